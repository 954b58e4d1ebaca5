// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.xml;

import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;

/** A device in the XML of a domain, as the hypervisor has written it. */
public final class DeviceElement {
    /** The attributes of which one names what is behind a disk. */
    static final List<String> SOURCES = List.of("file", "dev", "dir", "name", "volume");

    /** A domain stands in no other element, and its devices two levels below it: so far libvirt's own text is moved in. */
    private static final String MARGIN = "    ";

    private final Element element;

    DeviceElement(Element element) {
        this.element = element;
    }

    /** Returns an attribute of the device itself; empty if it has none. */
    public Optional<String> attribute(String name) {
        return Optional.of(element.getAttribute(name)).filter(value -> !value.isEmpty());
    }

    /** Returns the first of some attributes that an element of the device has; empty if there is none. */
    public Optional<String> attribute(String child, String... names) {
        return DocumentText.elements(element, child)
                .flatMap(found -> List.of(names).stream().map(found::getAttribute))
                .filter(value -> !value.isEmpty())
                .findFirst();
    }

    /** Returns what is behind a disk: a file, a device, a folder, an export or a volume. */
    public Optional<String> source() {
        return attribute("source", SOURCES.toArray(String[]::new));
    }

    /** Returns the name by which the guest or the host sees the device. */
    public Optional<String> target() {
        return attribute("target", "dev");
    }

    /** Returns the element in the layout that it has in a domain. */
    public String text() {
        return NodeText.of(element).replace("\n", "\n" + MARGIN);
    }
}
