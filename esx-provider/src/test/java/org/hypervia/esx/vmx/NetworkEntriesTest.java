// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hypervia.api.error.ErrorCode.CONFIG_UNSUPPORTED;
import static org.hypervia.api.error.ErrorCode.INTERNAL_ERROR;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hypervia.api.definition.DomainXmlDialect;
import org.hypervia.api.definition.device.Devices;
import org.hypervia.api.definition.device.InterfaceModel;
import org.hypervia.api.definition.device.InterfaceSource;
import org.hypervia.api.definition.device.MacType;
import org.hypervia.api.definition.device.NetworkInterface;
import org.hypervia.api.value.MacAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Section 3.9 of the reference. */
class NetworkEntriesTest {
    private static final Written OLD = Written.hardware(4);
    private static final UUID SWITCH = UUID.fromString("503426b2-94e9-3b16-1d68-87bfff4a5440");

    private static NetworkInterface.Builder card(InterfaceSource source) {
        return NetworkInterface.builder(
                source, MacAddress.parse("00:50:56:00:00:01").orElseThrow());
    }

    private static final List<String> MAC =
            List.of("ethernet0.addressType = \"static\"", "ethernet0.address = \"00:50:56:00:00:01\"");

    private static List<String> lines(String... between) {
        List<String> lines = new ArrayList<>(List.of("ethernet0.present = \"true\""));
        lines.addAll(List.of(between));
        lines.addAll(MAC);
        return lines;
    }

    private static List<String> written(Written written, NetworkInterface.Builder card) {
        return written.addedBy(devices -> devices.addInterface(card.build()));
    }

    @Test
    void writesTheConnection() {
        assertThat(written(OLD, card(new InterfaceSource.Bridge("VM Network"))))
                .isEqualTo(lines("ethernet0.networkName = \"VM Network\"", "ethernet0.connectionType = \"bridged\""));
        assertThat(written(OLD, card(new InterfaceSource.Bridge("net1")).targetDevice("/dev/vmnet1")))
                .isEqualTo(lines(
                        "ethernet0.networkName = \"net1\"",
                        "ethernet0.connectionType = \"custom\"",
                        "ethernet0.vnet = \"/dev/vmnet1\""));
        assertThat(written(OLD, card(new InterfaceSource.User())))
                .isEqualTo(lines("ethernet0.connectionType = \"nat\""));
        assertThat(written(OLD, card(new InterfaceSource.Null()))).isEqualTo(lines());
    }

    @Test
    void writesAPortOfADistributedSwitch() {
        var port = new InterfaceSource.Vds(SWITCH, 129, Optional.of("a&b<c>'d'\"e\""), 1234);
        List<String> expected = lines(
                "ethernet0.dvs.switchId = \"50 34 26 b2 94 e9 3b 16-1d 68 87 bf ff 4a 54 40\"",
                "ethernet0.dvs.portId = \"129\"",
                "ethernet0.dvs.portgroupId = \"a&amp;b&lt;c&gt;&apos;d&apos;&quot;e&quot;\"",
                "ethernet0.dvs.connectionId = \"1234\"");
        assertThat(written(OLD, card(port))).isEqualTo(expected);
        assertThat(written(OLD.in(DomainXmlDialect.LIBVIRT_9_0), card(port))).isEqualTo(expected);
    }

    @Test
    void leavesOutWhatIsNotKnownOfAPortInTheNewestDialect() {
        var port = new InterfaceSource.Vds(SWITCH, 0, Optional.empty(), 0);
        String id = "ethernet0.dvs.switchId = \"50 34 26 b2 94 e9 3b 16-1d 68 87 bf ff 4a 54 40\"";
        assertThat(written(OLD, card(port))).isEqualTo(lines(id));
        assertThat(written(OLD.in(DomainXmlDialect.LIBVIRT_9_0), card(port)))
                .isEqualTo(lines(id, "ethernet0.dvs.portId = \"0\"", "ethernet0.dvs.connectionId = \"0\""));
    }

    @Test
    void refusesOtherConnections() {
        for (String type : List.of("network", "direct", "ethernet", "hostdev")) {
            OLD.refusesDevices(
                    CONFIG_UNSUPPORTED,
                    devices -> devices.addInterface(
                            card(new InterfaceSource.Other(type)).build()),
                    "'" + type + "'");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"VLANCE", "VMXNET", "VMXNET3", "E1000", "E1000E"})
    void writesTheModel(InterfaceModel model) {
        assertThat(written(OLD, card(new InterfaceSource.Null()).model(model)))
                .isEqualTo(lines("ethernet0.virtualDev = \"" + model.libvirtName() + "\""));
    }

    @Test
    void writesVmxnet2AsVmxnetWithFeatures() {
        assertThat(written(OLD, card(new InterfaceSource.Null()).model(InterfaceModel.VMXNET2)))
                .isEqualTo(lines("ethernet0.virtualDev = \"vmxnet\"", "ethernet0.features = \"15\""));
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"VLANCE", "VMXNET", "VMXNET2", "VMXNET3", "E1000", "E1000E"})
    void refusesOtherModels(InterfaceModel model) {
        OLD.refusesDevices(
                INTERNAL_ERROR,
                devices -> devices.addInterface(
                        card(new InterfaceSource.Null()).model(model).build()),
                "'" + model.libvirtName() + "'");
    }

    @ParameterizedTest
    @CsvSource({"4,4", "6,4", "7,10", "20,10"})
    void countsCardsByVirtualHardware(int hardware, int limit) {
        Written written = Written.hardware(hardware);
        assertThat(written.addedBy(devices -> addCards(devices, limit)))
                .contains("ethernet" + (limit - 1) + ".present = \"true\"");
        written.refusesDevices(
                INTERNAL_ERROR, devices -> addCards(devices, limit + 1), "" + limit, "0.." + (limit - 1));
    }

    private static void addCards(Devices.Builder devices, int count) {
        for (int i = 0; i < count; i++) {
            devices.addInterface(card(new InterfaceSource.Null()).build());
        }
    }

    /** Each MAC range with each override; the last two columns are what is written. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "00:0c:29:00:00:01,-,-,generated,-",
                "00:0c:29:ff:ff:ff,-,true,generated,true",
                "00:0c:29:00:00:01,STATIC,-,static,-",
                "00:0c:29:00:00:01,GENERATED,false,generated,false",
                "00:50:56:00:00:00,-,-,static,-",
                "00:50:56:3f:ff:ff,-,-,static,-",
                "00:50:56:3f:ff:ff,GENERATED,-,generated,-",
                "00:50:56:3f:ff:ff,STATIC,true,static,true",
                "00:50:56:80:00:00,-,-,vpx,-",
                "00:50:56:bf:ff:ff,-,-,vpx,-",
                "00:50:56:80:00:00,STATIC,-,static,-",
                "00:50:56:80:00:00,GENERATED,true,vpx,true",
                "00:50:56:40:00:00,-,-,static,false",
                "00:50:56:7f:ff:ff,-,-,static,false",
                "00:50:56:c0:00:00,-,-,static,false",
                "00:50:56:ff:ff:ff,GENERATED,-,generated,-",
                "00:05:69:00:00:01,-,-,static,false",
                "00:11:22:33:44:55,-,-,static,false",
                "00:11:22:33:44:55,STATIC,-,static,false",
                "00:11:22:33:44:55,STATIC,true,static,true",
                "00:11:22:33:44:55,GENERATED,-,generated,-",
                "00:11:22:33:44:55,GENERATED,false,generated,false",
                "00:00:00:00:00:00,-,-,static,false",
            })
    void writesMacAddressesByTheirRange(String mac, MacType type, Boolean check, String addressType, Boolean written) {
        NetworkInterface card = NetworkInterface.builder(
                        new InterfaceSource.Null(), MacAddress.parse(mac).orElseThrow())
                .macType(type)
                .macCheck(check)
                .build();
        List<String> expected = new ArrayList<>(List.of("ethernet0.present = \"true\""));
        expected.add("ethernet0.addressType = \"" + addressType + "\"");
        expected.add(
                addressType.equals("static")
                        ? "ethernet0.address = \"" + mac + "\""
                        : "ethernet0.generatedAddress = \"" + mac + "\"");
        if (addressType.equals("generated")) {
            expected.add("ethernet0.generatedAddressOffset = \"0\"");
        }
        if (written != null) {
            expected.add("ethernet0.checkMACAddress = \"" + written + "\"");
        }
        assertThat(OLD.addedBy(devices -> devices.addInterface(card))).isEqualTo(expected);
    }
}
