// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.xml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.value.LibvirtName;

/**
 * An element of one of libvirt's documents while it is read. It remembers which of its parts were asked for, so that the rest can be
 * reported, and where it stands, so that errors can say it. Elements of foreign namespaces have the namespace in front of
 * their name, as {@code {uri}name}, and are thus no children that libvirt looks for.
 */
public final class XmlElement {
    /** Stands for the name where a child is text; no element can have it. */
    private static final String TEXT = "#text";

    private static final int MAX_SHOWN_MESSAGE = 300;
    private static final int MAX_SHOWN_NAME = 60;
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private final String name;
    private final XmlPosition position;
    private final Map<String, String> attributes;
    private final List<XmlElement> children = new ArrayList<>();
    private final String characters;
    private final List<String> usedAttributes = new ArrayList<>();
    private boolean used;

    XmlElement(String name, XmlPosition position, Map<String, String> attributes) {
        this(name, position, attributes, "");
    }

    private XmlElement(String name, XmlPosition position, Map<String, String> attributes, String characters) {
        this.name = name;
        this.position = position;
        this.attributes = attributes;
        this.characters = characters;
    }

    public String name() {
        return name;
    }

    /** Returns all elements inside, in document order, without taking them for read. */
    public List<XmlElement> elements() {
        return children.stream().filter(child -> !child.name.equals(TEXT)).toList();
    }

    /** Returns all attributes, without taking them for read. */
    public Map<String, String> attributes() {
        return Collections.unmodifiableMap(attributes);
    }

    void append(XmlElement child) {
        children.add(child);
    }

    /** Appends text; it counts as a child, so that it stays in its place between the others. */
    void append(String text) {
        var child = new XmlElement(TEXT, position, Map.of(), text);
        child.used = true;
        children.add(child);
    }

    /** Returns the first child of that name. */
    public Optional<XmlElement> child(String childName) {
        return children(childName).stream().findFirst();
    }

    /** Returns the first child that the path of names leads to; siblings are tried in order at each step. */
    public Optional<XmlElement> find(String first, String second) {
        return children(first).stream()
                .flatMap(child -> child.child(second).stream())
                .findFirst();
    }

    public List<XmlElement> children(String childName) {
        return children(childName, child -> true);
    }

    /** Returns the children of that name that are wanted; the others are reported as a whole, like any nobody asked for. */
    public List<XmlElement> children(String childName, Predicate<XmlElement> wanted) {
        List<XmlElement> found = new ArrayList<>();
        for (XmlElement child : children) {
            if (child.name.equals(childName) && wanted.test(child)) {
                child.used = true;
                found.add(child);
            }
        }
        return found;
    }

    public boolean has(String childName) {
        return child(childName).isPresent();
    }

    /** Tells whether there is any element inside. */
    public boolean hasElements() {
        return children.stream().anyMatch(child -> !child.name.equals(TEXT));
    }

    /** Returns the text of the element and of all elements inside, in document order. */
    public String text() {
        var collected = new StringBuilder();
        collectText(collected);
        return collected.toString();
    }

    private void collectText(StringBuilder collected) {
        collected.append(characters);
        for (XmlElement child : children) {
            child.collectText(collected);
        }
    }

    /** Returns the text, if there is any. */
    public Optional<String> nonEmptyText() {
        return Optional.of(text()).filter(value -> !value.isEmpty());
    }

    public Optional<String> attribute(String attribute) {
        usedAttributes.add(attribute);
        return Optional.ofNullable(attributes.get(attribute));
    }

    /** Returns the value of an attribute that is one of the words of an enum; another word is an XML error. */
    public <E extends Enum<E> & LibvirtName> Optional<E> word(String attribute, Class<E> words) {
        return word(attribute, words, ErrorCode.XML_ERROR);
    }

    public <E extends Enum<E> & LibvirtName> Optional<E> word(
            String attribute, Class<E> words, ErrorCode codeIfUnknown) {
        return attribute(attribute)
                .map(value -> LibvirtName.find(words, value)
                        .orElseThrow(() -> error(codeIfUnknown, unknown(attribute, value))));
    }

    public String required(String attribute) {
        return attribute(attribute)
                .orElseThrow(() -> error(ErrorCode.XML_ERROR, "attribute '" + attribute + "' is missing"));
    }

    public static String unknown(String attribute, String value) {
        return "value '" + value + "' of attribute '" + attribute + "' is not known";
    }

    /** Takes the element with all its parts for read: what it says is said elsewhere. */
    public void useWhole() {
        used = true;
        usedAttributes.addAll(attributes.keySet());
        children.forEach(XmlElement::useWhole);
    }

    /** Makes an error that says where the element stands. Never pass a secret; a long or odd value may be in it. */
    public HypervisorException error(ErrorCode code, String message) {
        String place = " (element <" + shown(name, MAX_SHOWN_NAME) + "> at " + position.describe(name) + ")";
        return new HypervisorException(code, shown(message, MAX_SHOWN_MESSAGE) + place);
    }

    /** What the text says goes into logs, so it is kept short and in one line. */
    private static String shown(String text, int maximum) {
        String start = text.length() > maximum ? text.substring(0, maximum) + "..." : text;
        return CONTROL.matcher(start).replaceAll("?");
    }

    /** Reports the parts that nobody asked for; call it on the root, after everything was read. */
    public void reportUnused(Consumer<SkippedXml> skipped) {
        reportUnused(name, skipped);
    }

    private void reportUnused(String path, Consumer<SkippedXml> skipped) {
        for (String attribute : attributes.keySet()) {
            if (!usedAttributes.contains(attribute)) {
                skipped.accept(position.skipped(path + "/@" + attribute, name));
            }
        }
        for (XmlElement child : children) {
            String childPath = path + "/" + child.name;
            if (child.used) {
                child.reportUnused(childPath, skipped);
            } else {
                skipped.accept(child.position.skipped(childPath, child.name));
            }
        }
    }
}
