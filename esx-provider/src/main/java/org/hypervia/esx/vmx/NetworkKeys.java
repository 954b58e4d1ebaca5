// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx;

import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.UUID;
import org.hypervia.api.definition.device.Devices;
import org.hypervia.api.definition.device.InterfaceModel;
import org.hypervia.api.definition.device.InterfaceSource;
import org.hypervia.api.definition.device.MacType;
import org.hypervia.api.definition.device.NetworkInterface;
import org.hypervia.api.value.MacAddress;
import org.hypervia.esx.vmx.text.Refusal;
import org.hypervia.esx.vmx.text.VmxRule;
import org.hypervia.esx.vmx.text.VmxRules;
import org.hypervia.esx.vmx.text.VmxUuid;
import org.hypervia.esx.vmx.text.VmxValues;
import org.jspecify.annotations.Nullable;

/** The keys {@code ethernetN.*}. */
final class NetworkKeys {
    private static final MacAddress NO_MAC = new MacAddress(0);
    /** With these features a {@code vmxnet} card is a {@code vmxnet2}. */
    private static final long VMXNET2_FEATURES = 15;

    private final VmxValues values;
    private final VmxRules rules;

    NetworkKeys(VmxInput input) {
        this.values = input.values();
        this.rules = input.rules();
    }

    void addTo(Devices.Builder devices, SortedSet<Long> indexes) {
        for (long index : indexes) {
            card("ethernet" + index).ifPresent(devices::addInterface);
        }
    }

    private Optional<NetworkInterface> card(String prefix) {
        boolean isPresent = values.flag(prefix + ".present", false);
        values.checkFlag(prefix + ".startConnected");
        if (!isPresent) {
            return Optional.empty();
        }
        String connectionType = values.text(prefix + ".connectionType");
        String addressType = values.text(prefix + ".addressType");
        String generated = values.text(prefix + ".generatedAddress");
        String address = values.text(prefix + ".address");
        String check = values.text(prefix + ".checkMACAddress");
        boolean isStatic = isStatic(prefix, addressType);
        MacAddress mac = isStatic ? mac(prefix + ".address", address) : mac(prefix + ".generatedAddress", generated);
        InterfaceModel model = model(prefix);
        Connection connection = connection(prefix, connectionType);
        NetworkInterface.Builder card =
                NetworkInterface.builder(connection.source, mac).targetDevice(connection.targetDevice);
        if (addressType != null) {
            card.macType(isStatic ? MacType.STATIC : MacType.GENERATED);
        }
        // Unlike every other boolean, this one is compared exactly.
        card.macCheck(check == null ? null : check.equals("true"));
        return Optional.of(card.model(model).build());
    }

    private static boolean isStatic(String prefix, @Nullable String addressType) {
        return switch (addressType == null ? "generated" : addressType.toLowerCase(Locale.ROOT)) {
            case "generated", "vpx" -> false;
            case "static" -> true;
            default -> throw Refusal.value(prefix + ".addressType", addressType, "'generated', 'static' or 'vpx'");
        };
    }

    private static MacAddress mac(String key, @Nullable String value) {
        if (value == null) {
            return NO_MAC;
        }
        return MacAddress.parse(value)
                .orElseThrow(() -> Refusal.value(key, value, "a MAC address such as 00:50:56:00:00:01"));
    }

    private @Nullable InterfaceModel model(String prefix) {
        String value = values.text(prefix + ".virtualDev");
        long features = values.number(prefix + ".features", 0);
        return value == null
                ? null
                : switch (value.toLowerCase(Locale.ROOT)) {
                    case "vlance" -> InterfaceModel.VLANCE;
                    case "vmxnet" -> features == VMXNET2_FEATURES ? InterfaceModel.VMXNET2 : InterfaceModel.VMXNET;
                    case "vmxnet3" -> InterfaceModel.VMXNET3;
                    case "e1000" -> InterfaceModel.E1000;
                    case "e1000e" -> InterfaceModel.E1000E;
                    default ->
                        throw Refusal.value(
                                prefix + ".virtualDev", value, "'vlance', 'vmxnet', 'vmxnet3', 'e1000' or 'e1000e'");
                };
    }

    private record Connection(
            InterfaceSource source, @Nullable String targetDevice) {}

    private Connection connection(String prefix, @Nullable String type) {
        String kind = type == null ? "" : type.toLowerCase(Locale.ROOT);
        String networkKey = prefix + ".networkName";
        String network = switch (kind) {
            case "bridged", "custom" -> values.requiredText(networkKey);
            default -> type == null ? values.text(networkKey) : null;
        };
        String vnet = kind.equals("custom") ? values.requiredText(prefix + ".vnet") : null;
        String switchId = values.text(prefix + ".dvs.switchId");
        if (switchId != null) {
            return new Connection(port(prefix + ".dvs.", VmxUuid.parse(prefix + ".dvs.switchId", switchId)), null);
        }
        if (network != null) {
            return new Connection(new InterfaceSource.Bridge(network), vnet);
        }
        if (type == null) {
            return new Connection(new InterfaceSource.Null(), null);
        }
        if (kind.equals("nat")) {
            return new Connection(new InterfaceSource.User(), null);
        }
        // VMware also knows 'hostonly', 'monitor_dev' and 'pvn', for which libvirt has no word.
        throw Refusal.value(prefix + ".connectionType", type, "'bridged', 'nat' or 'custom'");
    }

    private InterfaceSource port(String prefix, UUID switchId) {
        if (rules.has(VmxRule.OPTIONAL_PORT)) {
            String group = values.text(prefix + "portgroupId");
            long port = values.number(prefix + "portId", 0);
            long connection = values.number(prefix + "connectionId", 0);
            return new InterfaceSource.Vds(switchId, port, Optional.ofNullable(group), connection);
        }
        String group = values.requiredText(prefix + "portgroupId");
        long port = values.requiredNumber(prefix + "portId");
        long connection = values.requiredNumber(prefix + "connectionId");
        return new InterfaceSource.Vds(switchId, port, Optional.of(group), connection);
    }
}
