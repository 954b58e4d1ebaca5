// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx.text;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A VMX file as keys and values, in the order of the file. Knows nothing of what the keys mean. Immutable.
 *
 * <p>Keys are found whatever their case; of a key that occurs several times, the first one counts.
 */
public final class VmxFile {
    private final List<Entry> entries;
    private final List<Integer> lines;
    private final Map<String, Integer> places;

    /**
     * Creates a file from its entries.
     *
     * @param entries the entries in order
     */
    public VmxFile(List<Entry> entries) {
        this(entries, List.of());
    }

    /** Creates a file of which is known in which line each entry stands. */
    VmxFile(List<Entry> entries, List<Integer> lines) {
        this.entries = List.copyOf(entries);
        this.lines = List.copyOf(lines);
        this.places = new HashMap<>(this.entries.size() * 2);
        for (int place = 0; place < this.entries.size(); place++) {
            places.putIfAbsent(this.entries.get(place).name().toLowerCase(Locale.ROOT), place);
        }
    }

    /**
     * One line of a VMX file.
     *
     * @param name the key, in the case in which it was written
     * @param value the text between the quotes
     */
    public record Entry(String name, String value) {}

    /**
     * Returns all entries, repeated ones included.
     *
     * @return the entries in the order of the file
     */
    public List<Entry> entries() {
        return entries;
    }

    /**
     * Returns the value of a key.
     *
     * @param name the key, in any case
     * @return its first value, or null if the key is absent
     */
    public @Nullable String value(String name) {
        Integer place = places.get(name.toLowerCase(Locale.ROOT));
        return place == null ? null : entries.get(place).value();
    }

    /**
     * Returns where a key stands.
     *
     * @param name the key, in any case
     * @return the line of its first value, from 1; empty if it is absent or was never in a text
     */
    public OptionalInt line(String name) {
        Integer place = places.get(name.toLowerCase(Locale.ROOT));
        return place == null || place >= lines.size() ? OptionalInt.empty() : OptionalInt.of(lines.get(place));
    }

    /**
     * Writes the file as ESX does: {@code name = "value"} and a line feed for every entry, and nothing else.
     *
     * @return the VMX text
     */
    public String text() {
        return text(entries);
    }

    static String text(List<Entry> entries) {
        var text = new StringBuilder(entries.size() * 40);
        for (Entry entry : entries) {
            text.append(entry.name()).append(" = \"").append(entry.value()).append("\"\n");
        }
        return text.toString();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof VmxFile file && entries.equals(file.entries);
    }

    @Override
    public int hashCode() {
        return entries.hashCode();
    }

    /** Names the keys only: a value may be a password. */
    @Override
    public String toString() {
        return "VmxFile" + entries.stream().map(Entry::name).toList();
    }
}
