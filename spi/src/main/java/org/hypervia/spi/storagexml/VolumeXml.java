// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.storagexml;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.storage.VolumeType;
import org.hypervia.spi.xml.SkippedXml;
import org.hypervia.spi.xml.XmlElement;
import org.hypervia.spi.xml.XmlTree;
import org.hypervia.spi.xml.XmlWriter;

/** Libvirt's volume XML, as far as volumes are told from it or made of it. Pure functions. */
public final class VolumeXml {
    /** The formats that libvirt knows for volumes that are files. */
    private static final Set<String> FORMATS = Set.of(
            "none", "raw", "dir", "bochs", "cloop", "dmg", "iso", "vpc", "vdi", "fat", "vhd", "ploop", "cow", "qcow",
            "qcow2", "qed", "vmdk");

    /** What libvirt has in volumes beside what is read here. */
    private static final List<String> KNOWN = List.of("key", "physical", "backingStore", "source");

    private static final List<String> KNOWN_OF_TARGET = List.of(
            "path", "permissions", "timestamps", "encryption", "compat", "nocow", "clusterSize", "features", "label");

    private VolumeXml() {}

    /**
     * A volume.
     *
     * @param type what it is
     * @param name its name within the pool
     * @param key libvirt's key; empty where nobody asked
     * @param capacity how much it can hold, in bytes
     * @param allocation how much room it takes, in bytes
     * @param path where a domain finds it
     * @param format the format in libvirt's words; empty for block devices
     */
    public record Volume(
            VolumeType type,
            String name,
            Optional<String> key,
            long capacity,
            long allocation,
            Optional<String> path,
            Optional<String> format) {}

    /**
     * What an XML asks for.
     *
     * @param type what to make
     * @param name what to call it
     * @param capacity how much it is to hold, in bytes; empty when the XML does not say
     * @param allocation how much room it is to take at once, in bytes; empty when the XML does not say, which for libvirt means
     *     all of it
     * @param format the format in libvirt's words; empty when the XML does not say
     */
    public record Request(
            VolumeType type, String name, OptionalLong capacity, OptionalLong allocation, Optional<String> format) {}

    /**
     * Writes the XML that asks for a volume.
     *
     * @param request what to make
     * @return a {@code volume} document
     */
    public static String format(Request request) {
        XmlWriter out = new XmlWriter();
        out.begin("volume").content(() -> {
            out.element("name", request.name());
            request.capacity().ifPresent(bytes -> SizeText.write(out, "capacity", bytes));
            request.allocation().ifPresent(bytes -> SizeText.write(out, "allocation", bytes));
            request.format()
                    .ifPresent(format -> out.begin("target")
                            .content(() -> out.begin("format")
                                    .attribute("type", format)
                                    .end()));
        });
        return out.toString();
    }

    /**
     * Describes a volume as libvirt's ESX driver does.
     *
     * @param volume the volume
     * @return a {@code volume} document
     */
    public static String format(Volume volume) {
        XmlWriter out = new XmlWriter();
        out.begin("volume").attribute("type", volume.type().libvirtName()).content(() -> {
            out.element("name", volume.name());
            volume.key().ifPresent(key -> out.element("key", key));
            SizeText.write(out, "capacity", volume.capacity());
            SizeText.write(out, "allocation", volume.allocation());
            out.begin("target").content(() -> {
                volume.path().ifPresent(path -> out.element("path", path));
                volume.format()
                        .ifPresent(format ->
                                out.begin("format").attribute("type", format).end());
            });
        });
        return out.toString();
    }

    /**
     * Reads a volume as a hypervisor describes it; sizes that are not there are 0.
     *
     * @param xml a {@code volume} document
     * @return the volume
     * @throws HypervisorException as {@link #parse}
     */
    public static Volume describe(String xml) {
        XmlElement root = root(xml);
        return new Volume(
                type(root),
                name(root),
                root.child("key").flatMap(XmlElement::nonEmptyText),
                size(root, "capacity").orElse(0),
                size(root, "allocation").orElse(0),
                root.find("target", "path").flatMap(XmlElement::nonEmptyText),
                root.find("target", "format").flatMap(format -> format.attribute("type")));
    }

    /**
     * Reads what an XML asks for. The text may be hostile; it is limited as {@link XmlTree#read} limits it.
     *
     * @param xml a {@code volume} document
     * @param skipped told of what libvirt's volumes do not have, in document order
     * @return what to make
     * @throws HypervisorException {@code XML_DETAIL} if it is not well-formed, {@code XML_ERROR} if it is no volume, has no name
     *     or a size that is no number, {@code INVALID_ARG} for an unknown unit, {@code OVERFLOW} for a size beyond 64 bits,
     *     {@code CONFIG_UNSUPPORTED} for a type or a format that libvirt does not know
     */
    public static Request parse(String xml, Consumer<SkippedXml> skipped) {
        XmlElement root = root(xml);
        String name = name(root);
        OptionalLong capacity = size(root, "capacity");
        OptionalLong allocation = size(root, "allocation");
        Request request = new Request(type(root), name, capacity, allocation, format(root));
        KNOWN.forEach(part -> root.children(part).forEach(XmlElement::useWhole));
        root.child("target")
                .ifPresent(target ->
                        KNOWN_OF_TARGET.forEach(part -> target.children(part).forEach(XmlElement::useWhole)));
        root.reportUnused(skipped);
        return request;
    }

    private static XmlElement root(String xml) {
        XmlElement root = XmlTree.read("volume", xml);
        if (!root.name().equals("volume")) {
            throw root.error(ErrorCode.XML_ERROR, "the root element is not <volume>");
        }
        return root;
    }

    private static String name(XmlElement root) {
        return root.child("name")
                .flatMap(XmlElement::nonEmptyText)
                .orElseThrow(() -> root.error(ErrorCode.XML_ERROR, "a volume needs a <name>"));
    }

    private static VolumeType type(XmlElement root) {
        return root.word("type", VolumeType.class, ErrorCode.CONFIG_UNSUPPORTED).orElse(VolumeType.FILE);
    }

    private static OptionalLong size(XmlElement root, String name) {
        return root.child(name)
                .map(element -> OptionalLong.of(SizeText.read(element)))
                .orElse(OptionalLong.empty());
    }

    private static Optional<String> format(XmlElement root) {
        Optional<XmlElement> element = root.find("target", "format");
        Optional<String> format = element.flatMap(found -> found.attribute("type"));
        if (format.isPresent() && !FORMATS.contains(format.get())) {
            throw element.get()
                    .error(ErrorCode.CONFIG_UNSUPPORTED, "unknown volume format type '" + format.get() + "'");
        }
        return format;
    }
}
