// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.storagexml;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.storage.PoolType;
import org.hypervia.spi.xml.NumberText;
import org.hypervia.spi.xml.UuidText;
import org.hypervia.spi.xml.XmlElement;
import org.hypervia.spi.xml.XmlTree;
import org.hypervia.spi.xml.XmlWriter;

/** Libvirt's pool XML, as far as pools are told from it. Pure functions. */
public final class PoolXml {
    private PoolXml() {}

    /**
     * A pool.
     *
     * @param type what it is made of
     * @param name its name
     * @param uuid its UUID; empty where it is not known
     * @param capacity how much it can hold, in bytes
     * @param allocation how much of it is taken, in bytes
     * @param available how much is free, in bytes
     * @param source where its content comes from
     * @param targetPath where the host mounts it; empty where it is not known, or it is mounted nowhere
     */
    public record Pool(
            PoolType type,
            String name,
            Optional<UUID> uuid,
            long capacity,
            long allocation,
            long available,
            Source source,
            Optional<String> targetPath) {}

    /**
     * Where the content of a pool comes from.
     *
     * @param hosts the machines that have it
     * @param directory what they export
     * @param initiator as whom the host logs in
     * @param format the format in libvirt's words, such as {@code nfs}
     * @param protocolVersion the version of the network file system's protocol
     */
    public record Source(
            List<Host> hosts,
            Optional<String> directory,
            Optional<String> initiator,
            Optional<String> format,
            Optional<String> protocolVersion) {
        /** A source of which nothing is told. */
        public static final Source NONE =
                new Source(List.of(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

        public Source {
            hosts = List.copyOf(hosts);
        }

        /**
         * Makes a source that has nothing but a format.
         *
         * @param format the format
         * @return the source
         */
        public static Source of(String format) {
            return new Source(List.of(), Optional.empty(), Optional.empty(), Optional.of(format), Optional.empty());
        }
    }

    /**
     * A machine that has the content of a pool.
     *
     * @param name its name or address
     * @param port where it is asked; empty for the usual one
     */
    public record Host(String name, OptionalInt port) {}

    /**
     * Describes a pool as libvirt's ESX driver does. It knows nobody's permissions, so they are all zero, as there.
     *
     * @param pool the pool
     * @return a {@code pool} document
     */
    public static String format(Pool pool) {
        XmlWriter out = new XmlWriter();
        out.begin("pool").attribute("type", pool.type().libvirtName()).content(() -> {
            out.element("name", pool.name());
            pool.uuid().ifPresent(uuid -> out.element("uuid", uuid.toString()));
            SizeText.write(out, "capacity", pool.capacity());
            SizeText.write(out, "allocation", pool.allocation());
            SizeText.write(out, "available", pool.available());
            out.begin("source").content(() -> write(pool.source(), out));
            out.begin("target").content(() -> {
                pool.targetPath().ifPresent(path -> out.element("path", path));
                out.begin("permissions").content(() -> {
                    out.element("mode", "00");
                    out.element("owner", "0");
                    out.element("group", "0");
                });
            });
        });
        return out.toString();
    }

    private static void write(Source source, XmlWriter out) {
        for (Host host : source.hosts()) {
            out.begin("host").attribute("name", host.name());
            host.port().ifPresent(port -> out.attribute("port", port));
            out.end();
        }
        source.directory()
                .ifPresent(path -> out.begin("dir").attribute("path", path).end());
        source.initiator()
                .ifPresent(name -> out.begin("initiator")
                        .content(() -> out.begin("iqn").attribute("name", name).end()));
        source.format()
                .ifPresent(type -> out.begin("format").attribute("type", type).end());
        source.protocolVersion()
                .ifPresent(version ->
                        out.begin("protocol").attribute("ver", version).end());
    }

    /**
     * Reads a pool. What is not told here is left out; sizes that are not there are 0.
     *
     * @param xml a {@code pool} document
     * @return the pool
     * @throws HypervisorException {@code XML_DETAIL} if it is not well-formed, {@code XML_ERROR} if it is no pool, has no name or
     *     a number that is none, {@code CONFIG_UNSUPPORTED} for a type that is not known
     */
    public static Pool parse(String xml) {
        XmlElement root = XmlTree.read("pool", xml);
        if (!root.name().equals("pool")) {
            throw root.error(ErrorCode.XML_ERROR, "the root element is not <pool>");
        }
        PoolType type = root.word("type", PoolType.class, ErrorCode.CONFIG_UNSUPPORTED)
                .orElseThrow(() -> root.error(ErrorCode.XML_ERROR, "attribute 'type' is missing"));
        Source source = root.child("source").map(PoolXml::source).orElse(Source.NONE);
        return new Pool(
                type,
                root.child("name")
                        .flatMap(XmlElement::nonEmptyText)
                        .orElseThrow(() -> root.error(ErrorCode.XML_ERROR, "a pool needs a <name>")),
                root.child("uuid")
                        .map(element -> UuidText.parse(element.text())
                                .orElseThrow(() ->
                                        element.error(ErrorCode.XML_ERROR, "'" + element.text() + "' is no UUID"))),
                size(root, "capacity"),
                size(root, "allocation"),
                size(root, "available"),
                source,
                root.find("target", "path").flatMap(XmlElement::nonEmptyText));
    }

    private static long size(XmlElement root, String name) {
        return root.child(name).map(SizeText::read).orElse(0L);
    }

    private static Source source(XmlElement source) {
        return new Source(
                source.children("host").stream().map(PoolXml::host).toList(),
                source.child("dir").flatMap(dir -> dir.attribute("path")),
                source.find("initiator", "iqn").flatMap(iqn -> iqn.attribute("name")),
                source.child("format").flatMap(format -> format.attribute("type")),
                source.child("protocol").flatMap(protocol -> protocol.attribute("ver")));
    }

    private static Host host(XmlElement host) {
        Optional<String> port = host.attribute("port");
        OptionalInt number = port.isEmpty() ? OptionalInt.empty() : NumberText.decimalInt(port.get());
        if (port.isPresent() && number.isEmpty()) {
            throw host.error(ErrorCode.XML_ERROR, "'" + port.get() + "' is no port");
        }
        return new Host(host.required("name"), number);
    }
}
