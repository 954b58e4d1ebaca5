// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.handle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hypervia.api.ConnectionSpec;
import org.hypervia.api.Hypervisor;
import org.hypervia.api.definition.device.Disk;
import org.hypervia.api.domain.DefineFlag;
import org.hypervia.api.domain.DestroyFlag;
import org.hypervia.api.domain.Domain;
import org.hypervia.api.domain.DomainIdentity;
import org.hypervia.api.domain.DomainState;
import org.hypervia.api.domain.DomainXmlFlag;
import org.hypervia.api.domain.HostnameSource;
import org.hypervia.api.domain.InterfaceAddressSource;
import org.hypervia.api.domain.ShutdownMode;
import org.hypervia.api.domain.Snapshot;
import org.hypervia.api.domain.SnapshotInfo;
import org.hypervia.api.domain.SnapshotXmlFlag;
import org.hypervia.api.domain.StartFlag;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.migration.MigrationTarget;
import org.hypervia.api.network.Network;
import org.hypervia.api.network.NetworkDefineFlag;
import org.hypervia.api.network.NetworkIdentity;
import org.hypervia.api.resource.Affect;
import org.hypervia.api.resource.MemoryParameters;
import org.hypervia.api.resource.SchedulerParameters.Parameter;
import org.hypervia.api.resource.VcpuCount;
import org.hypervia.api.storage.StoragePool;
import org.hypervia.api.storage.StoragePoolIdentity;
import org.hypervia.api.storage.StorageVolume;
import org.hypervia.api.storage.StorageVolumeIdentity;
import org.hypervia.api.storage.TransferOptions;
import org.hypervia.api.storage.TransferRange;
import org.hypervia.api.value.MemorySize;
import org.hypervia.api.value.Reading;
import org.hypervia.spi.domainxml.DomainXml;
import org.hypervia.spi.domainxml.GuestCapabilities;
import org.hypervia.spi.domainxml.ParseOptions;
import org.junit.jupiter.api.Test;

/** A read-only connection refuses what libvirt's public layer refuses, in its words and before anything is asked. */
class ReadOnlyTest {
    private static final String XML = """
            <domain type='qemu'><name>web</name><memory>4096</memory><os><type>hvm</type></os><devices>
              <disk type='file' device='disk'><source file='/d/a'/><target dev='sda' bus='scsi'/></disk>
            </devices></domain>
            """;

    private static final SnapshotInfo SNAPSHOT = new SnapshotInfo(
            "s-1", "one", "", DomainState.SHUTOFF, Instant.EPOCH, Optional.empty(), false, false, false, List.of());

    private static final MemorySize SIZE = MemorySize.ofMebibytes(1);

    private final ConnectionSpec spec =
            ConnectionSpec.builder("bare://h/").readOnly(true).build();
    private final SessionGuard guard =
            new SessionGuard(new BareSession(spec.uri()), "bare", true, spec.operationTimeout());
    private final DomainIdentity identity = new DomainIdentity("vm-7", "web", Reading.unset(), Reading.unset());
    private final Domain domain = new DomainHandle(guard, identity, OptionalInt.empty());
    private final Hypervisor connection = new HypervisorHandle(new BareSession(spec.uri()), "bare", spec);
    private final Map<String, ThrowingCallable> refused = new TreeMap<>();

    private void refuses(String function, ThrowingCallable call) {
        refused.put(function, call);
    }

    @Test
    void changesOfDomainsAreRefusedByTheNameOfTheirFunction() {
        refuses("virDomainCreate", domain::start);
        refuses("virDomainCreateWithFlags", () -> domain.start(Set.of(StartFlag.PAUSED)));
        refuses("virDomainSuspend", domain::suspend);
        refuses("virDomainResume", domain::resume);
        refuses("virDomainDestroy", domain::destroy);
        refuses("virDomainDestroyFlags", () -> domain.destroy(Set.of(DestroyFlag.GRACEFUL)));
        refuses("virDomainShutdown", domain::shutdown);
        refuses("virDomainShutdownFlags", () -> domain.shutdown(Set.of(ShutdownMode.GUEST_AGENT)));
        refuses("virDomainReboot", domain::reboot);
        refuses("virDomainReset", domain::reset);
        refuses("virDomainSetAutostart", () -> domain.setAutostart(true));
        refuses("virDomainUndefineFlags", () -> domain.undefine(Set.of()));
        refuses("virDomainSetMetadata", () -> domain.setTitle(Optional.of("x"), Affect.CURRENT));
        refuses("virDomainScreenshot", () -> domain.screenshot(0));
        refuses("virDomainGetHostname", () -> domain.guest().hostname(Set.of(HostnameSource.LEASE)));
        refuses("virDomainInterfaceAddresses", () -> domain.guest().interfaces(InterfaceAddressSource.AGENT));
        refuses("virDomainAbortJob", () -> domain.job().abort());
        refuses("virDomainMigrate3", () -> domain.migrate(connection.domains()));
        refuses("virDomainDefineXML", () -> connection.domains().define(XML));
        refuses("virDomainDefineXMLFlags", () -> connection.domains().define(XML, Set.of(DefineFlag.VALIDATE)));
        refuses("virDomainCreateXML", () -> connection.domains().create(XML, Set.of()));
        refuses(
                "virConnectDomainXMLFromNative",
                () -> connection.nativeConfigs().domainXmlFromNative("vmware-vmx", ""));
        refuses("virConnectDomainXMLToNative", () -> connection.nativeConfigs().domainXmlToNative("vmware-vmx", XML));
        assertRefused();
        assertDenied(
                () -> domain.relocate(MigrationTarget.ofHost("esx2")), "read only access prevents virDomainMigrate3");
        assertDenied(
                () -> domain.setDescription(Optional.of("x"), Affect.CURRENT),
                "read only access prevents virDomainSetMetadata");
    }

    @Test
    void changesOfResourcesDevicesAndSnapshotsLikewise() {
        Parameter shares = new Parameter("shares", 1);
        Disk disk = DomainXml.parse(
                        XML,
                        ParseOptions.builder()
                                .validated(false)
                                .capabilities(GuestCapabilities.ANY)
                                .build())
                .devices()
                .disks()
                .get(0);
        SnapshotsHandle snapshots = new SnapshotsHandle(guard, identity);
        Snapshot snapshot = snapshots.handle(SNAPSHOT);
        refuses("virDomainSetMemoryFlags", () -> domain.resources().setMemory(SIZE));
        refuses(
                "virDomainSetMemoryParameters",
                () -> domain.resources().setMemoryParameters(MemoryParameters.ofMinGuarantee(SIZE)));
        refuses("virDomainSetVcpus", () -> domain.resources().setVcpus(1));
        refuses("virDomainSetVcpusFlags", () -> domain.resources().setVcpus(1, Affect.CONFIG));
        refuses("virDomainGetVcpusFlags", () -> domain.resources().vcpus(VcpuCount.GUEST, Affect.CURRENT));
        refuses("virDomainSetSchedulerParameters", () -> domain.resources().setScheduler(Set.of(shares)));
        refuses(
                "virDomainSetSchedulerParametersFlags",
                () -> domain.resources().setScheduler(Set.of(shares), Affect.LIVE));
        refuses("virDomainAttachDevice", () -> domain.devices().attach("<disk/>"));
        refuses("virDomainAttachDeviceFlags", () -> domain.devices().attach(disk, Affect.CONFIG));
        refuses("virDomainDetachDevice", () -> domain.devices().detach("<disk/>"));
        refuses("virDomainDetachDeviceFlags", () -> domain.devices().detach(disk, Affect.CONFIG));
        refuses("virDomainUpdateDeviceFlags", () -> domain.devices().update(disk, Affect.CONFIG));
        refuses("virDomainSnapshotCreateXML", snapshots::create);
        refuses("virDomainRevertToSnapshot", () -> snapshot.revert(Set.of()));
        refuses("virDomainSnapshotDelete", () -> snapshot.delete(Set.of()));
        assertRefused();
        for (ThrowingCallable size : List.<ThrowingCallable>of(
                () -> domain.resources().setMemory(SIZE, Affect.CONFIG),
                () -> domain.resources().setMaxMemory(SIZE),
                () -> domain.resources().setMaxMemory(SIZE, Affect.CONFIG))) {
            assertDenied(size, "read only access prevents virDomainSetMemoryFlags");
        }
        assertDenied(
                () -> snapshot.xml(Set.of(SnapshotXmlFlag.SECURE)), "virDomainSnapshotGetXMLDesc with secure flag");
        assertDenied(() -> domain.xml(Set.of(DomainXmlFlag.SECURE)), "virDomainGetXMLDesc with secure flag");
        assertDenied(() -> domain.xml(Set.of(DomainXmlFlag.MIGRATABLE)), "virDomainGetXMLDesc with secure flag");
    }

    /** As {@code virsh -r} on libvirt's test driver; whoever may only look is not to see what is on disks either. */
    @Test
    void changesOfStorageAndNetworksLikewise() {
        StoragePool pool = new StoragePoolHandle(guard, new StoragePoolIdentity("ds-1", "d", Reading.unset()));
        StorageVolume volume =
                new StorageVolumeHandle(guard, new StorageVolumeIdentity("v-1", "d", "a.iso", "[d] a.iso"));
        Network network = new NetworkHandle(guard, new NetworkIdentity("n-1", "vSwitch0", new UUID(1, 2)));
        refuses("virStoragePoolRefresh", pool::refresh);
        refuses("virStoragePoolSetAutostart", () -> pool.setAutostart(true));
        refuses("virStorageVolCreateXML", () -> pool.createVolume("<volume/>"));
        refuses("virStorageVolCreateXMLFrom", () -> pool.createVolumeFrom("<volume/>", volume, Set.of()));
        refuses("virStorageVolDelete", volume::delete);
        refuses("virStorageVolWipePattern", volume::wipe);
        refuses("virStorageVolResize", () -> volume.resize(1, Set.of()));
        refuses("virStorageVolUpload", () -> volume.upload(TransferRange.all()));
        refuses("virStorageVolDownload", () -> volume.download(TransferRange.all()));
        refuses("virNetworkDefineXML", () -> connection.networks().define("<network/>"));
        refuses(
                "virNetworkDefineXMLFlags",
                () -> connection.networks().define("<network/>", Set.of(NetworkDefineFlag.VALIDATE)));
        refuses("virNetworkUndefine", network::undefine);
        refuses("virNetworkSetAutostart", () -> network.setAutostart(true));
        assertRefused();
        assertDenied(
                () -> volume.download(Channels.newChannel(OutputStream.nullOutputStream()), TransferOptions.defaults()),
                "read only access prevents virStorageVolDownload");
        assertDenied(
                () -> volume.upload(Channels.newChannel(InputStream.nullInputStream()), TransferOptions.defaults()),
                "read only access prevents virStorageVolUpload");
    }

    /** What only reads goes on to the provider, which here has nothing. */
    @Test
    void readsAreNotRefused() {
        for (ThrowingCallable read : List.<ThrowingCallable>of(
                domain::info,
                () -> domain.xml(Set.of(DomainXmlFlag.INACTIVE)),
                () -> domain.job().info(),
                () -> domain.resources().scheduler(),
                () -> domain.resources().cpuUsage(),
                () -> domain.guest().interfaces(InterfaceAddressSource.LEASE),
                () -> domain.snapshots().list(),
                () -> domain.devices().blockInfo("sda"),
                () -> connection.storagePools().list(),
                () -> connection.networks().list(),
                () -> connection.hostInterfaces().list())) {
            assertThat(catchThrowableOfType(HypervisorException.class, read).code())
                    .isEqualTo(ErrorCode.NO_SUPPORT);
        }
    }

    @Test
    void aClosedConnectionSaysThatFirst() {
        connection.close();
        assertThat(catchThrowableOfType(
                                HypervisorException.class,
                                () -> connection.domains().define(XML))
                        .code())
                .isEqualTo(ErrorCode.INVALID_CONN);
    }

    private void assertRefused() {
        refused.forEach((function, call) -> assertDenied(call, "read only access prevents " + function));
    }

    private static void assertDenied(ThrowingCallable call, String message) {
        HypervisorException error = catchThrowableOfType(HypervisorException.class, call);
        assertThat(error).as(message).isNotNull();
        assertThat(error.code()).as(message).isEqualTo(ErrorCode.OPERATION_DENIED);
        assertThat(error).hasMessage(message);
    }
}
