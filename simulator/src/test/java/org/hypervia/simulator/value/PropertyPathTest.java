// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class PropertyPathTest {
    private final DataObject config = DataObject.of("VirtualMachineConfigInfo")
            .set("name", "x")
            .set(
                    "hardware",
                    DataObject.of("VirtualHardware")
                            .set("memoryMB", 64)
                            .set(
                                    "device",
                                    List.of(
                                            DataObject.of("VirtualKeyboard").set("key", 600),
                                            DataObject.of("VirtualDisk")
                                                    .set("key", 2000)
                                                    .set("capacityInKB", 8L))))
            .set(
                    "extraConfig",
                    List.of(DataObject.of("OptionValue").set("key", "a.b").set("value", "c")))
            .build();

    private TypedValue walk(String path) {
        return PropertyPath.parse(path).walk("VirtualMachine", config);
    }

    @Test
    void membersAreReachedWithTheirDeclaredTypes() {
        assertThat(walk("config.hardware.memoryMB").value()).isEqualTo(64);
        assertThat(walk("config.hardware.memoryMB").type().type()).isEqualTo("int");
        assertThat(walk("config.hardware.device").type().list()).isTrue();
    }

    @Test
    void itemsAreReachedByKey() {
        assertThat(walk("config.hardware.device[2000].capacityInKB").value()).isEqualTo(8L);
        assertThat(walk("config.hardware.device[2000]").type().list()).isFalse();
        assertThat(walk("config.extraConfig[\"a.b\"].value").value()).isEqualTo("c");
        assertThat(walk("config.hardware.device[1]")).isNull();
    }

    @Test
    void whatIsUnsetIsNothing() {
        assertThat(walk("config.ftInfo.role")).isNull();
        assertThat(walk("config.annotation")).isNull();
        assertThat(PropertyPath.parse("config.name").walk("VirtualMachine", null))
                .isNull();
    }

    @Test
    void whatDoesNotExistIsInvalid() {
        for (String path : List.of("nothing", "config.nothing", "config.hardware.device.key")) {
            assertThatThrownBy(() -> PropertyPath.parse(path).check("VirtualMachine"))
                    .as(path)
                    .isInstanceOf(VimFault.class);
        }
        PropertyPath.parse("config.hardware.device[2000].capacityInKB").check("VirtualMachine");
    }
}
