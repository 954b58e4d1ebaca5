// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.domainxml;

import org.hypervia.api.definition.device.Graphics;
import org.hypervia.api.definition.device.GraphicsListen;
import org.hypervia.api.definition.device.GraphicsPassword;
import org.hypervia.spi.xml.Words;
import org.hypervia.spi.xml.XmlWriter;

/** Writes the ways a screen is shown. */
final class GraphicsFormatter {
    private final XmlWriter out;
    private final FormatOptions options;

    GraphicsFormatter(XmlWriter out, FormatOptions options) {
        this.out = out;
        this.options = options;
    }

    void format(Graphics graphics) {
        if (!(graphics instanceof Graphics.Vnc vnc)) {
            throw Unwritable.construct("a screen", graphics.type().libvirtName());
        }
        out.begin("graphics").attribute("type", vnc.type().libvirtName());
        server(vnc);
        out.attribute("keymap", vnc.keymap());
        if (options.withSecrets()) {
            out.attribute("passwd", vnc.password().map(GraphicsPassword::value));
        }
        out.content(() -> vnc.listens().forEach(this::listen));
    }

    /** What the first listen says decides whether there are a port and an address at all. */
    private void server(Graphics.Vnc vnc) {
        GraphicsListen first = vnc.listens().get(0);
        if (first instanceof GraphicsListen.Socket socket) {
            out.attribute("socket", socket.path());
        } else if (!(first instanceof GraphicsListen.None)) {
            port(vnc);
            out.attribute("autoport", Words.yesOrNo(vnc.autoport()));
            out.attribute("listen", vnc.listenAddress());
        }
    }

    private void port(Graphics.Vnc vnc) {
        if (vnc.autoport() && (options.inactive() || vnc.port() == 0)) {
            out.attribute("port", -1);
        } else if (vnc.port() != 0) {
            out.attribute("port", vnc.port());
        }
    }

    private void listen(GraphicsListen listen) {
        out.begin("listen");
        if (listen instanceof GraphicsListen.Address address) {
            out.attribute("type", "address").attribute("address", address.address());
        } else if (listen instanceof GraphicsListen.Network network) {
            out.attribute("type", "network").attribute("network", network.network());
        } else if (listen instanceof GraphicsListen.Socket socket) {
            out.attribute("type", "socket").attribute("socket", socket.path());
        } else {
            out.attribute("type", "none");
        }
        out.end();
    }
}
