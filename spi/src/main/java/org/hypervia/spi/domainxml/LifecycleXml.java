// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.domainxml;

import java.util.Optional;
import org.hypervia.api.definition.LifecycleAction;
import org.hypervia.api.definition.LifecycleActions;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.value.LibvirtName;
import org.hypervia.spi.xml.XmlElement;
import org.hypervia.spi.xml.XmlWriter;

/** {@code <on_poweroff>}, {@code <on_reboot>} and {@code <on_crash>}. */
final class LifecycleXml {
    private LifecycleXml() {}

    static LifecycleActions read(XmlElement root) {
        LifecycleActions usual = LifecycleActions.DEFAULT;
        return new LifecycleActions(
                action(root, "on_poweroff", false).orElse(usual.onPowerOff()),
                action(root, "on_reboot", false).orElse(usual.onReboot()),
                action(root, "on_crash", true).orElse(usual.onCrash()));
    }

    private static Optional<LifecycleAction> action(XmlElement root, String event, boolean mayDump) {
        return root.child(event).filter(element -> !element.text().isEmpty()).map(element -> {
            LifecycleAction action = LibvirtName.find(LifecycleAction.class, element.text())
                    .orElseThrow(() -> element.error(
                            ErrorCode.CONFIG_UNSUPPORTED, "action '" + element.text() + "' is not known"));
            if (!mayDump) {
                requireNoDump(element::error, action);
            }
            return action;
        });
    }

    /** Checks the action of an event other than a crash. */
    static void requireNoDump(Spot spot, LifecycleAction action) {
        if (action == LifecycleAction.COREDUMP_DESTROY || action == LifecycleAction.COREDUMP_RESTART) {
            throw spot.error(ErrorCode.CONFIG_UNSUPPORTED, "action '" + action.libvirtName() + "' is for crashes only");
        }
    }

    static void write(XmlWriter out, LifecycleActions actions) {
        out.element("on_poweroff", actions.onPowerOff().libvirtName());
        out.element("on_reboot", actions.onReboot().libvirtName());
        out.element("on_crash", actions.onCrash().libvirtName());
    }
}
