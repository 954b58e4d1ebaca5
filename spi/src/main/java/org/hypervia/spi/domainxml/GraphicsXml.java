// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.domainxml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hypervia.api.definition.device.Graphics;
import org.hypervia.api.definition.device.GraphicsListen;
import org.hypervia.api.definition.device.GraphicsPassword;
import org.hypervia.api.definition.device.GraphicsType;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.spi.xml.NumberText;
import org.hypervia.spi.xml.Words;
import org.hypervia.spi.xml.XmlElement;
import org.hypervia.spi.xml.XmlWriter;

/** {@code <graphics>}: the ways a screen is shown. */
final class GraphicsXml {
    private GraphicsXml() {}

    static Graphics read(XmlElement element, ReadContext context) {
        element.required("type");
        GraphicsType type = element.word("type", GraphicsType.class).orElseThrow();
        return type == GraphicsType.VNC ? vnc(element, context) : new Graphics.Other(type);
    }

    private static Graphics vnc(XmlElement element, ReadContext context) {
        DialectRules rules = context.rules();
        int port = port(element, rules);
        boolean autoport = port < 0 || (port == 0 && rules.takesPortZeroForAny());
        Optional<String> word = element.attribute("autoport");
        Optional<Boolean> stated = word.flatMap(text -> Words.value(text, "yes", "no"));
        if (word.isPresent() && stated.isEmpty() && rules.checksEachAttribute()) {
            throw element.error(ErrorCode.XML_ERROR, XmlElement.unknown("autoport", word.get()));
        }
        if (stated.isPresent()) {
            autoport = stated.get();
        }
        boolean forgetsPort = autoport && context.inactive();
        return new Graphics.Vnc(
                forgetsPort ? 0 : Math.max(0, port),
                autoport,
                listens(element),
                element.attribute("keymap"),
                element.attribute("passwd").map(GraphicsPassword::new));
    }

    /** Returns the port, or a negative number if the hypervisor is to choose it. */
    private static int port(XmlElement element, DialectRules rules) {
        Optional<String> text = element.attribute("port");
        if (text.isEmpty()) {
            return -1;
        }
        return NumberText.decimalInt(text.get())
                .orElseThrow(() -> element.error(
                        rules.badAttribute(ErrorCode.INTERNAL_ERROR), "'" + text.get() + "' is no VNC port"));
    }

    private static List<GraphicsListen> listens(XmlElement element) {
        List<GraphicsListen> listens = new ArrayList<>();
        element.children("listen").forEach(child -> listens.add(listen(child)));
        Optional<String> socket = element.attribute("socket");
        Optional<String> address = element.attribute("listen").filter(value -> !value.isEmpty());
        if (socket.isPresent()) {
            return withSocket(element, listens, socket.get());
        }
        return address.isPresent() ? withAddress(element, listens, address.get()) : listens;
    }

    /** The attribute is the old way to say what the first child says now; both may stand there if they agree. */
    private static List<GraphicsListen> withAddress(XmlElement element, List<GraphicsListen> listens, String address) {
        if (listens.isEmpty()) {
            return List.of(GraphicsListen.address(address));
        }
        if (listens.get(0) instanceof GraphicsListen.Address first) {
            requireSame(element, "listen", address, first.address());
            listens.set(0, GraphicsListen.address(address));
        }
        return listens;
    }

    private static List<GraphicsListen> withSocket(XmlElement element, List<GraphicsListen> listens, String path) {
        if (!listens.isEmpty() && listens.get(0) instanceof GraphicsListen.Socket first) {
            requireSame(element, "socket", path, first.path());
            listens.set(0, new GraphicsListen.Socket(Optional.of(path)));
            return listens;
        }
        return List.of(new GraphicsListen.Socket(Optional.of(path)));
    }

    private static void requireSame(XmlElement element, String attribute, String value, Optional<String> ofFirstChild) {
        if (ofFirstChild.isPresent() && !ofFirstChild.get().equals(value)) {
            throw element.error(
                    ErrorCode.CONFIG_UNSUPPORTED,
                    "attribute '" + attribute + "' says '" + value + "', the first <listen> says '" + ofFirstChild.get()
                            + "'");
        }
    }

    private static GraphicsListen listen(XmlElement element) {
        String type = element.required("type");
        Optional<String> network = element.attribute("network").filter(value -> !value.isEmpty());
        if (network.isPresent() && !type.equals("network")) {
            throw element.error(ErrorCode.XML_ERROR, "attribute 'network' is for type 'network' only");
        }
        return switch (type) {
            case "address" ->
                new GraphicsListen.Address(element.attribute("address").filter(value -> !value.isEmpty()));
            case "network" ->
                new GraphicsListen.Network(network.orElseThrow(
                        () -> element.error(ErrorCode.XML_ERROR, "attribute 'network' is missing")));
            case "socket" -> new GraphicsListen.Socket(element.attribute("socket"));
            case "none" -> new GraphicsListen.None();
            default -> throw element.error(ErrorCode.XML_ERROR, XmlElement.unknown("type", type));
        };
    }

    /** Returns what a text would say of it: an address of no characters is none. */
    static GraphicsListen readable(Spot spot, GraphicsListen listen) {
        if (listen instanceof GraphicsListen.Network network
                && network.network().isEmpty()) {
            throw spot.error(ErrorCode.XML_ERROR, "attribute 'network' is missing");
        }
        return listen instanceof GraphicsListen.Address address
                ? new GraphicsListen.Address(address.address().filter(value -> !value.isEmpty()))
                : listen;
    }

    static void write(XmlWriter out, Graphics graphics, FormatOptions options) {
        out.begin("graphics").attribute("type", graphics.type().libvirtName());
        if (graphics instanceof Graphics.Vnc vnc) {
            writeVnc(out, vnc, options);
        } else {
            out.content(
                    () -> Unwritable.content(out, "a screen", graphics.type().libvirtName()));
        }
    }

    private static void writeVnc(XmlWriter out, Graphics.Vnc vnc, FormatOptions options) {
        writeServer(out, vnc, options);
        out.attribute("keymap", vnc.keymap());
        if (options.withSecrets()) {
            out.attribute("passwd", vnc.password().map(GraphicsPassword::value));
        }
        out.content(() -> vnc.listens().forEach(listen -> writeListen(out, listen)));
    }

    /** What the first listen says decides whether there are a port and an address at all. */
    private static void writeServer(XmlWriter out, Graphics.Vnc vnc, FormatOptions options) {
        GraphicsListen first = vnc.listens().get(0);
        if (first instanceof GraphicsListen.Socket socket) {
            out.attribute("socket", socket.path());
        } else if (!(first instanceof GraphicsListen.None)) {
            writePort(out, vnc, options);
            out.attribute("autoport", Words.yesOrNo(vnc.autoport()));
            out.attribute("listen", vnc.listenAddress());
        }
    }

    private static void writePort(XmlWriter out, Graphics.Vnc vnc, FormatOptions options) {
        if (vnc.autoport() && (options.inactive() || vnc.port() == 0)) {
            out.attribute("port", -1);
        } else if (vnc.port() != 0) {
            out.attribute("port", vnc.port());
        }
    }

    private static void writeListen(XmlWriter out, GraphicsListen listen) {
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
