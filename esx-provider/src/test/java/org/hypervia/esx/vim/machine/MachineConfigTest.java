// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.hypervia.esx.vim.Scripts.MACHINE;
import static org.hypervia.esx.vim.Scripts.missing;
import static org.hypervia.esx.vim.Scripts.row;
import static org.hypervia.esx.vim.Scripts.soon;
import static org.hypervia.esx.vim.Scripts.value;

import java.util.Optional;
import java.util.OptionalLong;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.value.MemorySize;
import org.hypervia.api.value.Reading;
import org.hypervia.esx.soap.ScriptedServer;
import org.hypervia.esx.vim.Scripts;
import org.hypervia.esx.vim.property.PropertyCollector;
import org.hypervia.esx.vim.value.ObjectContent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MachineConfigTest {
    private static ObjectContent told(String properties) {
        ScriptedServer server = Scripts.host("8.0.2.0");
        server.on("RetrievePropertiesEx", "<returnval>" + row(MACHINE, properties) + "</returnval>");
        return new PropertyCollector(Scripts.open(server)).retrieveOne(MACHINE, soon(), "any");
    }

    private static MachineConfig config(String properties) {
        return MachineConfig.of(told(properties));
    }

    @Test
    void aValueIsThereOrNotSetOrFailed() {
        MachineConfig config = config(value(MachineConfig.MEMORY, "xsd:int", " 512 ")
                + value(MachineConfig.VCPUS, "xsd:int", "many")
                + missing("config.files", "NoPermission", "no"));

        assertThat(config.memory()).isEqualTo(Reading.of(MemorySize.ofMebibytes(512)));
        assertThat(config.memoryReservation()).isEqualTo(Reading.unset());
        assertThat(config.vcpus())
                .isInstanceOfSatisfying(
                        Reading.Failed.class,
                        failed -> assertThat(failed.error())
                                .hasMessageContaining("'many' for config.hardware.numCPU of VirtualMachine:16"));
        assertThat(config.vmxPath())
                .isInstanceOfSatisfying(
                        Reading.Failed.class,
                        failed -> assertThat(failed.error().code()).isEqualTo(ErrorCode.ACCESS_DENIED));
    }

    /** Only the host's word for it is no limit; a limit that cannot be read is not the same. */
    @Test
    void noLimitIsNotSet() {
        assertThat(config(value(MachineConfig.MEMORY_LIMIT, "xsd:long", "-1")).memoryLimit())
                .isEqualTo(Reading.unset());
        assertThat(config(value(MachineConfig.MEMORY_LIMIT, "xsd:long", "0")).memoryLimit())
                .isEqualTo(Reading.of(MemorySize.ZERO));
        assertThat(config(missing(MachineConfig.MEMORY_LIMIT, "NoPermission", "no"))
                        .memoryLimit())
                .isInstanceOf(Reading.Failed.class);
    }

    @Test
    void whatIsRequiredSaysWhyThereIsNone() {
        ObjectContent unset = told("");
        HypervisorException failure = catchThrowableOfType(
                HypervisorException.class,
                () -> unset.required(MachineConfig.of(unset).memory(), MachineConfig.MEMORY));
        assertThat(failure.code()).isEqualTo(ErrorCode.INTERNAL_ERROR);
        assertThat(failure).hasMessageContaining("no config.hardware.memoryMB of VirtualMachine:16");

        ObjectContent denied = told(missing("config", "NoPermission", "no"));
        failure = catchThrowableOfType(
                HypervisorException.class,
                () -> denied.required(MachineConfig.of(denied).memory(), MachineConfig.MEMORY));
        assertThat(failure.fault()).contains("NoPermission");
    }

    @Test
    void sharesCountWhereTheLevelIsCustomOnly() {
        assertThat(allocation("<reservation>7</reservation><shares><shares>99</shares><level>custom</level></shares>"))
                .isEqualTo(new Allocation(
                        OptionalLong.of(7), OptionalLong.empty(), Optional.of(new Allocation.Shares(99, "custom"))));
        assertThat(allocation("<limit>-1</limit><shares><shares>99</shares><level>high</level></shares>"))
                .isEqualTo(new Allocation(
                        OptionalLong.empty(), OptionalLong.of(-1), Optional.of(new Allocation.Shares(-1, "high"))));
        assertThat(catchThrowableOfType(
                        HypervisorException.class, () -> allocation("<shares><level>custom</level></shares>")))
                .hasMessageContaining("no number of shares");
    }

    private static Allocation allocation(String fields) {
        return config(value(MachineConfig.CPU_ALLOCATION, "ResourceAllocationInfo", fields))
                .cpuAllocation()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"yellow", "red", ""})
    void onlyGreenIsGreen(String status) {
        assertThat(config(value(MachineConfig.STATUS, "ManagedEntityStatus", status))
                        .isGreen())
                .isFalse();
        assertThat(config("").isGreen()).isFalse();
        assertThat(config(value(MachineConfig.STATUS, "ManagedEntityStatus", "green"))
                        .isGreen())
                .isTrue();
    }
}
