// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.definition.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DevicesTest {
    private static final DeviceAddress.Pci PLACE = new DeviceAddress.Pci(0, 0, 2, 0);
    private static final Controller IDE = Controller.of(ControllerType.IDE, 0);
    private static final Controller SATA = Controller.of(ControllerType.SATA, 0);
    private static final SerialPort PORT = new SerialPort(new CharacterSource.Null(), 0);
    private static final HostDevice PASSED = HostDevice.managed(PLACE);

    private static Devices devices(Device... devices) {
        return new Devices(Arrays.asList(devices));
    }

    @Test
    void eachKindKeepsItsOrderAndTheMixtureOfKindsMakesNoDifference() {
        Devices devices = devices(SATA, PASSED, PORT, IDE);

        assertThat(devices.controllers()).containsExactly(SATA, IDE).isUnmodifiable();
        assertThat(devices.all(SerialPort.class)).containsExactly(PORT).isUnmodifiable();
        assertThat(devices.hostDevices()).containsExactly(PASSED);
        assertThat(devices.list()).hasSize(4).isUnmodifiable();
        assertThat(devices)
                .isEqualTo(devices(PORT, SATA, IDE, PASSED))
                .hasSameHashCodeAs(devices(PORT, SATA, IDE, PASSED));
        assertThat(devices).isNotEqualTo(devices(PORT, IDE, SATA, PASSED));
    }

    @Test
    void aKindIsAnInterfaceOrOneOfItsForms() {
        Graphics spice = new Graphics.Other(GraphicsType.SPICE);
        Graphics.Vnc vnc = Graphics.Vnc.builder().build();
        Devices devices = devices(spice, vnc);

        assertThat(devices.graphics()).containsExactly(spice, vnc);
        assertThat(devices.all(Graphics.Vnc.class)).containsExactly(vnc);
        assertThat(devices.all(Device.class)).containsExactly(spice, vnc);
    }

    @Test
    void replacingAKindLeavesTheOthers() {
        Devices devices = devices(IDE, PORT, PASSED);

        assertThat(devices.toBuilder()
                        .replace(Controller.class, List.of(SATA, IDE))
                        .build())
                .isEqualTo(devices(SATA, IDE, PORT, PASSED));
        assertThat(devices.toBuilder().replace(HostDevice.class, List.of()).build())
                .isEqualTo(devices(IDE, PORT));
        assertThat(devices.toBuilder().add(SATA).build()).isEqualTo(devices(IDE, SATA, PORT, PASSED));
        assertThat(devices.toBuilder()
                        .replace(Controller.class, devices.controllers())
                        .build())
                .isEqualTo(devices);
        assertThat(Devices.none()).isEqualTo(Devices.builder().build()).isEqualTo(devices());
    }

    @Test
    @SuppressWarnings("NullAway") // what is about to be refused
    void noDeviceIsNull() {
        Devices.Builder builder = Devices.builder().add(IDE);

        assertThatNullPointerException().isThrownBy(() -> builder.add(null)).withMessage("device");
        assertThatNullPointerException().isThrownBy(() -> builder.replace(Controller.class, Arrays.asList(SATA, null)));
        assertThatNullPointerException().isThrownBy(() -> devices(IDE, null));
        assertThat(builder.build()).isEqualTo(devices(IDE));
    }

    @Test
    void aHostDeviceSitsOnPciOrNowhere() {
        assertThat(PASSED.isManaged()).isTrue();
        assertThat(PASSED.driver()).isEmpty();
        assertThat(PASSED.address()).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HostDevice(
                        false, Optional.empty(), PLACE, Optional.of(new DeviceAddress.Drive(0, 0, 0, 0))))
                .withMessageContaining("0000:00:02.0");
    }

    @Test
    void aPciAddressHasTheLimitsOfItsParts() {
        assertThat(new DeviceAddress.Pci(0x12345, 0xff, 0x1f, 7)).hasToString("12345:ff:1f.7");
        assertThatIllegalArgumentException().isThrownBy(() -> new DeviceAddress.Pci(-1, 0, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new DeviceAddress.Pci(0, 0x100, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new DeviceAddress.Pci(0, 0, 0x20, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new DeviceAddress.Pci(0, 0, 0, 8));
    }
}
