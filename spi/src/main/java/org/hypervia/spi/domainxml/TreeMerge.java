// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.domainxml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.spi.xml.XmlEdits;
import org.hypervia.spi.xml.XmlElement;
import org.hypervia.spi.xml.XmlWriter;
import org.jspecify.annotations.Nullable;

/**
 * Brings what has changed between two drafts of the model into a text that says more than the model holds. What the drafts
 * agree on is not touched, whatever the text has there.
 */
final class TreeMerge {
    private final XmlEdits edits;
    private final XmlEdits wantedText;

    /**
     * Prepares a merge.
     *
     * @param edits of the text that is changed
     * @param wantedText where what is new is copied from
     */
    TreeMerge(XmlEdits edits, XmlEdits wantedText) {
        this.edits = edits;
        this.wantedText = wantedText;
    }

    /**
     * Changes an element.
     *
     * @param text the element of the text
     * @param before what the model said of it; null if it had no place there
     * @param wanted what the model is to say of it
     */
    void merge(XmlElement text, @Nullable XmlElement before, XmlElement wanted) {
        mergeAttributes(text, before == null ? Map.of() : before.attributes(), wanted.attributes());
        List<XmlElement> childrenBefore = before == null ? List.of() : before.elements();
        if (wanted.elements().isEmpty() && childrenBefore.isEmpty()) {
            if (before == null || !before.text().equals(wanted.text())) {
                edits.setText(text, wanted.text());
            }
            return;
        }
        boolean otherContent = requireSameMark(childrenBefore, wanted.elements());
        Children inText = new Children(text.elements());
        Children inBefore = new Children(childrenBefore);
        Children inWanted = new Children(wanted.elements());
        Map<XmlElement, XmlElement> predecessors = predecessors(inBefore, inWanted);
        Set<XmlElement> kept = new HashSet<>(predecessors.values());
        for (XmlElement child : inWanted.list()) {
            XmlElement predecessor = predecessors.get(child);
            Optional<XmlElement> place =
                    predecessor == null ? inText.like(inWanted, child) : inText.like(inBefore, predecessor);
            if (predecessor == null && otherContent && place.isPresent()) {
                // Of another kind now: what stood there is not of this kind.
                edits.remove(place.get());
                place = Optional.empty();
            }
            if (place.isPresent()) {
                merge(place.get(), predecessor, child);
            } else if (predecessor == null || !same(predecessor, child)) {
                insert(text, child);
            }
        }
        inBefore.list().stream()
                .filter(child -> !kept.contains(child))
                .forEach(child -> inText.like(inBefore, child).ifPresent(edits::remove));
    }

    private void mergeAttributes(XmlElement text, Map<String, String> before, Map<String, String> wanted) {
        var names = new TreeSet<>(before.keySet());
        names.addAll(wanted.keySet());
        for (String name : names) {
            String value = wanted.get(name);
            if (value == null) {
                edits.removeAttribute(text, name);
            } else if (!value.equals(before.get(name))) {
                edits.setAttribute(text, name, value);
            }
        }
    }

    /** Something of which the model keeps the kind only may stay, but cannot come from nowhere. */
    private static boolean requireSameMark(List<XmlElement> before, List<XmlElement> wanted) {
        Optional<String> markBefore = mark(before);
        Optional<String> mark = mark(wanted);
        if (mark.isPresent() && !mark.equals(markBefore)) {
            throw new HypervisorException(ErrorCode.CONFIG_UNSUPPORTED, mark.get());
        }
        return markBefore.isPresent() && mark.isEmpty();
    }

    private static Optional<String> mark(List<XmlElement> elements) {
        return elements.stream().filter(TreeMerge::isMark).map(XmlElement::text).findFirst();
    }

    private static boolean isMark(XmlElement element) {
        return element.name().equals(XmlWriter.MARK);
    }

    private static void requireNoMark(XmlElement element) {
        mark(element.elements()).ifPresent(reason -> {
            throw new HypervisorException(ErrorCode.CONFIG_UNSUPPORTED, reason);
        });
        element.elements().forEach(TreeMerge::requireNoMark);
    }

    private void insert(XmlElement parent, XmlElement child) {
        requireNoMark(child);
        String xml = "\n" + wantedText.textOf(child);
        List<XmlElement> siblings = parent.elements().stream()
                .filter(sibling -> sibling.name().equals(child.name()))
                .toList();
        if (siblings.isEmpty()) {
            edits.append(parent, xml);
        } else {
            edits.insertBehind(siblings.get(siblings.size() - 1), xml);
        }
    }

    private static boolean same(XmlElement one, XmlElement other) {
        if (!one.attributes().equals(other.attributes())
                || !one.text().strip().equals(other.text().strip())
                || one.elements().size() != other.elements().size()) {
            return false;
        }
        for (int index = 0; index < one.elements().size(); index++) {
            if (!one.elements()
                            .get(index)
                            .name()
                            .equals(other.elements().get(index).name())
                    || !same(one.elements().get(index), other.elements().get(index))) {
                return false;
            }
        }
        return true;
    }

    /**
     * Pairs what was with what is wanted: the same device by what it is found by; and where nothing came or went, one that
     * stands in the same place.
     */
    private static Map<XmlElement, XmlElement> predecessors(Children before, Children wanted) {
        Map<XmlElement, XmlElement> pairs = new HashMap<>();
        Set<XmlElement> paired = new HashSet<>();
        for (XmlElement child : wanted.list()) {
            before.like(wanted, child).ifPresent(found -> {
                pairs.put(child, found);
                paired.add(found);
            });
        }
        for (XmlElement child : wanted.list()) {
            if (!pairs.containsKey(child) && before.count(child) == wanted.count(child)) {
                XmlElement inPlace = before.at(child.name(), wanted.index(child));
                if (paired.add(inPlace)) {
                    pairs.put(child, inPlace);
                }
            }
        }
        return pairs;
    }

    /** Elements beside each other, told apart by what they are about. */
    private static final class Children {
        private final List<XmlElement> list;
        private final Map<XmlElement, String> keys = new LinkedHashMap<>();
        private final Map<String, XmlElement> byKey = new HashMap<>();
        private final Map<String, List<XmlElement>> byName = new HashMap<>();
        private final Map<XmlElement, Integer> indexes = new HashMap<>();

        Children(List<XmlElement> elements) {
            this.list = elements.stream().filter(child -> !isMark(child)).toList();
            Map<String, Integer> seen = new HashMap<>();
            for (XmlElement child : list) {
                String subject = child.name() + " " + subject(child);
                String key = subject + " " + seen.merge(subject, 1, Integer::sum);
                keys.put(child, key);
                byKey.put(key, child);
                List<XmlElement> alike = byName.computeIfAbsent(child.name(), name -> new ArrayList<>());
                indexes.put(child, alike.size());
                alike.add(child);
            }
        }

        List<XmlElement> list() {
            return list;
        }

        /** Returns the one that is here what another is there. */
        Optional<XmlElement> like(Children there, XmlElement child) {
            return Optional.ofNullable(byKey.get(there.keys.get(child)));
        }

        int count(XmlElement child) {
            return byName.getOrDefault(child.name(), List.of()).size();
        }

        int index(XmlElement child) {
            return Objects.requireNonNull(indexes.get(child));
        }

        XmlElement at(String name, int index) {
            return Objects.requireNonNull(byName.get(name)).get(index);
        }
    }

    /** What a device is found by, beside others of its kind. */
    static String subject(XmlElement element) {
        return switch (element.name()) {
            case "disk" -> inside(element, "target", "dev");
            case "interface" -> inside(element, "mac", "address");
            case "controller" -> attribute(element, "type") + " " + attribute(element, "index");
            case "filesystem" -> inside(element, "target", "dir");
            case "video" -> inside(element, "model", "type");
            case "graphics", "serial", "parallel", "console", "tpm" -> attribute(element, "type");
            case "hostdev" ->
                attribute(element, "type")
                        + element.find("source", "address")
                                .map(address -> new TreeMap<>(address.attributes()).toString())
                                .orElse("");
            default -> "";
        };
    }

    private static String inside(XmlElement element, String child, String attribute) {
        return element.child(child).map(found -> attribute(found, attribute)).orElse("");
    }

    private static String attribute(XmlElement element, String name) {
        return element.attributes().getOrDefault(name, "");
    }
}
