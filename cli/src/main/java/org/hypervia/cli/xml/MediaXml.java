// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.xml;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.parsers.ParserConfigurationException;
import org.hypervia.cli.output.CommandFailure;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * The element of a CD or floppy drive in a domain's XML, whose medium is changed in place as virsh does it: nothing else of it
 * is lost, whatever the hypervisor keeps there.
 */
public final class MediaXml {
    /** The attributes of which one names what is behind a disk. */
    private static final List<String> NAMES = DeviceElement.SOURCES;

    private static final String POLICY = "startupPolicy";
    private static final String SOURCE = "source";
    private static final String TYPE = "type";

    /** A domain stands in no other element, and its disks two levels below it: so far libvirt's own text is moved in. */
    private static final String MARGIN = "    ";

    private final Element disk;

    private MediaXml(Element disk) {
        this.disk = disk;
    }

    /**
     * Finds a drive.
     *
     * @param domainXml the domain
     * @param path the target of the drive, or what is in it
     * @return the drive; empty if the text has none of that name
     * @throws CommandFailure if the text cannot be read
     */
    public static Optional<MediaXml> find(String domainXml, String path) {
        return drives(domainXml)
                .map(MediaXml::new)
                .filter(drive -> drive.isNamed(path))
                .findFirst();
    }

    private static Stream<Element> drives(String domainXml) {
        return disks(domainXml).filter(disk -> List.of("cdrom", "floppy").contains(disk.getAttribute("device")));
    }

    private static Stream<Element> disks(String domainXml) {
        try {
            Document document = OrderedDocument.parse(domainXml);
            return DocumentText.elements(document.getDocumentElement(), "devices")
                    .flatMap(devices -> DocumentText.elements(devices, "disk"));
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new CommandFailure("the XML of the domain cannot be read: " + e.getMessage());
        }
    }

    private boolean isNamed(String path) {
        return targets().anyMatch(path::equals) || medium().filter(path::equals).isPresent();
    }

    private Stream<String> targets() {
        return DocumentText.elements(disk, "target").map(target -> target.getAttribute("dev"));
    }

    /** Returns what is in the drive. */
    public Optional<String> medium() {
        return DocumentText.elements(disk, SOURCE)
                .flatMap(source -> NAMES.stream().map(source::getAttribute))
                .filter(name -> !name.isEmpty())
                .findFirst();
    }

    /** Takes out what is in the drive. */
    public MediaXml eject() {
        put("file", List.of());
        return this;
    }

    /**
     * Puts something in the place of what is in the drive.
     *
     * @param name a file, or a device of the host
     * @param block whether it is a device
     */
    public MediaXml insert(String name, boolean block) {
        List<Map.Entry<String, String>> attributes = Stream.concat(
                        Stream.of(Map.entry(block ? "dev" : "file", name)),
                        DocumentText.elements(disk, SOURCE)
                                .map(source -> source.getAttribute(POLICY))
                                .filter(policy -> !policy.isEmpty())
                                .map(policy -> Map.entry(POLICY, policy)))
                .toList();
        put(block ? "block" : "file", attributes);
        return this;
    }

    /** The new source stands where the old one stood, or before the target. */
    private void put(String type, List<Map.Entry<String, String>> attributes) {
        disk.setAttribute(TYPE, type);
        List<Element> old = DocumentText.elements(disk, SOURCE).toList();
        if (!attributes.isEmpty()) {
            Element source = OrderedDocument.element(disk.getOwnerDocument(), SOURCE, attributes);
            DocumentText.elements(disk, old.isEmpty() ? "target" : SOURCE)
                    .findFirst()
                    .ifPresentOrElse(place -> disk.insertBefore(source, place), () -> disk.appendChild(source));
        }
        old.forEach(disk::removeChild);
    }

    /** Returns the element as it is by now, in the layout that it has in a domain. */
    public String text() {
        return NodeText.of(disk).replace("\n", "\n" + MARGIN);
    }
}
