// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hypervia.api.error.ErrorCode.CONFIG_UNSUPPORTED;
import static org.hypervia.api.error.ErrorCode.INTERNAL_ERROR;
import static org.hypervia.esx.vmx.Vmx.read;
import static org.hypervia.esx.vmx.Vmx.read90;
import static org.hypervia.esx.vmx.Vmx.refuses;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hypervia.api.definition.DomainXmlDialect;
import org.hypervia.api.definition.device.Devices;
import org.hypervia.api.definition.device.InterfaceModel;
import org.hypervia.api.definition.device.InterfaceSource;
import org.hypervia.api.definition.device.NetworkInterface;
import org.hypervia.api.value.MacAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sections 2.9 and 3.9 of the reference. */
class NetworkVmxTest {
    private static final Written OLD = Written.hardware(4);

    private static final List<String> MAC =
            List.of("ethernet0.addressType = \"static\"", "ethernet0.address = \"00:50:56:00:00:01\"");

    /** The lines of one card: each line is what follows {@code ethernet0.}. */
    private static String[] lines(String... rest) {
        String[] lines = Arrays.stream(rest).map(line -> "ethernet0." + line).toArray(String[]::new);
        lines = Arrays.copyOf(lines, lines.length + 1);
        lines[rest.length] = "ethernet0.present=true";
        return lines;
    }

    private static NetworkInterface card(String... rest) {
        List<NetworkInterface> cards = read(lines(rest)).devices().interfaces();
        assertThat(cards).hasSize(1);
        return cards.get(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ethernet0",
                "ethernetFoo",
                "ethernet-1.present",
                "ETHERNET.present",
                "ethernet0x.present",
                "ethernet.0",
                "ethernet4294967296.present",
                "ethernet99999999999999999999.present",
            })
    void refusesKeysWithoutNumber(String key) {
        refuses(key + "=x", key);
    }

    @Test
    void acceptsAnyNumber() {
        List<NetworkInterface> cards = read(
                        "ethernet2147483647.present=true",
                        "ethernet007.present=x",
                        "ethernet10.present=true",
                        "ethernet10.virtualDev=e1000",
                        "ethernet3.present=false",
                        "ethernet3.connectionType=x")
                .devices()
                .interfaces();
        assertThat(cards).extracting(card -> card.model().isPresent()).containsExactly(true, false);
    }

    @Test
    void refusesANumberThatLibvirtCannotCount() {
        refuses("ethernet2147483648.present=true", "ethernet2147483648.present");
        refuses("ethernet4294967295.present=false", "ethernet4294967295.present");
    }

    @Test
    void readsNothingOfACardThatIsNotPresent() {
        assertThat(read("ethernet0.connectionType=x").devices().interfaces()).isEmpty();
        refuses("ethernet0.present=x", "ethernet0.present");
        refuses("ethernet0.startConnected=x", "ethernet0.startConnected");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-,-,-,00:00:00:00:00:00,-",
                "-,00:0C:29:1:2:3,-,00:0c:29:01:02:03,-",
                "generated,00:0c:29:01:02:03,00:50:56:00:00:01,00:0c:29:01:02:03,GENERATED",
                "GENERATED,-,-,00:00:00:00:00:00,GENERATED",
                "vpx,00:50:56:80:00:01,-,00:50:56:80:00:01,GENERATED",
                "static,00:0c:29:01:02:03,00:50:56:00:00:01,00:50:56:00:00:01,STATIC",
                "Static,-,-,00:00:00:00:00:00,STATIC",
            })
    void readsTheMacAddress(
            String type, String generated, String address, String mac, NetworkInterface.MacType macType) {
        String[] rest = java.util.stream.Stream.of(
                        type == null ? null : "addressType=" + type,
                        generated == null ? null : "generatedAddress=" + generated,
                        address == null ? null : "address=" + address)
                .filter(java.util.Objects::nonNull)
                .toArray(String[]::new);
        NetworkInterface card = card(rest);
        assertThat(card.mac()).hasToString(mac);
        assertThat(card.macType()).isEqualTo(Optional.ofNullable(macType));
    }

    @Test
    void refusesOtherMacAddresses() {
        refuses(lines("addressType=manual"), "ethernet0.addressType", "'manual'");
        refuses(lines("generatedAddress=00:0c:29"), "ethernet0.generatedAddress", "'00:0c:29'");
        refuses(lines("addressType=static", "address=00-0c-29-01-02-03"), "ethernet0.address", "00-0c-29-01-02-03");
        refuses(lines("addressType=vpx", "generatedAddress=00:0c:29:01:02:03:04"), "ethernet0.generatedAddress");
        refuses(lines("addressType=vpx", "generatedAddress="), "ethernet0.generatedAddress");
    }

    @Test
    void comparesTheCheckExactly() {
        assertThat(card().macCheck()).isEmpty();
        assertThat(card("checkMACAddress=true").macCheck()).contains(true);
        assertThat(card("checkMACAddress=TRUE").macCheck()).contains(false);
        assertThat(card("checkMACAddress=false").macCheck()).contains(false);
        assertThat(card("checkMACAddress=").macCheck()).contains(false);
    }

    @ParameterizedTest
    @CsvSource({
        "vlance,0,VLANCE",
        "VMXNET,0,VMXNET",
        "vmxnet,14,VMXNET",
        "vmxnet,15,VMXNET2",
        "vmxnet3,15,VMXNET3",
        "e1000,0,E1000",
        "E1000e,0,E1000E",
    })
    void readsTheModel(String device, int features, InterfaceModel model) {
        assertThat(card("virtualDev=" + device, "features=" + features).model()).contains(model);
    }

    @Test
    void refusesToReadOtherModels() {
        assertThat(card().model()).isEmpty();
        for (String device : List.of("vmxnet2", "flexible", "virtio", "")) {
            refuses(lines("virtualDev=" + device), "ethernet0.virtualDev", "'" + device + "'");
        }
        refuses(lines("features=x"), "ethernet0.features");
    }

    @Test
    void tellsTheConnection() {
        assertThat(card().source()).isEqualTo(new InterfaceSource.Null());
        assertThat(card("networkName=net").source()).isEqualTo(new InterfaceSource.Bridge("net"));
        assertThat(card("networkName=").source()).isEqualTo(new InterfaceSource.Bridge(""));
        assertThat(card("connectionType=BRIDGED", "networkName=net", "vnet=x").source())
                .isEqualTo(new InterfaceSource.Bridge("net"));
        assertThat(card("connectionType=nat", "networkName=net").source()).isEqualTo(new InterfaceSource.User());
        NetworkInterface custom = card("connectionType=custom", "networkName=net", "vnet=/dev/vmnet1");
        assertThat(custom.source()).isEqualTo(new InterfaceSource.Bridge("net"));
        assertThat(custom.targetDevice()).contains("/dev/vmnet1");
        assertThat(card("networkName=net", "vnet=x").targetDevice()).isEmpty();
    }

    @Test
    void refusesConnectionsThatLibvirtHasNoWordFor() {
        refuses(lines("connectionType=hostonly"), "ethernet0.connectionType", "'hostonly'");
        refuses(lines("connectionType=monitor_dev"), "ethernet0.connectionType", "'monitor_dev'");
        refuses(lines("connectionType=pvn"), "ethernet0.connectionType");
        refuses(lines("connectionType="), "ethernet0.connectionType");
        refuses(lines("connectionType=bridged"), "ethernet0.networkName");
        refuses(lines("connectionType=custom"), "ethernet0.networkName");
        refuses(lines("connectionType=custom", "networkName=x"), "ethernet0.vnet");
    }

    private static final String SWITCH = "dvs.switchId=50 34 26 b2 94 e9 3b 16-1d 68 87 bf ff 4a 54 40";
    private static final UUID SWITCH_ID = UUID.fromString("503426b2-94e9-3b16-1d68-87bfff4a5440");

    @Test
    void readsAPortOfADistributedSwitch() {
        String[] rest = {SWITCH, "dvs.portId=129", "dvs.portgroupId=dvportgroup-7", "dvs.connectionId=-5"};
        var port = new InterfaceSource.Vds(SWITCH_ID, 129, Optional.of("dvportgroup-7"), -5);
        assertThat(card(rest).source()).isEqualTo(port);
        assertThat(read90(lines(rest)).devices().interfaces().get(0).source()).isEqualTo(port);
        String[] nat = Arrays.copyOf(rest, 5);
        nat[4] = "connectionType=hostonly";
        assertThat(card(nat).source()).as("the connection type does not count").isEqualTo(port);
    }

    @Test
    void stillRequiresANameForABridgedPort() {
        refuses(lines(SWITCH, "dvs.portgroupId=x", "connectionType=bridged"), "ethernet0.networkName");
        refuses(lines("dvs.switchId=x"), "ethernet0.dvs.switchId", "'x'");
        refuses(lines(SWITCH, "dvs.portgroupId=x", "dvs.portId=x"), "ethernet0.dvs.portId");
        refuses(lines(SWITCH, "dvs.portgroupId=x", "dvs.portId=1", "dvs.connectionId=x"), "ethernet0.dvs.connectionId");
    }

    @Test
    void ignoresOtherKeysOfACard() {
        assertThat(card("opaqueNetwork.id=x", "wakeOnPcktRcv=x", "uptCompatibility=x", "generatedAddressOffset=x"))
                .isEqualTo(card());
    }

    private static NetworkInterface.Builder cardOn(InterfaceSource source) {
        return NetworkInterface.builder(
                source, MacAddress.parse("00:50:56:00:00:01").orElseThrow());
    }

    private static List<String> linesWith(String... between) {
        List<String> linesWith = new ArrayList<>(List.of("ethernet0.present = \"true\""));
        linesWith.addAll(List.of(between));
        linesWith.addAll(MAC);
        return linesWith;
    }

    private static List<String> written(Written written, NetworkInterface.Builder cardOn) {
        return written.addedBy(devices -> devices.add(cardOn.build()));
    }

    @Test
    void writesTheConnection() {
        assertThat(written(OLD, cardOn(new InterfaceSource.Bridge("VM Network"))))
                .isEqualTo(
                        linesWith("ethernet0.networkName = \"VM Network\"", "ethernet0.connectionType = \"bridged\""));
        assertThat(written(OLD, cardOn(new InterfaceSource.Bridge("net1")).targetDevice("/dev/vmnet1")))
                .isEqualTo(linesWith(
                        "ethernet0.networkName = \"net1\"",
                        "ethernet0.connectionType = \"custom\"",
                        "ethernet0.vnet = \"/dev/vmnet1\""));
        assertThat(written(OLD, cardOn(new InterfaceSource.User())))
                .isEqualTo(linesWith("ethernet0.connectionType = \"nat\""));
        assertThat(written(OLD, cardOn(new InterfaceSource.Null()))).isEqualTo(linesWith());
    }

    @Test
    void writesAPortOfADistributedSwitch() {
        var port = new InterfaceSource.Vds(SWITCH_ID, 129, Optional.of("a&b<c>'d'\"e\""), 1234);
        List<String> expected = linesWith(
                "ethernet0.dvs.switchId = \"50 34 26 b2 94 e9 3b 16-1d 68 87 bf ff 4a 54 40\"",
                "ethernet0.dvs.portId = \"129\"",
                "ethernet0.dvs.portgroupId = \"a&amp;b&lt;c&gt;&apos;d&apos;&quot;e&quot;\"",
                "ethernet0.dvs.connectionId = \"1234\"");
        assertThat(written(OLD, cardOn(port))).isEqualTo(expected);
        assertThat(written(OLD.in(DomainXmlDialect.LIBVIRT_9_0), cardOn(port))).isEqualTo(expected);
    }

    @Test
    void leavesOutWhatIsNotKnownOfAPortInTheNewestDialect() {
        var port = new InterfaceSource.Vds(SWITCH_ID, 0, Optional.empty(), 0);
        String id = "ethernet0.dvs.switchId = \"50 34 26 b2 94 e9 3b 16-1d 68 87 bf ff 4a 54 40\"";
        assertThat(written(OLD, cardOn(port))).isEqualTo(linesWith(id));
        assertThat(written(OLD.in(DomainXmlDialect.LIBVIRT_9_0), cardOn(port)))
                .isEqualTo(linesWith(id, "ethernet0.dvs.portId = \"0\"", "ethernet0.dvs.connectionId = \"0\""));
    }

    @Test
    void refusesOtherConnections() {
        for (String type : List.of("network", "direct", "ethernet", "hostdev")) {
            OLD.refusesDevices(
                    CONFIG_UNSUPPORTED,
                    devices ->
                            devices.add(cardOn(new InterfaceSource.Other(type)).build()),
                    "'" + type + "'");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"VLANCE", "VMXNET", "VMXNET3", "E1000", "E1000E"})
    void writesTheModel(InterfaceModel model) {
        assertThat(written(OLD, cardOn(new InterfaceSource.Null()).model(model)))
                .isEqualTo(linesWith("ethernet0.virtualDev = \"" + model.libvirtName() + "\""));
    }

    @Test
    void writesVmxnet2AsVmxnetWithFeatures() {
        assertThat(written(OLD, cardOn(new InterfaceSource.Null()).model(InterfaceModel.VMXNET2)))
                .isEqualTo(linesWith("ethernet0.virtualDev = \"vmxnet\"", "ethernet0.features = \"15\""));
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"VLANCE", "VMXNET", "VMXNET2", "VMXNET3", "E1000", "E1000E"})
    void refusesToWriteOtherModels(InterfaceModel model) {
        OLD.refusesDevices(
                INTERNAL_ERROR,
                devices -> devices.add(
                        cardOn(new InterfaceSource.Null()).model(model).build()),
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
            devices.add(cardOn(new InterfaceSource.Null()).build());
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
    void writesMacAddressesByTheirRange(
            String mac, NetworkInterface.MacType type, Boolean check, String addressType, Boolean written) {
        NetworkInterface cardOn = NetworkInterface.builder(
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
        assertThat(OLD.addedBy(devices -> devices.add(cardOn))).isEqualTo(expected);
    }
}
