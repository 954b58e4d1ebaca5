// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.domainxml;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.hypervia.api.definition.device.InterfaceModel;
import org.hypervia.api.definition.device.InterfaceSource;
import org.hypervia.api.definition.device.MacType;
import org.hypervia.api.definition.device.NetworkInterface;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.value.MacAddress;
import org.hypervia.spi.xml.NumberText;
import org.hypervia.spi.xml.UuidText;
import org.hypervia.spi.xml.Words;
import org.hypervia.spi.xml.XmlElement;

/** Reads network cards. */
final class InterfaceReader {
    /** VMware's own prefix, from which its drivers take addresses. */
    private static final int GENERATED_PREFIX = 0x000c29;

    private static final Set<String> OTHERS_WITH_SOURCE =
            Set.of("vhostuser", "server", "client", "mcast", "network", "internal", "direct", "udp", "vdpa", "hostdev");
    private static final Pattern MODEL_NAME = Pattern.compile("[a-zA-Z0-9_-]+");

    private final ReadContext context;

    InterfaceReader(ReadContext context) {
        this.context = context;
    }

    NetworkInterface read(XmlElement element) {
        InterfaceSource source = source(element);
        Optional<XmlElement> mac = element.child("mac");
        return NetworkInterface.builder(source, mac(mac))
                .macType(mac.flatMap(child -> child.word("type", MacType.class)).orElse(null))
                .macCheck(mac.flatMap(InterfaceReader::check).orElse(null))
                .targetDevice(element.child("target")
                        .flatMap(target -> target.attribute("dev"))
                        .filter(device -> !(context.inactive() && InterfaceNames.isMadeByHost(device)))
                        .orElse(null))
                .model(element.child("model").flatMap(this::model).orElse(null))
                .build();
    }

    private InterfaceSource source(XmlElement element) {
        String type = element.attribute("type").orElse("user");
        return switch (type) {
            case "user" -> new InterfaceSource.User();
            case "null" -> new InterfaceSource.Null();
            case "ethernet" -> new InterfaceSource.Other(type);
            case "bridge" ->
                new InterfaceSource.Bridge(sourceElement(element, type).required("bridge"));
            case "vds" -> vds(sourceElement(element, type));
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

    private InterfaceSource vds(XmlElement source) {
        String switchId = source.required("switchid");
        UUID switchUuid = UuidText.parse(switchId)
                .orElseThrow(() -> source.error(
                        ErrorCode.XML_ERROR, "value '" + switchId + "' of attribute 'switchid' is no UUID"));
        long port = vdsNumber(source, "portid");
        Optional<String> group = context.rules().requiresWholeVdsPort()
                ? Optional.of(source.required("portgroupid"))
                : source.attribute("portgroupid");
        return new InterfaceSource.Vds(switchUuid, port, group, vdsNumber(source, "connectionid"));
    }

    private long vdsNumber(XmlElement source, String attribute) {
        if (!context.rules().requiresWholeVdsPort()
                && source.attribute(attribute).isEmpty()) {
            return 0;
        }
        String text = source.required(attribute);
        return NumberText.anyLong(text)
                .orElseThrow(() -> source.error(
                        ErrorCode.XML_ERROR, "value '" + text + "' of attribute '" + attribute + "' is no number"));
    }

    private MacAddress mac(Optional<XmlElement> mac) {
        Optional<String> text = mac.flatMap(element -> element.attribute("address"));
        if (text.isEmpty()) {
            return MacAddress.random(GENERATED_PREFIX, context.random());
        }
        MacAddress address = MacAddress.parse(text.get())
                .orElseThrow(() -> mac.get().error(ErrorCode.XML_ERROR, "'" + text.get() + "' is no MAC address"));
        if (address.isMulticast()) {
            throw mac.get().error(ErrorCode.XML_ERROR, "MAC address " + address + " is a group address");
        }
        return address;
    }

    private static Optional<Boolean> check(XmlElement mac) {
        return mac.attribute("check")
                .map(word -> Words.value(word, "yes", "no")
                        .orElseThrow(() -> mac.error(ErrorCode.XML_ERROR, XmlElement.unknown("check", word))));
    }

    private Optional<InterfaceModel> model(XmlElement element) {
        Optional<String> name = element.attribute("type").filter(type -> !type.isEmpty());
        name.filter(type -> !MODEL_NAME.matcher(type).matches()).ifPresent(type -> {
            throw element.error(ErrorCode.INVALID_ARG, "'" + type + "' is no name of a network card model");
        });
        return name.map(type -> Arrays.stream(InterfaceModel.values())
                .filter(model -> lowerCase(model.libvirtName()).equals(lowerCase(type)))
                .filter(model -> model != InterfaceModel.IGB || context.rules().knowsIgb())
                .findFirst()
                .orElseThrow(() ->
                        element.error(ErrorCode.CONFIG_UNSUPPORTED, "network card model '" + type + "' is not known")));
    }

    private static String lowerCase(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
