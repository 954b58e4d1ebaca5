// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx;

import java.util.List;
import org.hypervia.api.conversion.ConversionWarning.Action;
import org.hypervia.api.definition.device.Devices;
import org.hypervia.api.definition.device.Graphics;
import org.hypervia.api.definition.device.GraphicsListen;
import org.hypervia.api.definition.device.GraphicsPassword;
import org.hypervia.api.definition.device.VncBuilder;
import org.hypervia.esx.vmx.text.Refusal;
import org.hypervia.esx.vmx.text.VmxOutput;
import org.hypervia.esx.vmx.text.VmxValues;

/** The view over VNC, {@code RemoteDisplay.vnc.*}. */
final class GraphicsVmx {
    private static final String PREFIX = "RemoteDisplay.vnc.";

    private GraphicsVmx() {}

    static void read(VmxValues values, Devices.Builder devices) {
        if (!values.flag(PREFIX + "enabled", false)) {
            return;
        }
        VncBuilder vnc = Graphics.Vnc.builder();
        long port = values.number(PREFIX + "port", -1);
        if (port > Integer.MAX_VALUE) {
            values.concede(
                    PREFIX + "port",
                    Action.LEFT_OUT,
                    Refusal.value(PREFIX + "port", Long.toString(port), "the number of a TCP port"));
        } else if (port >= 0) {
            vnc.port((int) port);
        }
        String address = values.text(PREFIX + "ip");
        vnc.addListen(address == null ? GraphicsListen.ANY_ADDRESS : GraphicsListen.address(address));
        vnc.keymap(values.text(PREFIX + "keymap"));
        String password = values.text(PREFIX + "password");
        devices.add(vnc.password(password == null ? null : new GraphicsPassword(password))
                .build());
    }

    static void write(List<Graphics> graphics, VmxOutput out) {
        graphics.forEach(one -> write(one, out));
    }

    private static void write(Graphics graphics, VmxOutput out) {
        if (!(graphics instanceof Graphics.Vnc vnc)) {
            throw Refusal.unsupported("Graphics of the type '" + graphics.type().libvirtName()
                    + "' cannot be written as VMX; use vnc or none");
        }
        out.add(PREFIX + "enabled", true);
        if (!vnc.autoport()) {
            out.add(PREFIX + "port", vnc.port());
        }
        vnc.listenAddress().ifPresent(address -> out.add(PREFIX + "ip", address));
        vnc.keymap().ifPresent(keymap -> out.add(PREFIX + "keymap", keymap));
        vnc.password().ifPresent(password -> out.addSecret(PREFIX + "password", password.value()));
    }
}
