// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.domainxml;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.hypervia.api.definition.device.DeviceAddress;
import org.hypervia.api.definition.device.InterfaceModel;
import org.hypervia.api.definition.device.InterfaceSource;
import org.hypervia.api.definition.device.NetworkInterface;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.value.MacAddress;
import org.hypervia.spi.xml.NumberText;
import org.hypervia.spi.xml.UuidText;
import org.hypervia.spi.xml.Words;
import org.hypervia.spi.xml.XmlElement;
import org.hypervia.spi.xml.XmlWriter;

/** {@code <interface>}: a network card. */
final class InterfaceXml {
    /** VMware's own prefix, from which its drivers take addresses. */
    private static final int GENERATED_PREFIX = 0x000c29;

    private static final Set<String> OTHERS_WITH_SOURCE =
            Set.of("vhostuser", "server", "client", "mcast", "network", "internal", "direct", "udp", "vdpa", "hostdev");
    private static final Pattern MODEL_NAME = Pattern.compile("[a-zA-Z0-9_-]+");

    /** How the names begin that a host makes up by itself at each start, so that they mean nothing later. */
    private static final List<String> MADE_BY_HOST = List.of("vnet", "macvtap", "macvlan");

    private InterfaceXml() {}

    static NetworkInterface read(XmlElement element, ReadContext context) {
        InterfaceSource source = source(element, context.rules());
        Optional<XmlElement> mac = element.child("mac");
        MacAddress address = statedMac(element, context.rules())
                .orElseGet(() -> MacAddress.random(GENERATED_PREFIX, context.random()));
        return NetworkInterface.builder(source, address)
                .macType(mac.flatMap(child -> child.word("type", NetworkInterface.MacType.class))
                        .orElse(null))
                .macCheck(mac.flatMap(InterfaceXml::check).orElse(null))
                .targetDevice(element.child("target")
                        .flatMap(target -> target.attribute("dev"))
                        .filter(device -> !(context.inactive() && isMadeByHost(device)))
                        .orElse(null))
                .model(element.child("model")
                        .flatMap(model -> model(model, context.rules()))
                        .orElse(null))
                .address(address(element, context.rules()).orElse(null))
                .build();
    }

    private static InterfaceSource source(XmlElement element, DialectRules rules) {
        String type = element.attribute("type").orElse("user");
        return switch (type) {
            case "user" -> new InterfaceSource.User();
            case "null" -> new InterfaceSource.Null();
            case "ethernet" -> new InterfaceSource.Other(type);
            case "bridge" ->
                new InterfaceSource.Bridge(sourceElement(element, type).required("bridge"));
            case "vds" -> vds(sourceElement(element, type), rules);
            default -> other(element, type);
        };
    }

    private static InterfaceSource other(XmlElement element, String type) {
        if (!OTHERS_WITH_SOURCE.contains(type)) {
            throw element.error(ErrorCode.XML_ERROR, XmlElement.unknown("type", type));
        }
        sourceElement(element, type);
        return new InterfaceSource.Other(type);
    }

    private static XmlElement sourceElement(XmlElement element, String type) {
        return element.child("source")
                .orElseThrow(() ->
                        element.error(ErrorCode.XML_ERROR, "an interface of type '" + type + "' needs a <source>"));
    }

    private static InterfaceSource vds(XmlElement source, DialectRules rules) {
        String switchId = source.required("switchid");
        UUID switchUuid = UuidText.parse(switchId)
                .orElseThrow(() -> source.error(
                        ErrorCode.XML_ERROR, "value '" + switchId + "' of attribute 'switchid' is no UUID"));
        long port = vdsNumber(source, "portid", rules);
        Optional<String> group = rules.requiresWholeVdsPort()
                ? Optional.of(source.required("portgroupid"))
                : source.attribute("portgroupid");
        return new InterfaceSource.Vds(switchUuid, port, group, vdsNumber(source, "connectionid", rules));
    }

    private static long vdsNumber(XmlElement source, String attribute, DialectRules rules) {
        if (!rules.requiresWholeVdsPort() && source.attribute(attribute).isEmpty()) {
            return 0;
        }
        String text = source.required(attribute);
        return NumberText.anyLong(text)
                .orElseThrow(() -> source.error(
                        ErrorCode.XML_ERROR, "value '" + text + "' of attribute '" + attribute + "' is no number"));
    }

    private static Optional<DeviceAddress> address(XmlElement element, DialectRules rules) {
        Optional<DeviceAddress> address = AddressXml.read(element, rules);
        address.ifPresent(place -> requireAssigned(element::error, place));
        return address;
    }

    static void requireAssigned(Spot spot, DeviceAddress address) {
        if (AddressXml.isUnassigned(address)) {
            throw spot.error(
                    ErrorCode.CONFIG_UNSUPPORTED,
                    "only a host device can have an address of type '" + address.type() + "'");
        }
    }

    /** The MAC address that the element states, if it is one; without it, reading makes one up. */
    static Optional<MacAddress> statedMac(XmlElement element, DialectRules rules) {
        return element.child("mac")
                .flatMap(mac -> mac.attribute("address").map(text -> mac(mac, text)))
                .filter(address -> address.bits() != 0 || !rules.takesZerosForNoMac());
    }

    private static MacAddress mac(XmlElement element, String text) {
        MacAddress address = MacAddress.parse(text)
                .orElseThrow(() -> element.error(ErrorCode.XML_ERROR, "'" + text + "' is no MAC address"));
        requireSingle(element::error, address);
        return address;
    }

    static void requireSingle(Spot spot, MacAddress address) {
        if (address.isMulticast()) {
            throw spot.error(ErrorCode.XML_ERROR, "MAC address " + address + " is a group address");
        }
    }

    private static Optional<Boolean> check(XmlElement mac) {
        return mac.attribute("check")
                .map(word -> Words.value(word, "yes", "no")
                        .orElseThrow(() -> mac.error(ErrorCode.XML_ERROR, XmlElement.unknown("check", word))));
    }

    private static Optional<InterfaceModel> model(XmlElement element, DialectRules rules) {
        Optional<String> name = element.attribute("type").filter(type -> !type.isEmpty());
        name.filter(type -> !MODEL_NAME.matcher(type).matches()).ifPresent(type -> {
            throw element.error(ErrorCode.INVALID_ARG, "'" + type + "' is no name of a network card model");
        });
        return name.map(type -> Arrays.stream(InterfaceModel.values())
                .filter(model -> lowerCase(model.libvirtName()).equals(lowerCase(type)))
                .filter(model -> model != InterfaceModel.IGB || rules.knowsIgb())
                .findFirst()
                .orElseThrow(() ->
                        element.error(ErrorCode.CONFIG_UNSUPPORTED, "network card model '" + type + "' is not known")));
    }

    static void requireKnown(Spot spot, InterfaceModel model, DialectRules rules) {
        if (model == InterfaceModel.IGB && !rules.knowsIgb()) {
            throw spot.error(
                    ErrorCode.CONFIG_UNSUPPORTED, "network card model '" + model.libvirtName() + "' is not known");
        }
    }

    static void requireWhole(Spot spot, InterfaceSource source, DialectRules rules) {
        if (rules.requiresWholeVdsPort()
                && source instanceof InterfaceSource.Vds vds
                && vds.portgroupId().isEmpty()) {
            throw spot.error(ErrorCode.XML_ERROR, "attribute 'portgroupid' is missing");
        }
    }

    private static String lowerCase(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /** Tells whether a host made the name up for one run of the domain. */
    static boolean isMadeByHost(String name) {
        return MADE_BY_HOST.stream().anyMatch(name::startsWith);
    }

    static void write(XmlWriter out, NetworkInterface card, FormatOptions options) {
        out.begin("interface").attribute("type", card.source().type()).content(() -> {
            out.begin("mac")
                    .attribute("address", card.mac().toString())
                    .attribute("type", card.macType().map(type -> type.libvirtName()))
                    .attribute("check", card.macCheck().map(Words::yesOrNo))
                    .end();
            writeSource(out, card.source());
            card.targetDevice()
                    .filter(device -> !(options.inactive() && isMadeByHost(device)))
                    .ifPresent(device ->
                            out.begin("target").attribute("dev", device).end());
            card.model()
                    .ifPresent(model -> out.begin("model")
                            .attribute("type", model.libvirtName())
                            .end());
            card.address().ifPresent(address -> AddressXml.write(out, address));
        });
    }

    private static void writeSource(XmlWriter out, InterfaceSource source) {
        if (source instanceof InterfaceSource.Bridge bridge) {
            out.begin("source").attribute("bridge", bridge.bridge()).end();
        } else if (source instanceof InterfaceSource.Vds vds) {
            out.begin("source")
                    .attribute("switchid", vds.switchId().toString())
                    .attribute("portid", String.valueOf(vds.portId()))
                    .attribute("portgroupid", vds.portgroupId())
                    .attribute("connectionid", String.valueOf(vds.connectionId()))
                    .end();
        } else if (source instanceof InterfaceSource.Other other) {
            Unwritable.content(out, "a network card", other.type());
        }
    }
}
