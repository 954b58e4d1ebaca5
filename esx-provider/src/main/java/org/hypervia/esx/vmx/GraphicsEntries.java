// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx;

import org.hypervia.api.definition.device.Graphics;
import org.hypervia.esx.vmx.text.Refusal;
import org.hypervia.esx.vmx.text.VmxOutput;

/** Writes {@code RemoteDisplay.vnc.*}. */
final class GraphicsEntries {
    private static final String PREFIX = "RemoteDisplay.vnc.";

    private GraphicsEntries() {}

    static void write(Graphics graphics, VmxOutput out) {
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
