// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx;

import java.util.List;
import java.util.Optional;
import org.hypervia.api.definition.device.InterfaceModel;
import org.hypervia.api.definition.device.InterfaceSource;
import org.hypervia.api.definition.device.MacType;
import org.hypervia.api.definition.device.NetworkInterface;
import org.hypervia.esx.vmx.text.Refusal;
import org.hypervia.esx.vmx.text.VmxOutput;
import org.hypervia.esx.vmx.text.VmxRule;
import org.hypervia.esx.vmx.text.VmxRules;
import org.hypervia.esx.vmx.text.VmxUuid;

/** Writes {@code ethernetN.*}. */
final class NetworkEntries {
    private final int limit;
    private final VmxRules rules;
    private final VmxOutput out;

    NetworkEntries(VmxWriteContext context, VmxOutput out) {
        this.limit = context.hardwareVersion() < 7 ? 4 : 10;
        this.rules = context.rules();
        this.out = out;
    }

    void write(List<NetworkInterface> interfaces) {
        for (int i = 0; i < interfaces.size(); i++) {
            if (i >= limit) {
                throw Refusal.internal("There is no network card " + i + ", this virtual hardware has 0.." + (limit - 1)
                        + "; remove interfaces");
            }
            card("ethernet" + i, interfaces.get(i));
        }
    }

    private void card(String prefix, NetworkInterface card) {
        out.add(prefix + ".present", true);
        card.model().ifPresent(model -> model(prefix, model));
        InterfaceSource source = card.source();
        if (source instanceof InterfaceSource.Bridge bridge) {
            bridge(prefix, bridge.bridge(), card.targetDevice());
        } else if (source instanceof InterfaceSource.User) {
            out.add(prefix + ".connectionType", "nat");
        } else if (source instanceof InterfaceSource.Vds port) {
            port(prefix + ".dvs.", port);
        } else if (!(source instanceof InterfaceSource.Null)) {
            throw Refusal.unsupported("An interface of the type '" + Refusal.quote(source.type())
                    + "' cannot be written as VMX; use bridge, user, null or vds");
        }
        mac(prefix, card);
    }

    private void model(String prefix, InterfaceModel model) {
        switch (model) {
            case VLANCE, VMXNET, VMXNET3, E1000, E1000E -> out.add(prefix + ".virtualDev", model.libvirtName());
            case VMXNET2 -> {
                out.add(prefix + ".virtualDev", "vmxnet");
                out.add(prefix + ".features", "15");
            }
            default ->
                throw Refusal.internal("The interface model '" + model.libvirtName()
                        + "' cannot be written as VMX; use vlance, vmxnet, vmxnet2, vmxnet3, e1000 or e1000e");
        }
    }

    private void bridge(String prefix, String network, Optional<String> targetDevice) {
        out.add(prefix + ".networkName", network);
        out.add(prefix + ".connectionType", targetDevice.isPresent() ? "custom" : "bridged");
        targetDevice.ifPresent(device -> out.add(prefix + ".vnet", device));
    }

    private void port(String prefix, InterfaceSource.Vds port) {
        boolean isTerse = rules.has(VmxRule.OPTIONAL_PORT);
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

    private void mac(String prefix, NetworkInterface card) {
        MacClass range = MacClass.of(card.mac());
        boolean isMadeByVmware = range == MacClass.SERVER || range == MacClass.VPX;
        MacType type = card.macType().orElse(isMadeByVmware ? MacType.GENERATED : MacType.STATIC);
        Optional<Boolean> check = card.macCheck();
        if (check.isEmpty() && range == MacClass.FOREIGN && type == MacType.STATIC) {
            check = Optional.of(false);
        }
        String address = card.mac().toString();
        if (type == MacType.STATIC) {
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
