// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx;

import org.hypervia.api.definition.device.Devices;
import org.hypervia.api.definition.device.Graphics;
import org.hypervia.api.definition.device.GraphicsListen;
import org.hypervia.api.definition.device.GraphicsPassword;
import org.hypervia.api.definition.device.VncBuilder;
import org.hypervia.esx.vmx.text.Refusal;
import org.hypervia.esx.vmx.text.VmxValues;

/** The keys {@code RemoteDisplay.vnc.*}. */
final class VncKeys {
    private static final String PREFIX = "RemoteDisplay.vnc.";

    private final VmxValues values;

    VncKeys(VmxValues values) {
        this.values = values;
    }

    void addTo(Devices.Builder devices) {
        if (!values.flag(PREFIX + "enabled", false)) {
            return;
        }
        VncBuilder vnc = Graphics.Vnc.builder();
        long port = values.number(PREFIX + "port", -1);
        if (port > Integer.MAX_VALUE) {
            throw Refusal.value(PREFIX + "port", Long.toString(port), "the number of a TCP port");
        }
        if (port >= 0) {
            vnc.port((int) port);
        }
        String address = values.text(PREFIX + "ip");
        vnc.addListen(address == null ? GraphicsListen.ANY_ADDRESS : GraphicsListen.address(address));
        vnc.keymap(values.text(PREFIX + "keymap"));
        String password = values.text(PREFIX + "password");
        devices.addGraphics(vnc.password(password == null ? null : new GraphicsPassword(password))
                .build());
    }
}
