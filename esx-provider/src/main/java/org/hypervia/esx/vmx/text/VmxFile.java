// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx.text;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A VMX file as keys and values, in the order of the file. Knows nothing of what the keys mean. Immutable.
 *
 * <p>Keys are found whatever their case; of a key that occurs several times, the first one counts.
 */
public final class VmxFile {
    private final List<Entry> entries;
    private final Map<String, String> values;

    /**
     * Creates a file from its entries.
     *
     * @param entries the entries in order
     */
    public VmxFile(List<Entry> entries) {
        this.entries = List.copyOf(entries);
        this.values = new HashMap<>(this.entries.size() * 2);
        for (Entry entry : this.entries) {
            values.putIfAbsent(entry.name().toLowerCase(Locale.ROOT), entry.value());
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
        return values.get(name.toLowerCase(Locale.ROOT));
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
