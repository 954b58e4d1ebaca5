// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.xml;

import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The XML of a new volume. */
public final class VolumeText {
    private final String name;
    private final long capacity;
    private OptionalLong allocation = OptionalLong.empty();
    private Optional<String> format = Optional.empty();
    private @Nullable ElementText backing;

    /**
     * Begins with what a volume cannot do without.
     *
     * @param name its name within the pool
     * @param capacity how much it is to hold, in bytes
     */
    public VolumeText(String name, long capacity) {
        this.name = name;
        this.capacity = capacity;
    }

    /** Says how much room is to be taken at once, in bytes. */
    public void allocation(long bytes) {
        allocation = OptionalLong.of(bytes);
    }

    /** Says the format. */
    public void format(String word) {
        format = Optional.of(word);
    }

    /** Says what it stands on. */
    public void backing(String path, Optional<String> itsFormat) {
        ElementText store = new ElementText("backingStore").add("path", Optional.of(path));
        itsFormat.ifPresent(word -> store.add(new ElementText("format").with("type", word)));
        backing = store;
    }

    /** Returns the XML with a line end. */
    @Override
    public String toString() {
        ElementText volume = new ElementText("volume")
                .add("name", Optional.of(name))
                .add("capacity", Optional.of(Long.toString(capacity)));
        allocation.ifPresent(bytes -> volume.add("allocation", Optional.of(Long.toString(bytes))));
        format.ifPresent(
                word -> volume.add(new ElementText("target").add(new ElementText("format").with("type", word))));
        if (backing != null) {
            volume.add(backing);
        }
        return volume.toString();
    }
}
