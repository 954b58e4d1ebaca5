// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.domainxml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.hypervia.api.definition.Architecture;
import org.hypervia.api.definition.DomainDefinition;
import org.hypervia.api.definition.DomainType;
import org.hypervia.api.definition.OperatingSystem;
import org.hypervia.api.definition.device.CharacterSource;
import org.hypervia.api.definition.device.Controller;
import org.hypervia.api.definition.device.ControllerType;
import org.hypervia.api.definition.device.DeviceAddress;
import org.hypervia.api.definition.device.Devices;
import org.hypervia.api.definition.device.Disk;
import org.hypervia.api.definition.device.DiskBus;
import org.hypervia.api.definition.device.DiskDevice;
import org.hypervia.api.definition.device.DiskSource;
import org.hypervia.api.definition.device.DiskTarget;
import org.hypervia.api.definition.device.Filesystem;
import org.hypervia.api.definition.device.Graphics;
import org.hypervia.api.definition.device.GraphicsType;
import org.hypervia.api.definition.device.InterfaceSource;
import org.hypervia.api.definition.device.NetworkInterface;
import org.hypervia.api.definition.device.SerialPort;
import org.hypervia.api.definition.device.Tpm;
import org.hypervia.api.definition.device.TpmBackend;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.value.MacAddress;
import org.hypervia.api.value.MemorySize;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UnwritableTest {
    private record Case(String type, Consumer<Devices.Builder> device) {}

    static Stream<Case> constructsWithNothingButAType() {
        return Stream.of(
                new Case(
                        "network",
                        devices -> devices.add(Disk.builder(
                                        DiskDevice.DISK,
                                        new DiskSource.Other("network"),
                                        new DiskTarget("sda", DiskBus.SCSI))
                                .build())),
                new Case(
                        "usb",
                        devices -> devices.add(
                                Controller.of(ControllerType.CCID, 0).withAddress(new DeviceAddress.Other("usb")))),
                new Case(
                        "volume",
                        devices -> devices.add(Filesystem.builder()
                                .type(Filesystem.Type.VOLUME)
                                .source("v")
                                .target("t")
                                .build())),
                new Case(
                        "direct",
                        devices -> devices.add(
                                NetworkInterface.builder(new InterfaceSource.Other("direct"), new MacAddress(1))
                                        .build())),
                new Case("unix", devices -> devices.add(new SerialPort(new CharacterSource.Other("unix"), 0))),
                new Case("spice", devices -> devices.add(new Graphics.Other(GraphicsType.SPICE))),
                new Case(
                        "passthrough",
                        devices -> devices.add(new Tpm(Optional.empty(), new TpmBackend.Other("passthrough")))));
    }

    @ParameterizedTest
    @MethodSource("constructsWithNothingButAType")
    void aConstructWithNothingButATypeIsRefusedByName(Case construct) {
        Devices.Builder devices = Devices.builder();
        construct.device().accept(devices);
        DomainDefinition domain = DomainDefinition.builder(
                        DomainType.VMWARE,
                        new UUID(1, 1),
                        MemorySize.ofMebibytes(4),
                        OperatingSystem.builder(Architecture.I686).build())
                .devices(devices.build())
                .build();
        HypervisorException refusal =
                catchThrowableOfType(HypervisorException.class, () -> DomainXml.format(domain, FormatOptions.DEFAULT));
        assertThat(refusal.code()).isEqualTo(ErrorCode.CONFIG_UNSUPPORTED);
        assertThat(refusal).hasMessageContaining("'" + construct.type() + "'");
    }
}
