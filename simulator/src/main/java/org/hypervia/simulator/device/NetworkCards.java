// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.device;

import java.util.Locale;
import org.hypervia.simulator.value.DataObject;
import org.hypervia.simulator.vmx.Slot;
import org.hypervia.simulator.vmx.Vmx;

/** Network cards of a machine. */
public final class NetworkCards {
    private NetworkCards() {}

    /** The card's MAC address, wherever the file has it. */
    public static String mac(Vmx vmx, String prefix) {
        String fixed = vmx.get(prefix + ".addressType", "generated").equalsIgnoreCase("static") ? ".address" : "";
        String mac = vmx.get(prefix + (fixed.isEmpty() ? ".generatedAddress" : fixed));
        return mac == null ? "00:00:00:00:00:00" : mac;
    }

    /** The card as the API shows it. */
    static DataObject device(Chassis machine, Vmx vmx, Slot slot) {
        String prefix = slot.prefix();
        String network = vmx.get(prefix + ".networkName", "");
        return DataObject.of(type(vmx, prefix))
                .set("key", slot.key())
                .set("deviceInfo", Disks.description("Network adapter " + (slot.number() + 1), network))
                .set("backing", backing(machine, vmx, prefix, network))
                .set("connectable", Disks.connectable(machine, vmx, prefix))
                .set("controllerKey", slot.controllerKey())
                .set("unitNumber", 7 + slot.number())
                .set("addressType", addressType(vmx, prefix))
                .set("macAddress", mac(vmx, prefix))
                .set("wakeOnLanEnabled", vmx.flag(prefix + ".wakeOnPcktRcv"))
                .set("uptCompatibilityEnabled", vmx.flag(prefix + ".uptCompatibility"))
                .build();
    }

    private static DataObject.Builder backing(Chassis machine, Vmx vmx, String prefix, String network) {
        String distributed = vmx.get(prefix + ".dvs.switchId");
        if (distributed != null) {
            return DataObject.of("VirtualEthernetCardDistributedVirtualPortBackingInfo")
                    .set(
                            "port",
                            DataObject.of("DistributedVirtualSwitchPortConnection")
                                    .set("switchUuid", distributed)
                                    .set("portgroupKey", vmx.get(prefix + ".dvs.portgroupId"))
                                    .set("portKey", vmx.get(prefix + ".dvs.portId"))
                                    .set("connectionCookie", (int) vmx.number(prefix + ".dvs.connectionId", 0)));
        }
        return DataObject.of("VirtualEthernetCardNetworkBackingInfo")
                .set("deviceName", network)
                .set("useAutoDetect", false)
                .set("network", machine.site().network(network))
                .set("inPassthroughMode", false);
    }

    /** Puts a card into the network of a backing; false when there is no such network. */
    static boolean connect(Chassis machine, Vmx vmx, String prefix, DataObject backing) {
        if (backing.get("port") instanceof DataObject port) {
            String key = String.valueOf(port.get("portgroupKey"));
            if (machine.site().distributedNetwork(key) == null) {
                return false;
            }
            vmx.remove(prefix + ".networkName");
            vmx.set(prefix + ".dvs.switchId", String.valueOf(port.get("switchUuid")));
            vmx.set(prefix + ".dvs.portgroupId", key);
            // A client leaves the port to the switch, which gives away one after the other.
            Object wanted = port.get("portKey");
            vmx.set(prefix + ".dvs.portId", wanted == null ? prefix.replaceAll("\\D", "") : wanted.toString());
            vmx.set(prefix + ".dvs.connectionId", "1");
            return true;
        }
        if (backing.get("deviceName") instanceof String name) {
            if (machine.site().network(name) == null) {
                return false;
            }
            for (String entry : new String[] {"switchId", "portgroupId", "portId", "connectionId"}) {
                vmx.remove(prefix + ".dvs." + entry);
            }
            vmx.set(prefix + ".networkName", name);
        }
        return true;
    }

    private static String addressType(Vmx vmx, String prefix) {
        String type = vmx.get(prefix + ".addressType", "generated").toLowerCase(Locale.ROOT);
        return switch (type) {
            case "static" -> "manual";
            case "vpx" -> "assigned";
            default -> "generated";
        };
    }

    private static String type(Vmx vmx, String prefix) {
        String model = vmx.get(prefix + ".virtualDev", "vlance").toLowerCase(Locale.ROOT);
        return switch (model) {
            case "vmxnet3" -> "VirtualVmxnet3";
            case "e1000" -> "VirtualE1000";
            case "e1000e" -> "VirtualE1000e";
            case "vmxnet" -> vmx.number(prefix + ".features", 0) == 15 ? "VirtualVmxnet2" : "VirtualVmxnet";
            default -> "VirtualPCNet32";
        };
    }

    /** The name of a card's type in the file; empty when the API's type is no network card. */
    static String model(String type) {
        return switch (type) {
            case "VirtualVmxnet3" -> "vmxnet3";
            case "VirtualE1000" -> "e1000";
            case "VirtualE1000e" -> "e1000e";
            case "VirtualVmxnet", "VirtualVmxnet2" -> "vmxnet";
            case "VirtualPCNet32" -> "vlance";
            default -> "";
        };
    }
}
