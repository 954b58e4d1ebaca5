// SPDX-License-Identifier: Apache-2.0
package org.hypervia.itests.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.hypervia.api.ConnectionSpec;
import org.hypervia.api.Hypervisor;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.migration.MigrateFlag;
import org.hypervia.simulator.HeldTasks;
import org.hypervia.simulator.SimulatedHost;
import org.hypervia.simulator.SimulatorOptions;
import org.hypervia.simulator.VcenterOptions;
import org.hypervia.simulator.VcenterSimulator;
import org.hypervia.simulator.fault.FaultRule;
import org.hypervia.simulator.fault.Misbehaviour;
import org.hypervia.spi.registry.ProviderRegistry;
import org.hypervia.tck.TestMigration;
import org.jspecify.annotations.Nullable;

/** Moves between two hosts of a simulated vCenter, and another vCenter where they cannot go. */
final class VcenterMoves implements TestMigration, AutoCloseable {
    private static final String MIGRATE = "MigrateVM_Task";
    private static final Duration LONG = Duration.ofSeconds(30);

    /** What libvirt's public part refuses for its ESX driver; all other flags that are not taken the driver refuses itself. */
    private static final Set<MigrateFlag> WAYS =
            Set.of(MigrateFlag.PEER2PEER, MigrateFlag.OFFLINE, MigrateFlag.CHANGE_PROTECTION);

    /** What both providers take; the last one moves files, which libvirt's driver lacks. */
    private static final Set<MigrateFlag> TAKEN = Set.of(
            MigrateFlag.LIVE,
            MigrateFlag.PERSIST_DEST,
            MigrateFlag.UNDEFINE_SOURCE,
            MigrateFlag.PAUSED,
            MigrateFlag.NON_SHARED_DISK);

    private final VcenterSimulator center;
    private final SimulatedHost to;
    private final Function<SimulatedHost, ConnectionSpec.Builder> specs;
    private @Nullable VcenterSimulator other;

    VcenterMoves(VcenterSimulator center, SimulatedHost to, Function<SimulatedHost, ConnectionSpec.Builder> specs) {
        this.center = center;
        this.to = to;
        this.specs = specs;
    }

    @Override
    public ConnectionSpec.Builder destination() {
        return specs.apply(to);
    }

    /** Another vCenter at another address: libvirt's driver tells two apart by that. */
    @Override
    public ConnectionSpec.Builder unreachable() {
        VcenterSimulator stranger = other;
        if (stranger == null) {
            VcenterOptions options = VcenterOptions.sized(new VcenterOptions.Size(1, 0, 1, 0))
                    .withIdentity(VcenterOptions.VCENTER_8.withName("other", "example.test"));
            stranger = VcenterSimulator.start(options.withServer(
                    SimulatorOptions.builder().listen("127.0.0.2", 0).build()));
            other = stranger;
        }
        return specs.apply(stranger.hosts().get(0));
    }

    @Override
    public Hypervisor foreign(String provider) {
        return new ProviderRegistry(() -> List.of(new ForeignProvider(provider)))
                .connect(ConnectionSpec.builder("foreign://elsewhere/").build());
    }

    @Override
    public Map<MigrateFlag, ErrorCode> refusedFlags() {
        Map<MigrateFlag, ErrorCode> refused = new EnumMap<>(MigrateFlag.class);
        for (MigrateFlag flag : EnumSet.complementOf(EnumSet.copyOf(TAKEN))) {
            refused.put(flag, WAYS.contains(flag) ? ErrorCode.ARGUMENT_UNSUPPORTED : ErrorCode.INVALID_ARG);
        }
        return refused;
    }

    @Override
    public void refuse() {
        to.refuseMachines("DisallowedMigrationDeviceAttached", "A device of the host is connected");
    }

    @Override
    public void fail() {
        center.endpoint()
                .faults()
                .add(FaultRule.on(MIGRATE, new Misbehaviour.TaskFault("MigrationFault", "The network broke.")));
    }

    @Override
    public boolean warn() {
        to.warnOfMachines("NoGuestHeartbeat", "thin ice");
        return true;
    }

    @Override
    public Optional<Held> hold() {
        HeldTasks held = center.holdTasks(MIGRATE);
        return Optional.of(new Held() {
            @Override
            public void awaitStart() {
                assertThat(held.await(1, LONG)).as("a move has begun").isTrue();
            }

            @Override
            public void getOn() {
                held.progress(42);
            }

            @Override
            public void close() {
                held.close();
            }
        });
    }

    @Override
    public void close() {
        if (other != null) {
            other.close();
        }
    }
}
