// SPDX-License-Identifier: Apache-2.0
package org.hypervia.libvirt;

import java.util.Map;
import java.util.Set;
import org.hypervia.api.HypervisorUri;
import org.hypervia.api.capability.Capability;
import org.hypervia.spi.OperationTable;
import org.hypervia.spi.domain.DomainAutostart;
import org.hypervia.spi.domain.DomainBlockQueries;
import org.hypervia.spi.domain.DomainCpuUsage;
import org.hypervia.spi.domain.DomainDefinitions;
import org.hypervia.spi.domain.DomainDeviceOperations;
import org.hypervia.spi.domain.DomainGuestOperations;
import org.hypervia.spi.domain.DomainJobOperations;
import org.hypervia.spi.domain.DomainLifecycle;
import org.hypervia.spi.domain.DomainLookup;
import org.hypervia.spi.domain.DomainMetadata;
import org.hypervia.spi.domain.DomainQueries;
import org.hypervia.spi.domain.DomainResourceOperations;
import org.hypervia.spi.domain.DomainScreenshots;
import org.hypervia.spi.domain.DomainSecurityQueries;
import org.hypervia.spi.domain.DomainSnapshotOperations;
import org.hypervia.spi.domain.DomainXmlOperations;
import org.hypervia.spi.domain.NativeConfigOperations;
import org.hypervia.spi.domain.TransientDomains;
import org.hypervia.spi.host.HostOperations;
import org.hypervia.spi.migration.MigrationOperations;
import org.hypervia.spi.network.HostInterfaceOperations;
import org.hypervia.spi.network.NetworkDefinitions;
import org.hypervia.spi.network.NetworkOperations;
import org.hypervia.spi.storage.StoragePoolOperations;
import org.hypervia.spi.storage.StorageTransfers;
import org.hypervia.spi.storage.StorageVolumeChanges;
import org.hypervia.spi.storage.StorageVolumeOperations;

/** What a session can do, which is decided by its driver. */
final class LibvirtTable {
    private static final String DEADLY =
            "libvirt's ESX driver ends the process on hosts that leave out a datastore's mount path or a disk's size: use"
                    + " esx-provider";

    /** What drivers are known to lack; libvirt itself can only be asked by trying. */
    private static final Map<String, Set<Capability>> LACKING = Map.of(
            "ESX",
                    Set.of(
                            Capability.DOMAIN_TRANSIENT,
                            Capability.DOMAIN_DEVICES,
                            Capability.DOMAIN_JOB,
                            Capability.DOMAIN_METADATA,
                            Capability.DOMAIN_SECURITY,
                            Capability.DOMAIN_BLOCK_INFO,
                            // Its CPU time is always zero; the test driver's is the time of day.
                            Capability.DOMAIN_CPU_USAGE),
            "TEST",
                    Set.of(
                            Capability.DOMAIN_MIGRATION,
                            Capability.CONFIG_NATIVE,
                            Capability.DOMAIN_JOB,
                            Capability.DOMAIN_DEVICES,
                            Capability.DOMAIN_CPU_USAGE,
                            Capability.STORAGE_TRANSFERS),
            "BHYVE", Set.of(Capability.DOMAIN_MIGRATION),
            "Hyper-V", Set.of(Capability.DOMAIN_MIGRATION),
            "LXC", Set.of(Capability.DOMAIN_MIGRATION),
            "VBOX", Set.of(Capability.DOMAIN_MIGRATION),
            "VMware", Set.of(Capability.DOMAIN_MIGRATION));

    private static final String NO_CENTER =
            "libvirt's ESX driver migrates by a vCenter: write vcenter=* or vcenter=HOST into the URI";

    /**
     * What a driver has and nobody may ask it for. Libvirt's ESX driver follows null pointers where a host leaves out what it may leave
     * out: the mount path of a datastore in each lookup of a pool, the size of a disk in each look at a volume, the iSCSI adapter in a
     * refresh. That ends the process, not the call. Of the host's interfaces it looks for names among the MAC addresses, and lists none.
     */
    private static final Map<String, Map<Capability, String>> WITHHELD = Map.of(
            "ESX",
            Map.of(
                    Capability.STORAGE_POOLS, DEADLY,
                    Capability.STORAGE_VOLUMES, DEADLY,
                    Capability.STORAGE_CHANGES, DEADLY,
                    Capability.STORAGE_TRANSFERS, "libvirt's ESX driver has no transfers: use esx-provider",
                    Capability.HOST_INTERFACES,
                            "libvirt's ESX driver finds no interface by its name: use esx-provider"));

    private LibvirtTable() {}

    /**
     * Makes the table.
     *
     * @param session on what the operations work
     * @param driver libvirt's name of its driver
     */
    static OperationTable of(LibvirtSession session, String driver) {
        return withStorageAndNetworks(domains(session), session)
                .without(LACKING.getOrDefault(driver, Set.of()))
                .withhold(WITHHELD.getOrDefault(driver, Map.of()))
                .withhold(
                        driver.equals("ESX") && !hasCenter(session.uri())
                                ? Map.of(Capability.DOMAIN_MIGRATION, NO_CENTER)
                                : Map.of())
                .build();
    }

    /** Tells whether libvirt's ESX driver logs in to a vCenter, which only its URI says: a vCenter's, or a host's that names one. */
    private static boolean hasCenter(HypervisorUri uri) {
        boolean named = uri.scheme().equals("esx")
                && uri.parameter("vcenter").filter(name -> !name.isEmpty()).isPresent();
        return named || uri.scheme().equals("vpx");
    }

    private static OperationTable.Builder domains(LibvirtSession session) {
        LibvirtGuest guest = new LibvirtGuest(session);
        LibvirtMetadata metadata = new LibvirtMetadata(session);
        LibvirtHost host = new LibvirtHost(session);
        LibvirtQueries queries = new LibvirtQueries(session);
        LibvirtDefinitions definitions = new LibvirtDefinitions(session);
        return OperationTable.builder()
                .with(HostOperations.KIND, host)
                .with(DomainLookup.KIND, new LibvirtLookup(session))
                .with(DomainQueries.KIND, queries)
                .with(DomainLifecycle.KIND, new LibvirtLifecycle(session))
                .with(DomainXmlOperations.KIND, new LibvirtXml(session))
                .with(NativeConfigOperations.KIND, host)
                .with(DomainDefinitions.KIND, definitions)
                .with(TransientDomains.KIND, definitions)
                .with(DomainAutostart.KIND, queries)
                .with(DomainMetadata.KIND, metadata)
                .with(DomainSecurityQueries.KIND, metadata)
                .with(DomainResourceOperations.KIND, new LibvirtResources(session))
                .with(DomainBlockQueries.KIND, queries)
                .with(DomainCpuUsage.KIND, new LibvirtCpuUsage(session))
                .with(DomainSnapshotOperations.KIND, new LibvirtSnapshots(session))
                .with(DomainGuestOperations.KIND, guest)
                .with(DomainScreenshots.KIND, guest)
                .with(DomainDeviceOperations.KIND, new LibvirtDevices(session))
                .with(DomainJobOperations.KIND, new LibvirtJobs(session))
                .with(MigrationOperations.KIND, new LibvirtMigrations(session));
    }

    private static OperationTable.Builder withStorageAndNetworks(OperationTable.Builder table, LibvirtSession session) {
        LibvirtNetworking networks = new LibvirtNetworking(session);
        return table.with(StoragePoolOperations.KIND, new LibvirtPools(session))
                .with(StorageVolumeOperations.KIND, new LibvirtVolumes(session))
                .with(StorageVolumeChanges.KIND, new LibvirtVolumeChanges(session))
                .with(StorageTransfers.KIND, new LibvirtTransfers(session))
                .with(NetworkOperations.KIND, networks)
                .with(NetworkDefinitions.KIND, networks)
                .with(HostInterfaceOperations.KIND, new LibvirtHostInterfaces(session));
    }
}
