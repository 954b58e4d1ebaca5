// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.UUID;
import org.hypervia.api.conversion.ConversionWarning.Action;
import org.hypervia.api.definition.device.Devices;
import org.hypervia.api.definition.device.InterfaceModel;
import org.hypervia.api.definition.device.InterfaceSource;
import org.hypervia.api.definition.device.NetworkInterface;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.value.MacAddress;
import org.hypervia.esx.vmx.text.Refusal;
import org.hypervia.esx.vmx.text.VmxKeys;
import org.hypervia.esx.vmx.text.VmxOutput;
import org.hypervia.esx.vmx.text.VmxRule;
import org.hypervia.esx.vmx.text.VmxUuid;
import org.hypervia.esx.vmx.text.VmxValues;
import org.jspecify.annotations.Nullable;

/** Network cards, {@code ethernetN.*}. */
final class NetworkVmx {
    private static final String PREFIX = "ethernet";
    private static final MacAddress NO_MAC = new MacAddress(0);
    /** With these features a {@code vmxnet} card is a {@code vmxnet2}. */
    private static final long VMXNET2_FEATURES = 15;
    /** What Workstation and Fusion call the networks that a file of theirs does not name. */
    private static final String BRIDGED = "VMnet0";

    private static final String HOST_ONLY = "VMnet1";

    private NetworkVmx() {}

    /** The numbers of the cards; refuses a file with other keys that begin like those of cards. */
    static SortedSet<Long> indexes(VmxInput in) {
        return VmxKeys.strictIndexes(in.file(), PREFIX, in.values());
    }

    static void read(VmxInput in, SortedSet<Long> indexes, Devices.Builder devices) {
        for (long index : indexes) {
            try {
                read(PREFIX + index, in).ifPresent(devices::add);
            } catch (HypervisorException unusable) {
                in.values().concede(PREFIX + index, Action.LEFT_OUT, unusable);
            }
        }
    }

    static void write(List<NetworkInterface> interfaces, VmxWriteContext context, VmxOutput out) {
        int limit = context.hardwareVersion() < 7 ? 4 : 10;
        for (int i = 0; i < interfaces.size(); i++) {
            if (i >= limit) {
                throw Refusal.internal("There is no network card " + i + ", this virtual hardware has 0.." + (limit - 1)
                        + "; remove interfaces");
            }
            write(PREFIX + i, interfaces.get(i), context, out);
        }
    }

    private static Optional<NetworkInterface> read(String prefix, VmxInput in) {
        VmxValues values = in.values();
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
        boolean isStatic = isStatic(prefix, addressType, address != null, values);
        MacAddress mac = isStatic
                ? readMac(prefix + ".address", address, values)
                : readMac(prefix + ".generatedAddress", generated, values);
        InterfaceModel model = readModel(prefix, values);
        Connection connection = readConnection(prefix, connectionType, in);
        NetworkInterface.Builder card =
                NetworkInterface.builder(connection.source, mac).targetDevice(connection.targetDevice);
        if (addressType != null) {
            card.macType(isStatic ? NetworkInterface.MacType.STATIC : NetworkInterface.MacType.GENERATED);
        }
        // Unlike every other boolean, this one is compared exactly.
        card.macCheck(check == null ? null : check.equals("true"));
        if (in.rules().has(VmxRule.CARD_ADDRESS)) {
            card.address(PciSlot.read(values, prefix).orElse(null));
        }
        return Optional.of(card.model(model).build());
    }

    private static void write(String prefix, NetworkInterface card, VmxWriteContext context, VmxOutput out) {
        out.add(prefix + ".present", true);
        card.model().ifPresent(model -> writeModel(prefix, model, out));
        InterfaceSource source = card.source();
        if (source instanceof InterfaceSource.Bridge bridge) {
            writeBridge(prefix, bridge.bridge(), card.targetDevice(), out);
        } else if (source instanceof InterfaceSource.User) {
            out.add(prefix + ".connectionType", "nat");
        } else if (source instanceof InterfaceSource.Vds port) {
            writePort(prefix + ".dvs.", port, context.rules().has(VmxRule.OPTIONAL_PORT), out);
        } else if (!(source instanceof InterfaceSource.Null)) {
            throw Refusal.unsupported("An interface of the type '" + Refusal.quote(source.type())
                    + "' cannot be written as VMX; use bridge, user, null or vds");
        }
        writeMac(prefix, card, out);
    }

    private static @Nullable InterfaceModel readModel(String prefix, VmxValues values) {
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
                    default -> {
                        String key = prefix + ".virtualDev";
                        values.concede(
                                key,
                                Action.LEFT_OUT,
                                Refusal.value(key, value, "'vlance', 'vmxnet', 'vmxnet3', 'e1000' or 'e1000e'"));
                        yield null;
                    }
                };
    }

    private static void writeModel(String prefix, InterfaceModel model, VmxOutput out) {
        switch (model) {
            case VLANCE, VMXNET, VMXNET3, E1000, E1000E -> out.add(prefix + ".virtualDev", model.libvirtName());
            case VMXNET2 -> {
                out.add(prefix + ".virtualDev", "vmxnet");
                out.add(prefix + ".features", VMXNET2_FEATURES);
            }
            default ->
                throw Refusal.internal("The interface model '" + model.libvirtName()
                        + "' cannot be written as VMX; use vlance, vmxnet, vmxnet2, vmxnet3, e1000 or e1000e");
        }
    }

    private record Connection(
            InterfaceSource source, @Nullable String targetDevice) {}

    private static Connection readConnection(String prefix, @Nullable String type, VmxInput in) {
        VmxValues values = in.values();
        String kind = type == null ? "" : type.toLowerCase(Locale.ROOT);
        String networkKey = prefix + ".networkName";
        String network = switch (kind) {
            case "bridged", "custom" -> networkName(prefix, kind, values);
            default -> type == null ? values.text(networkKey) : null;
        };
        String vnet = kind.equals("custom") ? vnet(prefix, values) : null;
        String switchId = values.text(prefix + ".dvs.switchId");
        if (switchId != null) {
            return new Connection(
                    readPort(prefix + ".dvs.", VmxUuid.parse(prefix + ".dvs.switchId", switchId), in), null);
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
        String key = prefix + ".connectionType";
        boolean isHostOnly = kind.equals("hostonly");
        values.concede(
                key,
                isHostOnly ? Action.REPLACED : Action.LEFT_OUT,
                Refusal.value(key, type, "'bridged', 'nat' or 'custom'"));
        return new Connection(isHostOnly ? new InterfaceSource.Bridge(HOST_ONLY) : new InterfaceSource.Null(), null);
    }

    /** Workstation and Fusion name no network: they have one bridged to each card, and custom ones go by their switch. */
    private static String networkName(String prefix, String kind, VmxValues values) {
        String key = prefix + ".networkName";
        try {
            return values.requiredText(key);
        } catch (HypervisorException noName) {
            values.concede(key, Action.REPLACED, noName);
            String vnet = kind.equals("custom") ? values.text(prefix + ".vnet") : null;
            return vnet == null ? BRIDGED : vnet;
        }
    }

    private static @Nullable String vnet(String prefix, VmxValues values) {
        String key = prefix + ".vnet";
        try {
            return values.requiredText(key);
        } catch (HypervisorException noSwitch) {
            values.concede(key, Action.LEFT_OUT, noSwitch);
            return null;
        }
    }

    private static void writeBridge(String prefix, String network, Optional<String> targetDevice, VmxOutput out) {
        out.add(prefix + ".networkName", network);
        out.add(prefix + ".connectionType", targetDevice.isPresent() ? "custom" : "bridged");
        targetDevice.ifPresent(device -> out.add(prefix + ".vnet", device));
    }

    private static InterfaceSource readPort(String prefix, UUID switchId, VmxInput in) {
        VmxValues values = in.values();
        if (in.rules().has(VmxRule.OPTIONAL_PORT)) {
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

    private static void writePort(String prefix, InterfaceSource.Vds port, boolean isTerse, VmxOutput out) {
        out.add(prefix + "switchId", VmxUuid.format(port.switchId()));
        if (!isTerse || port.portId() != 0) {
            out.add(prefix + "portId", port.portId());
        }
        // Libvirt writes this one value as if VMX were XML.
        port.portgroupId().ifPresent(group -> out.add(prefix + "portgroupId", xmlEscaped(group)));
        if (!isTerse || port.connectionId() != 0) {
            out.add(prefix + "connectionId", port.connectionId());
        }
    }

    private static String xmlEscaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("'", "&apos;")
                .replace("\"", "&quot;");
    }

    private static boolean isStatic(String prefix, @Nullable String addressType, boolean hasAddress, VmxValues values) {
        return switch (addressType == null ? "generated" : addressType.toLowerCase(Locale.ROOT)) {
            case "generated", "vpx" -> false;
            case "static" -> true;
            default -> {
                String key = prefix + ".addressType";
                values.concede(key, Action.REPLACED, Refusal.value(key, addressType, "'generated', 'static' or 'vpx'"));
                yield hasAddress;
            }
        };
    }

    private static MacAddress readMac(String key, @Nullable String value, VmxValues values) {
        Optional<MacAddress> mac = Optional.ofNullable(value).flatMap(MacAddress::parse);
        if (value != null && mac.isEmpty()) {
            values.concede(key, Action.LEFT_OUT, Refusal.value(key, value, "a MAC address such as 00:50:56:00:00:01"));
        }
        return mac.orElse(NO_MAC);
    }

    private static void writeMac(String prefix, NetworkInterface card, VmxOutput out) {
        MacClass range = MacClass.of(card.mac());
        boolean isMadeByVmware = range == MacClass.SERVER || range == MacClass.VPX;
        NetworkInterface.MacType type = card.macType()
                .orElse(isMadeByVmware ? NetworkInterface.MacType.GENERATED : NetworkInterface.MacType.STATIC);
        Optional<Boolean> check = card.macCheck();
        if (check.isEmpty() && range == MacClass.FOREIGN && type == NetworkInterface.MacType.STATIC) {
            check = Optional.of(false);
        }
        String address = card.mac().toString();
        if (type == NetworkInterface.MacType.STATIC) {
            out.add(prefix + ".addressType", "static");
            out.add(prefix + ".address", address);
        } else {
            out.add(prefix + ".addressType", range == MacClass.VPX ? "vpx" : "generated");
            out.add(prefix + ".generatedAddress", address);
            if (range != MacClass.VPX) {
                out.add(prefix + ".generatedAddressOffset", "0");
            }
        }
        check.ifPresent(isChecked -> out.add(prefix + ".checkMACAddress", isChecked));
    }
}
