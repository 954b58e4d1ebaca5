// SPDX-License-Identifier: Apache-2.0
package org.hypervia.itests.tck;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.hypervia.api.ConnectionSpec;
import org.hypervia.api.Hypervisors;
import org.hypervia.api.auth.Credentials;
import org.hypervia.api.auth.Secret;
import org.hypervia.simulator.GivenDatacenter;
import org.hypervia.simulator.GivenHost;
import org.hypervia.simulator.MachineState;
import org.hypervia.simulator.SimulatedHost;
import org.hypervia.simulator.SimulatorOptions;
import org.hypervia.simulator.VcenterOptions;
import org.hypervia.simulator.VcenterSimulator;
import org.hypervia.simulator.fault.FaultRule;
import org.hypervia.simulator.fault.Misbehaviour;
import org.hypervia.tck.Disturbance;
import org.hypervia.tck.TestHost;
import org.hypervia.tck.TestMigration;
import org.hypervia.tck.TestStorage;

/** A host of our simulated vCenter, with another one to which its domains can go. */
final class VcenterHost implements TestHost {
    private static final String FIRST = "esx01.example.test";
    private static final String SECOND = "esx02.example.test";

    private final Hypervisors hypervisors;
    private final String parameters;
    private final Map<String, String> deviations;
    private final VcenterSimulator center = VcenterSimulator.start(VcenterOptions.of(GivenDatacenter.of("dc1")
            .withHost(GivenHost.of(FIRST).withMachines(4))
            .withHost(GivenHost.of(SECOND))));
    private final VcenterMoves moves;
    private final String running;
    private final String off;

    private VcenterHost(Hypervisors hypervisors, String parameters, Map<String, String> deviations) {
        this.hypervisors = hypervisors;
        this.parameters = parameters;
        this.deviations = deviations;
        SimulatedHost first = center.host(FIRST);
        center.datastore(first, GivenHost.SHARED).write("tck/keep", new byte[0]);
        center.datastore(first, GivenHost.SHARED).makeDisk("tck/spare.vmdk", 1024);
        this.running = first.machines().get(0).name();
        this.off = first.machines().get(1).name();
        center.machine(running).state(MachineState.RUNNING);
        center.machine(off).state(MachineState.OFF);
        this.moves = new VcenterMoves(center, center.host(SECOND), this::spec);
    }

    static VcenterHost start(Hypervisors hypervisors, String parameters, Map<String, String> deviations) {
        return new VcenterHost(hypervisors, parameters, deviations);
    }

    private ConnectionSpec.Builder spec(SimulatedHost host) {
        return ConnectionSpec.builder(host.uri() + parameters)
                .credentials(Credentials.of(VcenterOptions.DEFAULT_USER, Secret.of(SimulatorOptions.DEFAULT_PASSWORD)));
    }

    @Override
    public Hypervisors hypervisors() {
        return hypervisors;
    }

    @Override
    public ConnectionSpec.Builder spec() {
        return spec(center.host(FIRST));
    }

    @Override
    public String running() {
        return running;
    }

    @Override
    public String off() {
        return off;
    }

    @Override
    public String newDomain() {
        return Domains.vmware(GivenHost.SHARED);
    }

    @Override
    public Optional<String> newDisk() {
        return Optional.of("<disk type='file' device='disk'><source file='[" + GivenHost.SHARED + "] tck/spare.vmdk'/>"
                + "<target dev='sdc' bus='scsi'/></disk>");
    }

    @Override
    public Optional<TestStorage> storage() {
        return Optional.of(new Volumes(GivenHost.SHARED, "tck/%s.vmdk", "vmdk", true));
    }

    @Override
    public Optional<String> newNetwork() {
        return Optional.of("<network><name>tck-net</name><portgroup name='tck group'/></network>");
    }

    @Override
    public Optional<TestMigration> migration() {
        return Optional.of(moves);
    }

    @Override
    public Optional<Disturbance> disturbance() {
        return Optional.of(new Disturbance() {
            @Override
            public void silence() {
                center.endpoint().faults().add(FaultRule.on("*", new Misbehaviour.Held()));
            }

            @Override
            public void speak() {
                center.endpoint().faults().clear();
            }

            @Override
            public void drop() {
                center.endpoint().cutConnections();
            }
        });
    }

    @Override
    public Map<String, String> deviations() {
        return deviations;
    }

    @Override
    public OptionalInt sessions() {
        return OptionalInt.of(List.of(center.endpoint(), center.host(FIRST).agent()).stream()
                .mapToInt(endpoint -> endpoint.openSessions())
                .sum());
    }

    @Override
    public void close() {
        moves.close();
        center.close();
    }
}
