// SPDX-License-Identifier: Apache-2.0
package org.hypervia.itests.tck;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.hypervia.api.ConnectionSpec;
import org.hypervia.api.Hypervisors;
import org.hypervia.api.auth.Credentials;
import org.hypervia.api.auth.Secret;
import org.hypervia.simulator.EsxSimulator;
import org.hypervia.simulator.MachineState;
import org.hypervia.simulator.SimulatorOptions;
import org.hypervia.simulator.fault.FaultRule;
import org.hypervia.simulator.fault.Misbehaviour;
import org.hypervia.tck.Disturbance;
import org.hypervia.tck.TestHost;
import org.hypervia.tck.TestStorage;

/** Our simulator. */
record SimulatedHost(EsxSimulator simulator, Hypervisors hypervisors, String parameters, Map<String, String> deviations)
        implements TestHost {
    static SimulatedHost start(Hypervisors hypervisors, String parameters, Map<String, String> deviations) {
        EsxSimulator simulator =
                EsxSimulator.start(SimulatorOptions.builder().machines(4).build());
        simulator.machine("web01").state(MachineState.RUNNING);
        simulator.machine("db01").state(MachineState.OFF);
        // Libvirt's driver dies when an upload finds no directory.
        simulator.datastore("datastore1").write("tck/keep", new byte[0]);
        simulator.datastore("datastore1").makeDisk("tck/spare.vmdk", 1024);
        return new SimulatedHost(simulator, hypervisors, parameters, deviations);
    }

    @Override
    public ConnectionSpec.Builder spec() {
        return ConnectionSpec.builder(simulator.uri() + parameters)
                .credentials(
                        Credentials.of(SimulatorOptions.DEFAULT_USER, Secret.of(SimulatorOptions.DEFAULT_PASSWORD)));
    }

    @Override
    public String running() {
        return "web01";
    }

    @Override
    public String off() {
        return "db01";
    }

    @Override
    public String newDomain() {
        return Domains.vmware("datastore1");
    }

    @Override
    public Optional<String> newDisk() {
        return Optional.of("<disk type='file' device='disk'><source file='[datastore1] tck/spare.vmdk'/>"
                + "<target dev='sdc' bus='scsi'/></disk>");
    }

    @Override
    public Optional<TestStorage> storage() {
        return Optional.of(new Volumes("datastore1", "tck/%s.vmdk", "vmdk", true));
    }

    @Override
    public Optional<String> newNetwork() {
        return Optional.of("<network><name>tck-net</name><portgroup name='tck group'/></network>");
    }

    @Override
    public Optional<Disturbance> disturbance() {
        return Optional.of(new Disturbance() {
            @Override
            public void silence() {
                simulator.faults().add(FaultRule.on("*", new Misbehaviour.Held()));
            }

            @Override
            public void speak() {
                simulator.faults().clear();
            }

            @Override
            public void drop() {
                simulator.cutConnections();
            }
        });
    }

    @Override
    public OptionalInt sessions() {
        return OptionalInt.of(simulator.openSessions());
    }

    @Override
    public void close() {
        simulator.close();
    }
}
