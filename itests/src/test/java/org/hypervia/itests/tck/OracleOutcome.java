// SPDX-License-Identifier: Apache-2.0
package org.hypervia.itests.tck;

import java.util.Map;
import java.util.TreeMap;
import org.hypervia.api.Hypervisor;
import org.hypervia.api.Hypervisors;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.simulator.MachineState;
import org.hypervia.simulator.SimulatedMachine;

/**
 * What came of a call.
 *
 * @param answer the value or XML, or the error's code
 * @param host the machines afterwards, by name: their states and VMX files
 */
record OracleOutcome(String answer, String host) {
    /** Makes a call on a simulated host of its own. */
    static OracleOutcome of(String parameters, Oracle call) {
        try (SimulatedHost host = SimulatedHost.start(Hypervisors.fromServiceLoader(), parameters, Map.of())) {
            host.simulator().machine("app01").state(MachineState.SUSPENDED);
            // It is asked and stays: when a guest that obeys is off is a matter of luck.
            host.simulator().machine("web01").guestObeys(false);
            String answer;
            try (Hypervisor connection = host.hypervisors().connect(host.spec().build())) {
                try {
                    answer = String.valueOf(call.call().apply(connection));
                } catch (HypervisorException e) {
                    answer = e.code().name();
                }
            }
            Map<String, String> machines = new TreeMap<>();
            for (SimulatedMachine machine : host.simulator().machines()) {
                machines.put(machine.name(), machine.state() + "\n" + machine.vmx());
            }
            return new OracleOutcome(answer, machines.toString());
        }
    }
}
