// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.snapshotxml;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.hypervia.api.domain.DomainState;
import org.hypervia.api.domain.SnapshotInfo;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.spi.domainxml.DomainXml;
import org.hypervia.spi.xml.SkippedXml;
import org.hypervia.spi.xml.XmlElement;
import org.hypervia.spi.xml.XmlTree;
import org.hypervia.spi.xml.XmlWriter;

/** Libvirt's snapshot XML, as far as a hypervisor without libvirt's own notes about snapshots has it. Pure functions. */
public final class SnapshotXml {
    private SnapshotXml() {}

    /**
     * What an XML asks for.
     *
     * @param name what to call the snapshot; empty when the XML says nothing or an empty text
     * @param description what it is for
     */
    public record Request(Optional<String> name, Optional<String> description) {}

    /**
     * Writes the XML that asks for a snapshot.
     *
     * @param name what to call it; empty to leave that to the hypervisor
     * @param description what it is for
     * @return a {@code domainsnapshot} document
     */
    public static String format(Optional<String> name, String description) {
        XmlWriter out = new XmlWriter();
        out.begin("domainsnapshot").content(() -> {
            name.ifPresent(given -> out.element("name", given));
            out.element("description", description);
        });
        return out.toString();
    }

    /**
     * Describes a snapshot as libvirt's ESX driver does.
     *
     * @param snapshot the snapshot
     * @param parent the name of the one it was taken on; empty for a root
     * @param domain the domain's UUID
     * @return a {@code domainsnapshot} document
     */
    public static String format(SnapshotInfo snapshot, Optional<String> parent, UUID domain) {
        XmlWriter out = new XmlWriter();
        out.begin("domainsnapshot").content(() -> {
            out.element("name", snapshot.name());
            out.element("description", snapshot.description());
            out.element("state", snapshot.state().xmlName());
            parent.ifPresent(name -> out.begin("parent").content(() -> out.element("name", name)));
            long created = snapshot.created().getEpochSecond();
            if (created != 0) {
                out.element("creationTime", Long.toString(created));
            }
            out.begin("domain").content(() -> out.element("uuid", domain.toString()));
        });
        return out.toString();
    }

    /**
     * What an XML says of a snapshot.
     *
     * @param description what it is for, empty when nobody said
     * @param state the domain's state when it was taken; {@code NOSTATE} if only its disks were
     * @param diskOnly whether only its disks were
     * @param external whether memory or a disk is kept in a file of its own
     * @param created when it was taken
     * @param parent the name of the one it was taken on
     */
    public record Description(
            String description,
            DomainState state,
            boolean diskOnly,
            boolean external,
            Instant created,
            Optional<String> parent) {}

    /**
     * Reads what libvirt tells of a snapshot. The text is limited as {@link DomainXml#parse} limits it.
     *
     * @param xml a {@code domainsnapshot} document
     * @return what it says
     * @throws HypervisorException {@code XML_DETAIL} if it is not well-formed
     */
    public static Description describe(String xml) {
        XmlElement root = XmlTree.read("snapshot", xml);
        String state = root.child("state").map(XmlElement::text).orElse("");
        return new Description(
                root.child("description").map(XmlElement::text).orElse(""),
                Stream.of(DomainState.values())
                        .filter(candidate -> candidate.xmlName().equals(state))
                        .findFirst()
                        .orElse(DomainState.NOSTATE),
                state.equals("disk-snapshot"),
                Stream.concat(
                                root.child("memory").stream(),
                                root.child("disks").stream().flatMap(disks -> disks.children("disk").stream()))
                        .anyMatch(part -> part.attribute("snapshot")
                                .filter("external"::equals)
                                .isPresent()),
                Instant.ofEpochSecond(root.child("creationTime")
                        .map(XmlElement::text)
                        .filter(text -> text.matches("\\d{1,12}"))
                        .map(Long::parseLong)
                        .orElse(0L)),
                root.find("parent", "name").map(XmlElement::text));
    }

    /**
     * Reads what an XML asks for. The text may be hostile; it is limited as {@link DomainXml#parse} limits it.
     *
     * @param xml a {@code domainsnapshot} document
     * @param skipped told of what a snapshot without libvirt's own notes cannot have, in document order
     * @return name and description
     * @throws HypervisorException {@code XML_DETAIL} if it is not well-formed, {@code XML_ERROR} if it is no
     *     {@code domainsnapshot} or its {@code memory} has a wrong word, {@code CONFIG_UNSUPPORTED} if it chooses disks
     */
    public static Request parse(String xml, Consumer<SkippedXml> skipped) {
        XmlElement root = XmlTree.read("snapshot", xml);
        if (!root.name().equals("domainsnapshot")) {
            throw root.error(ErrorCode.XML_ERROR, "the root element is not <domainsnapshot>");
        }
        if (root.child("disks").filter(XmlElement::hasElements).isPresent()) {
            throw root.error(
                    ErrorCode.CONFIG_UNSUPPORTED,
                    "the snapshot of single disks is not supported: leave <disks> out to take all");
        }
        root.child("memory").flatMap(memory -> memory.attribute("snapshot")).ifPresent(word -> {
            if (!word.equals("no") && !word.equals("internal") && !word.equals("external")) {
                throw root.error(ErrorCode.XML_ERROR, XmlElement.unknown("snapshot", word));
            }
        });
        Request request = new Request(
                root.child("name").flatMap(XmlElement::nonEmptyText),
                root.child("description").flatMap(XmlElement::nonEmptyText));
        root.reportUnused(skipped);
        return request;
    }
}
