// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.networkxml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.value.LibvirtName;
import org.hypervia.spi.networkxml.NetworkDefinition.Forward;
import org.hypervia.spi.xml.XmlElement;
import org.hypervia.spi.xml.XmlWriter;

/** {@code <forward>} and {@code <bridge>}: how a network is connected to the world outside. */
final class ForwardXml {
    private ForwardXml() {}

    /** Reads it from the network's own element, of which other parts must be in accord with it. */
    static Forward read(XmlElement network) {
        Optional<XmlElement> element = network.child("forward");
        Forward forward = element.map(ForwardXml::forward).orElse(Forward.NONE);
        ForwardMode mode = forward.mode();
        if (mode.needsAddress()
                && network.elements().stream().noneMatch(child -> child.name().equals("ip"))) {
            throw network.error(
                    ErrorCode.XML_ERROR,
                    mode.libvirtName() + " forwarding requested, but no IP address provided: add an <ip>");
        }
        Optional<XmlElement> bridge = network.elements().stream()
                .filter(child -> child.name().equals("bridge"))
                .findFirst();
        bridge.ifPresent(found -> checkBridge(found, forward));
        if (!mode.hasOwnBridge()
                && network.elements().stream().anyMatch(child -> child.name().equals("mtu"))) {
            throw onlyIn(network, "mtu size", mode);
        }
        network.child("bridge").ifPresent(ForwardXml::useWhatIsSo);
        return forward;
    }

    private static Forward forward(XmlElement forward) {
        ForwardMode mode = forward.attribute("mode")
                .filter(word -> !word.isEmpty())
                .map(word -> LibvirtName.find(ForwardMode.class, word)
                        .orElseThrow(() ->
                                forward.error(ErrorCode.CONFIG_UNSUPPORTED, "unknown forwarding type '" + word + "'")))
                .orElse(ForwardMode.NAT);
        if (mode == ForwardMode.NONE) {
            return Forward.NONE;
        }
        return new Forward(mode, devices(forward), forward.has("address") || forward.has("pf"));
    }

    private static List<String> devices(XmlElement forward) {
        List<String> devices = new ArrayList<>();
        for (XmlElement found : forward.children("interface")) {
            String device = found.attribute("dev")
                    .orElseThrow(() -> found.error(
                            ErrorCode.XML_ERROR, "Missing required dev attribute in <forward> <interface> element"));
            if (devices.contains(device)) {
                throw found.error(ErrorCode.XML_ERROR, "interface '" + device + "' can only be listed once");
            }
            devices.add(device);
        }
        Optional<String> first = forward.attribute("dev").filter(device -> !device.isEmpty());
        if (devices.isEmpty()) {
            first.ifPresent(devices::add);
        } else if (first.isPresent() && !first.get().equals(devices.get(0))) {
            throw forward.error(
                    ErrorCode.XML_ERROR,
                    "<forward dev='" + first.get() + "'> must match first <interface dev='" + devices.get(0) + "'/>");
        }
        return devices;
    }

    private static void checkBridge(XmlElement bridge, Forward forward) {
        ForwardMode mode = forward.mode();
        boolean options = List.of("stp", "delay", "zone").stream().anyMatch(bridge.attributes()::containsKey);
        if (options && !mode.hasOwnBridge()) {
            throw onlyIn(bridge, "bridge delay/stp/zone options", mode);
        }
        boolean named = !bridge.attributes().getOrDefault("name", "").isEmpty();
        if (mode == ForwardMode.BRIDGE && named && !forward.devices().isEmpty()) {
            throw bridge.error(
                    ErrorCode.XML_ERROR,
                    "A network with forward mode='bridge' can specify a bridge name or a forward dev, but not both");
        }
    }

    private static HypervisorException onlyIn(XmlElement element, String what, ForwardMode mode) {
        return element.error(
                ErrorCode.XML_ERROR,
                what + " only allowed in open, route, nat, and isolated mode, not in " + mode.libvirtName());
    }

    /** A switch has neither a spanning tree nor a delay, which is what libvirt's own description of one says. */
    private static void useWhatIsSo(XmlElement bridge) {
        if ("off".equals(bridge.attributes().get("stp"))) {
            bridge.attribute("stp");
        }
        if ("0".equals(bridge.attributes().get("delay"))) {
            bridge.attribute("delay");
        }
    }

    static void write(Forward forward, XmlWriter out) {
        if (forward.mode() == ForwardMode.NONE) {
            out.begin("bridge").attribute("stp", "off").attribute("delay", "0").end();
            return;
        }
        out.begin("forward")
                .attribute("dev", forward.devices().stream().findFirst())
                .attribute("mode", forward.mode().libvirtName());
        if (forward.devices().isEmpty()) {
            out.end();
            return;
        }
        out.content(() -> forward.devices()
                .forEach(device ->
                        out.begin("interface").attribute("dev", device).end()));
    }
}
