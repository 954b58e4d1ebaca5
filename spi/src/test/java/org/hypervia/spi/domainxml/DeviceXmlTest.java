// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.domainxml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.hypervia.api.definition.device.Disk;
import org.hypervia.api.definition.device.DiskBus;
import org.hypervia.api.definition.device.DiskDevice;
import org.hypervia.api.definition.device.DiskSource;
import org.hypervia.api.definition.device.DiskTarget;
import org.hypervia.api.definition.device.InterfaceModel;
import org.hypervia.api.definition.device.InterfaceSource;
import org.hypervia.api.definition.device.NetworkInterface;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.value.MacAddress;
import org.hypervia.spi.domainxml.DeviceXml.Device;
import org.hypervia.spi.xml.SkippedXml;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeviceXmlTest {
    private static final long FIRST_SEED = 20261123;

    private static Device read(String xml) {
        return DeviceXml.parse(xml, TestXml.options().inactive(false).build());
    }

    private static ErrorCode refusal(String xml) {
        HypervisorException refusal = catchThrowableOfType(HypervisorException.class, () -> read(xml));
        assertThat(refusal).as(xml).isNotNull();
        return refusal.code();
    }

    @Test
    void aDiskIsRead() {
        Device device = read("<disk type='file' device='cdrom'><source file='[ds] a.iso'/><target dev='hdc'/></disk>");

        assertThat(device).isInstanceOfSatisfying(Device.OfDisk.class, found -> {
            assertThat(found.disk().device()).isEqualTo(DiskDevice.CDROM);
            assertThat(found.disk().source()).isEqualTo(DiskSource.file("[ds] a.iso"));
            assertThat(found.disk().target()).isEqualTo(new DiskTarget("hdc", DiskBus.IDE));
        });
    }

    @Test
    void anInterfaceIsReadWithItsLink() {
        Device device = read("<interface type='bridge'><mac address='00:50:56:01:02:03'/>"
                + "<source bridge='VM Network'/><model type='vmxnet3'/><link state='down'/></interface>");

        assertThat(device).isInstanceOfSatisfying(Device.OfInterface.class, found -> {
            assertThat(found.networkInterface().source()).isEqualTo(new InterfaceSource.Bridge("VM Network"));
            assertThat(found.networkInterface().model()).contains(InterfaceModel.VMXNET3);
            assertThat(found.hasMac()).isTrue();
            assertThat(found.linkUp()).contains(false);
        });
    }

    @Test
    void anInterfaceWithoutMacGetsOneAndSaysSo() {
        Device device = read("<interface type='bridge'><source bridge='n'/></interface>");

        assertThat(device).isInstanceOfSatisfying(Device.OfInterface.class, found -> {
            assertThat(found.networkInterface().mac().toString()).startsWith("00:0c:29:");
            assertThat(found.hasMac()).isFalse();
            assertThat(found.linkUp()).isEmpty();
        });
    }

    @Test
    void whatIsWrittenIsReadBack() {
        Disk disk = Disk.builder(
                        DiskDevice.DISK, DiskSource.file("[ds] a & b/c.vmdk"), new DiskTarget("sdb", DiskBus.SCSI))
                .isTransient(true)
                .build();
        NetworkInterface card = NetworkInterface.builder(
                        new InterfaceSource.Bridge("a 'b' <c>"),
                        MacAddress.parse("00:0c:29:01:02:03").orElseThrow())
                .macType(NetworkInterface.MacType.GENERATED)
                .model(InterfaceModel.E1000E)
                .build();

        assertThat(read(DeviceXml.format(disk, FormatOptions.DEFAULT)))
                .isInstanceOfSatisfying(
                        Device.OfDisk.class,
                        found -> assertThat(
                                        found.disk().toBuilder().address(null).build())
                                .isEqualTo(disk));
        assertThat(read(DeviceXml.format(card, FormatOptions.DEFAULT)))
                .isEqualTo(new Device.OfInterface(card, true, Optional.empty()));
    }

    @Test
    void everyDeviceOfEveryDefinitionSurvivesTheWayThere() {
        for (long seed = FIRST_SEED; seed < FIRST_SEED + 300; seed++) {
            var devices = new DefinitionGenerator(new Random(seed), true).next().devices();
            for (Disk disk : devices.disks()) {
                assertThat(read(DeviceXml.format(disk, FormatOptions.DEFAULT)))
                        .as("seed %d", seed)
                        .isEqualTo(new Device.OfDisk(disk));
            }
            for (NetworkInterface card : devices.interfaces()) {
                assertThat(read(DeviceXml.format(card, FormatOptions.DEFAULT)))
                        .as("seed %d", seed)
                        .isEqualTo(new Device.OfInterface(card, true, Optional.empty()));
            }
        }
    }

    @Test
    void whatTheModelDoesNotHoldIsTold() {
        List<SkippedXml> skipped = new ArrayList<>();

        DeviceXml.parse(
                "<interface type='bridge'><source bridge='n'/><mtu size='9000'/><link state='up' speed='1'/></interface>",
                TestXml.options().skipped(skipped::add).build());

        assertThat(skipped).extracting(SkippedXml::path).containsExactly("interface/mtu", "interface/link/@speed");
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', textBlock = """
            <hostdev/>,                                                          CONFIG_UNSUPPORTED
            <domain/>,                                                           CONFIG_UNSUPPORTED
            <disk,                                                               XML_DETAIL
            <disk type='file' device='disk'><source file='x'/></disk>,           NO_TARGET
            <disk type='file' device='disk'><target dev='sda'/></disk>,          NO_SOURCE
            <disk type='odd'><target dev='sda'/></disk>,                         XML_ERROR
            <interface type='bridge'/>,                                          XML_ERROR
            <interface type='odd'/>,                                             XML_ERROR
            <interface><mac address='01:00:5e:00:00:01'/></interface>,           XML_ERROR
            <interface><link state='maybe'/></interface>,                        CONFIG_UNSUPPORTED
            <interface><model type='ne2000'/></interface>,                       CONFIG_UNSUPPORTED
            """)
    void whatIsNoSuchDeviceIsRefused(String xml, ErrorCode code) {
        assertThat(refusal(xml)).isEqualTo(code);
    }

    @Test
    void withoutValidationADiskNeedsNoSource() {
        Device device = DeviceXml.parse(
                "<disk type='file' device='disk'><target dev='sda'/></disk>",
                TestXml.options().validated(false).build());

        assertThat(device).isInstanceOf(Device.OfDisk.class);
    }
}
