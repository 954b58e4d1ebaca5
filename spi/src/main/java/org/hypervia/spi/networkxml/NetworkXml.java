// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.networkxml;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.spi.networkxml.NetworkDefinition.PortGroup;
import org.hypervia.spi.xml.SkippedXml;
import org.hypervia.spi.xml.UuidText;
import org.hypervia.spi.xml.XmlElement;
import org.hypervia.spi.xml.XmlTree;
import org.hypervia.spi.xml.XmlWriter;

/** Libvirt's network XML, read by its rules and written in its layout. */
public final class NetworkXml {
    private NetworkXml() {}

    /**
     * Reads network XML. The text may be hostile; it is limited as that of a domain is.
     *
     * @param xml a {@code network} document
     * @param skipped told of what the definition does not hold, in document order
     * @return what it says
     * @throws HypervisorException {@code XML_DETAIL} if it is not well-formed, or the name holds a slash; {@code NO_NAME}
     *     if it has no name; {@code XML_ERROR} if it is no network or contradicts itself; {@code INTERNAL_ERROR} for a
     *     wrong UUID; {@code CONFIG_UNSUPPORTED} for what libvirt does not know, such as an unknown forward mode
     */
    public static NetworkDefinition parse(String xml, Consumer<SkippedXml> skipped) {
        XmlElement root = XmlTree.read("network", xml);
        if (!root.name().equals("network")) {
            throw root.error(ErrorCode.XML_ERROR, "the root element is not <network>");
        }
        String name = name(root);
        Optional<UUID> uuid = uuid(root);
        Optional<Bandwidth> bandwidth = root.child("bandwidth").flatMap(BandwidthXml::read);
        List<PortGroup> portGroups =
                root.children("portgroup").stream().map(NetworkXml::portGroup).toList();
        // Without a port group there is nothing that a VLAN of the whole network could be the one of.
        Optional<Vlan> vlan = root.children("vlan", element -> !portGroups.isEmpty()).stream()
                .findFirst()
                .map(VlanXml::read);
        NetworkDefinition definition =
                new NetworkDefinition(name, uuid, ForwardXml.read(root), bandwidth, vlan, portGroups);
        root.reportUnused(skipped);
        return definition;
    }

    private static String name(XmlElement root) {
        XmlElement element = root.child("name")
                .filter(found -> !found.text().isEmpty())
                .orElseThrow(() -> root.error(ErrorCode.NO_NAME, "a network needs a <name>"));
        if (element.text().indexOf('/') >= 0) {
            throw element.error(ErrorCode.XML_DETAIL, "invalid char in name: /");
        }
        return element.text();
    }

    private static Optional<UUID> uuid(XmlElement root) {
        return root.child("uuid")
                .flatMap(XmlElement::nonEmptyText)
                .map(text -> UuidText.parse(text)
                        .orElseThrow(() -> root.error(ErrorCode.INTERNAL_ERROR, "malformed uuid element: " + text)));
    }

    private static PortGroup portGroup(XmlElement element) {
        String name = element.attribute("name")
                .filter(text -> !text.isEmpty())
                .orElseThrow(() -> element.error(ErrorCode.XML_ERROR, "Missing required name attribute in portgroup"));
        return new PortGroup(
                name,
                element.child("vlan").map(VlanXml::read),
                element.child("bandwidth").flatMap(BandwidthXml::read));
    }

    /**
     * Writes network XML.
     *
     * @param network what it says
     * @return a {@code network} document
     */
    public static String format(NetworkDefinition network) {
        XmlWriter out = new XmlWriter();
        out.begin("network").content(() -> {
            out.element("name", network.name());
            network.uuid().ifPresent(uuid -> out.element("uuid", uuid.toString()));
            ForwardXml.write(network.forward(), out);
            network.vlan().ifPresent(vlan -> VlanXml.write(vlan, out));
            network.bandwidth().ifPresent(bandwidth -> BandwidthXml.write(bandwidth, out));
            network.portGroups().forEach(group -> write(group, out));
        });
        return out.toString();
    }

    private static void write(PortGroup group, XmlWriter out) {
        out.begin("portgroup").attribute("name", group.name()).content(() -> {
            group.vlan().ifPresent(vlan -> VlanXml.write(vlan, out));
            group.bandwidth().ifPresent(bandwidth -> BandwidthXml.write(bandwidth, out));
        });
    }
}
