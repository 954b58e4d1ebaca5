// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.host;

import java.util.List;
import org.hypervia.simulator.value.DataObject;
import org.hypervia.simulator.value.FieldType;
import org.hypervia.simulator.value.Schema;

/** Host bus adapters and what they reach, as the API shows them. */
public final class Adapters {
    private Adapters() {}

    static DataObject block(String device) {
        return common("HostBlockHba", device, "Simulated SATA controller", "vmw_ahci")
                .build();
    }

    /**
     * An adapter of a kind by the API's name: {@code HostBlockHba}, {@code HostFibreChannelHba}, {@code
     * HostSerialAttachedHba}, {@code HostPcieHba} and so on.
     */
    public static DataObject of(String kind, String device) {
        DataObject.Builder adapter = common(kind, device, "Simulated " + kind, "simulated");
        for (FieldType field : Schema.VIM.fields(kind)) {
            if (field.name().endsWith("WorldWideName")) {
                adapter.set(
                        field.name(),
                        field.type().equals("long") ? (Object) 0x2000_0024_ff00_0001L : "500a098280000001");
            }
        }
        if (Schema.VIM.isA(kind, "HostFibreChannelHba")) {
            adapter.set("portType", "fabric").set("speed", 16L);
        }
        return adapter.build();
    }

    /**
     * An iSCSI adapter without targets.
     *
     * @param device its device, such as {@code vmhba64}
     * @param software whether the host's own software does the work
     * @param iqn what it calls itself
     */
    public static DataObject iscsi(String device, boolean software, String iqn) {
        return common(
                        "HostInternetScsiHba",
                        device,
                        software ? "iSCSI Software Adapter" : "Simulated iSCSI card",
                        software ? "iscsi_vmk" : "bnx2i")
                .set("isSoftwareBased", software)
                .set("canBeDisabled", software)
                .set("networkBindingSupport", software ? "optional" : "notsupported")
                .set("discoveryCapabilities", flags("HostInternetScsiHbaDiscoveryCapabilities"))
                .set("discoveryProperties", flags("HostInternetScsiHbaDiscoveryProperties"))
                .set("authenticationCapabilities", flags("HostInternetScsiHbaAuthenticationCapabilities"))
                .set("authenticationProperties", flags("HostInternetScsiHbaAuthenticationProperties"))
                .set("ipCapabilities", flags("HostInternetScsiHbaIPCapabilities"))
                .set("ipProperties", flags("HostInternetScsiHbaIPProperties"))
                .set("iScsiName", iqn)
                .set("iScsiAlias", "")
                .build();
    }

    /** A target that an iSCSI adapter is told of; port 0 leaves the port unset. */
    public static DataObject target(String address, int port, String iqn) {
        return DataObject.of("HostInternetScsiHbaStaticTarget")
                .set("address", address)
                .set("port", port == 0 ? null : port)
                .set("iScsiName", iqn)
                .set("discoveryMethod", "staticMethod")
                .build();
    }

    /** How a target is reached that an adapter is logged in to. */
    public static DataObject.Builder transport(String address, int port, String iqn) {
        return DataObject.of("HostInternetScsiTargetTransport")
                .set("iScsiName", iqn)
                .set("iScsiAlias", "")
                .set("address", List.of(address + ":" + (port == 0 ? 3260 : port)));
    }

    private static DataObject.Builder common(String kind, String device, String model, String driver) {
        return DataObject.of(kind)
                .set("key", "key-vim.host." + kind.substring("Host".length()) + "-" + device)
                .set("device", device)
                .set("bus", 0)
                .set("status", kind.equals("HostBlockHba") ? "unknown" : "online")
                .set("model", model)
                .set("driver", driver)
                .set("pci", "0000:00:11.5");
    }

    /** All that must be said, and nothing that can be switched on. */
    private static DataObject.Builder flags(String type) {
        DataObject.Builder all = DataObject.of(type);
        for (FieldType field : Schema.VIM.fields(type)) {
            if (field.type().equals("boolean") && !field.optional()) {
                all.set(field.name(), field.name().equals("staticTargetDiscoveryEnabled"));
            }
        }
        return all;
    }
}
