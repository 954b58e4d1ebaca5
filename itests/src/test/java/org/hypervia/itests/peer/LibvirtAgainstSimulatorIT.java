// SPDX-License-Identifier: Apache-2.0
package org.hypervia.itests.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hypervia.api.Hypervisor;
import org.hypervia.api.Hypervisors;
import org.hypervia.api.auth.Credentials;
import org.hypervia.api.auth.Secret;
import org.hypervia.api.domain.DomainXmlFlag;
import org.hypervia.simulator.EsxSimulator;
import org.hypervia.simulator.MachineState;
import org.hypervia.simulator.SimulatedMachine;
import org.hypervia.simulator.SimulatorOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Libvirt's own driver takes our simulator for an ESX host, and sees there what our provider sees. */
@Timeout(120)
class LibvirtAgainstSimulatorIT {
    @TempDir
    private Path folder;

    @Test
    void virshListsAllMachinesWithTheirStates() throws Exception {
        try (EsxSimulator host = EsxSimulator.start()) {
            Set<String> rows = virsh(host)
                    .output("list", "--all")
                    .lines()
                    .skip(2)
                    .filter(line -> !line.isBlank())
                    .map(line -> line.strip().replaceFirst("^(\\d+|-) +", "").replaceAll(" +", " "))
                    .collect(Collectors.toSet());
            assertThat(rows)
                    .isEqualTo(host.machines().stream()
                            .map(machine -> machine.name() + " " + word(machine.state()))
                            .collect(Collectors.toSet()));
            assertThat(host.machines())
                    .extracting(SimulatedMachine::state)
                    .contains(MachineState.RUNNING, MachineState.OFF);
        }
    }

    @Test
    void virshChangesThePowerStateAndLeavesNoSessionBehind() throws Exception {
        try (EsxSimulator host = EsxSimulator.start()) {
            SimulatedMachine machine = host.machines().get(0);
            machine.state(MachineState.RUNNING);
            Virsh virsh = virsh(host);
            for (List<String> step : List.of(
                    List.of("suspend", "paused"),
                    List.of("resume", "running"),
                    List.of("destroy", "shut off"),
                    List.of("start", "running"))) {
                virsh.output(step.get(0), machine.name());
                assertThat(virsh.output("domstate", machine.name()).strip()).isEqualTo(step.get(1));
                assertThat(word(machine.state())).isEqualTo(step.get(1));
                assertThat(Text.plain(virsh.output("dominfo", machine.name())))
                        .contains("Name: " + machine.name(), "UUID: " + machine.biosUuid(), "State: " + step.get(1));
            }
            assertThat(host.openSessions()).isZero();
        }
    }

    @Test
    void virshAndOurProviderDescribeEveryMachineInTheSameWords() throws Exception {
        try (EsxSimulator host = EsxSimulator.start();
                Hypervisor ours = Hypervisors.connect(
                        host.uri() + "&compat=9.0",
                        Credentials.of(SimulatorOptions.DEFAULT_USER, Secret.of(SimulatorOptions.DEFAULT_PASSWORD)))) {
            Virsh virsh = virsh(host);
            for (MachineState state : MachineState.values()) {
                for (SimulatedMachine machine : host.machines()) {
                    machine.state(state);
                    assertThat(Text.plain(ours.domains().byName(machine.name()).xml(Set.of())))
                            .as("%s, %s", machine.name(), state)
                            .isEqualTo(Text.plain(virsh.output("dumpxml", machine.name())));
                }
            }
            SimulatedMachine machine = host.machines().get(0);
            machine.state(MachineState.RUNNING);
            assertThat(Text.plain(ours.domains().byName(machine.name()).xml(Set.of(DomainXmlFlag.INACTIVE))))
                    .isEqualTo(Text.plain(virsh.output("dumpxml", "--inactive", machine.name())));
        }
    }

    private Virsh virsh(EsxSimulator host) throws Exception {
        return Virsh.at(
                folder, host.uri().toString(), SimulatorOptions.DEFAULT_USER, SimulatorOptions.DEFAULT_PASSWORD);
    }

    private static String word(MachineState state) {
        return switch (state) {
            case RUNNING -> "running";
            case OFF -> "shut off";
            case SUSPENDED -> "paused";
        };
    }
}
