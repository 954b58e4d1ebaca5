// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.definition.device;

import java.util.Objects;
import java.util.Optional;

/** What is behind a disk. */
public sealed interface DiskSource {
    /**
     * Returns libvirt's word for the kind of source.
     *
     * @return the word, such as {@code file} or {@code block}
     */
    String type();

    /**
     * A file, such as a disk image or an ISO image.
     *
     * @param path the file, or empty for an empty drive
     */
    record File(Optional<String> path) implements DiskSource {
        public File {
            Objects.requireNonNull(path, "path");
        }

        @Override
        public String type() {
            return "file";
        }
    }

    /**
     * A device of the host.
     *
     * @param device the device; the empty text for a drive of the host that is not named; empty if there is none
     */
    record Block(Optional<String> device) implements DiskSource {
        public Block {
            Objects.requireNonNull(device, "device");
        }

        @Override
        public String type() {
            return "block";
        }
    }

    /**
     * A source of a kind of which the model keeps the name only.
     *
     * @param type libvirt's word for the kind, such as {@code network} or {@code volume}
     */
    record Other(String type) implements DiskSource {
        public Other {
            Objects.requireNonNull(type, "type");
        }
    }

    /**
     * Makes a file source.
     *
     * @param path the file
     * @return the source
     */
    static DiskSource file(String path) {
        return new File(Optional.of(path));
    }

    /**
     * Makes a device source.
     *
     * @param device the device
     * @return the source
     */
    static DiskSource block(String device) {
        return new Block(Optional.of(device));
    }

    /**
     * Makes an empty file source, that is, a drive without medium.
     *
     * @return the source
     */
    static DiskSource noFile() {
        return new File(Optional.empty());
    }

    /**
     * Makes a device source that names no device.
     *
     * @return the source
     */
    static DiskSource noBlock() {
        return new Block(Optional.empty());
    }
}
