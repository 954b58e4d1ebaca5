// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.handle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.nio.channels.Channels;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.hypervia.api.CallOptions;
import org.hypervia.api.ConnectionSpec;
import org.hypervia.api.Hypervisor;
import org.hypervia.api.HypervisorUri;
import org.hypervia.api.conversion.NativeConfigs;
import org.hypervia.api.definition.DomainDefinition;
import org.hypervia.api.domain.Domain;
import org.hypervia.api.domain.DomainDevices;
import org.hypervia.api.domain.DomainFilter;
import org.hypervia.api.domain.DomainGuest;
import org.hypervia.api.domain.DomainIdentity;
import org.hypervia.api.domain.DomainJob;
import org.hypervia.api.domain.DomainSnapshots;
import org.hypervia.api.domain.DomainState;
import org.hypervia.api.domain.Domains;
import org.hypervia.api.domain.Snapshot;
import org.hypervia.api.domain.SnapshotInfo;
import org.hypervia.api.host.Host;
import org.hypervia.api.migration.MigrateOptions;
import org.hypervia.api.migration.MigrationTarget;
import org.hypervia.api.network.HostInterface;
import org.hypervia.api.network.HostInterfaceIdentity;
import org.hypervia.api.network.HostInterfaces;
import org.hypervia.api.network.Network;
import org.hypervia.api.network.NetworkIdentity;
import org.hypervia.api.network.Networks;
import org.hypervia.api.resource.DomainResources;
import org.hypervia.api.resource.MemoryParameters;
import org.hypervia.api.storage.StoragePool;
import org.hypervia.api.storage.StoragePoolIdentity;
import org.hypervia.api.storage.StoragePools;
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

/** Null is refused at the edge, by name; the session here has no operations, so whatever goes on ends as NO_SUPPORT. */
class NullArgumentsTest {
    private static final DomainDefinition DEFINITION = DomainXml.parse(
            """
            <domain type='vmware'>
              <name>web</name><memory>4096</memory><os><type>hvm</type></os>
              <devices>
                <disk type='file' device='disk'><source file='[d] a.vmdk'/><target dev='sda' bus='scsi'/></disk>
                <interface type='bridge'><mac address='00:0c:29:00:00:01'/><source bridge='VM Network'/></interface>
              </devices>
            </domain>
            """,
            ParseOptions.builder()
                    .validated(false)
                    .capabilities(GuestCapabilities.ANY)
                    .build());

    private static final Duration LONG = Duration.ofMinutes(1);

    private static Map<Class<?>, Object> handles() {
        ConnectionSpec spec = ConnectionSpec.builder("bare://h/").build();
        BareSession session = new BareSession(spec.uri());
        SessionGuard guard = new SessionGuard(session, "bare", false, spec.operationTimeout());
        Domain domain = new DomainHandle(
                guard, new DomainIdentity("vm-7", "web", Reading.unset(), Reading.unset()), OptionalInt.empty());
        SnapshotsHandle snapshots = (SnapshotsHandle) domain.snapshots();
        Hypervisor connection = new HypervisorHandle(session, "bare", spec);
        return Map.ofEntries(
                Map.entry(Hypervisor.class, connection),
                Map.entry(Host.class, connection.host()),
                Map.entry(NativeConfigs.class, connection.nativeConfigs()),
                Map.entry(Domains.class, connection.domains()),
                Map.entry(Domain.class, domain),
                Map.entry(DomainSnapshots.class, snapshots),
                Map.entry(Snapshot.class, snapshots.handle(snapshot())),
                Map.entry(DomainResources.class, domain.resources()),
                Map.entry(DomainGuest.class, domain.guest()),
                Map.entry(DomainDevices.class, domain.devices()),
                Map.entry(DomainJob.class, domain.job()),
                Map.entry(StoragePools.class, connection.storagePools()),
                Map.entry(
                        StoragePool.class,
                        new StoragePoolHandle(guard, new StoragePoolIdentity("ds-1", "d", Reading.unset()))),
                Map.entry(StorageVolume.class, volume(guard)),
                Map.entry(Networks.class, connection.networks()),
                Map.entry(
                        Network.class,
                        new NetworkHandle(guard, new NetworkIdentity("n-1", "vSwitch0", new UUID(1, 2)))),
                Map.entry(HostInterfaces.class, connection.hostInterfaces()),
                Map.entry(
                        HostInterface.class,
                        new HostInterfaceHandle(
                                guard, new HostInterfaceIdentity("i-1", "vmnic0", "00:00:00:00:00:01"))));
    }

    private static StorageVolume volume(SessionGuard guard) {
        return new StorageVolumeHandle(guard, new StorageVolumeIdentity("v-1", "d", "a.iso", "[d] a.iso"));
    }

    private static SessionGuard bare() {
        return new SessionGuard(new BareSession(HypervisorUri.parse("bare://h/")), "bare", false, LONG);
    }

    private static SnapshotInfo snapshot() {
        return new SnapshotInfo(
                "s-1", "one", "", DomainState.SHUTOFF, Instant.EPOCH, Optional.empty(), false, false, false, List.of());
    }

    @Test
    void everyHandleRefusesNullByTheNameOfTheParameter() {
        List<String> tried = new ArrayList<>();
        handles()
                .forEach((type, handle) -> Stream.of(type.getMethods())
                        .filter(method -> !Modifier.isStatic(method.getModifiers()))
                        .forEach(method -> {
                            Parameter[] parameters = method.getParameters();
                            for (int i = 0; i < parameters.length; i++) {
                                if (!parameters[i].getType().isPrimitive()) {
                                    String what = type.getSimpleName() + "." + method.getName() + ": "
                                            + parameters[i].getName();
                                    assertThat(call(handle, method, i))
                                            .as(what)
                                            .isInstanceOf(NullPointerException.class)
                                            .hasMessage(parameters[i].getName());
                                    tried.add(what);
                                }
                            }
                        }));

        assertThat(tried)
                .hasSizeGreaterThan(100)
                .contains("Domains.byName: name", "DomainResources.setVcpus: affects", "StorageVolume.upload: source");
    }

    private static Throwable call(Object handle, Method method, int missing) {
        Object[] arguments = Stream.of(method.getParameters())
                .map(parameter -> anyOf(parameter.getType()))
                .toArray();
        arguments[missing] = null;
        Throwable thrown = catchThrowable(() -> method.invoke(handle, arguments));
        return thrown instanceof InvocationTargetException wrapped ? wrapped.getCause() : thrown;
    }

    private static Object anyOf(Class<?> type) {
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        return Stream.concat(
                        Stream.of(
                                1,
                                1L,
                                true,
                                "x",
                                new byte[0],
                                Set.of(),
                                Optional.of("x"),
                                new UUID(1, 2),
                                Duration.ofSeconds(1),
                                MemorySize.ofMebibytes(1),
                                MemoryParameters.ofMinGuarantee(MemorySize.ofMebibytes(1)),
                                DomainFilter.all(),
                                CallOptions.defaults(),
                                TransferRange.all(),
                                TransferOptions.defaults(),
                                Channels.newChannel(InputStream.nullInputStream()),
                                Channels.newChannel(OutputStream.nullOutputStream()),
                                volume(bare()),
                                new DomainsHandle(bare()),
                                MigrateOptions.defaults(),
                                MigrationTarget.any(),
                                DEFINITION),
                        Stream.concat(
                                DEFINITION.devices().disks().stream(), DEFINITION.devices().interfaces().stream()))
                .filter(value -> type.isInstance(value)
                        || (type == int.class && value instanceof Integer)
                        || (type == long.class && value instanceof Long)
                        || (type == boolean.class && value instanceof Boolean))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no value of " + type + " to try with"));
    }
}
