// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.definition.device;

import java.util.Objects;
import java.util.Optional;
import org.hypervia.api.value.LibvirtName;
import org.jspecify.annotations.Nullable;

/**
 * A directory of the host that is shared with the guest.
 *
 * @param type the kind of what is shared
 * @param accessMode with whose rights the guest uses it
 * @param source the directory of the host; empty for kinds other than mount
 * @param target the name of the directory for the guest, if stated
 * @param isReadOnly whether the guest can only read
 */
public record Filesystem(
        Type type, AccessMode accessMode, Optional<String> source, Optional<String> target, boolean isReadOnly)
        implements Device {
    /** With whose rights a guest uses a shared directory. */
    public enum AccessMode implements LibvirtName {
        /** With those of the guest user; the default. */
        PASSTHROUGH("passthrough"),
        /** With those of the hypervisor. */
        MAPPED("mapped"),
        /** As passthrough, but failures to change the owner are ignored. */
        SQUASH("squash");

        private final String libvirtName;

        AccessMode(String libvirtName) {
            this.libvirtName = libvirtName;
        }

        @Override
        public String libvirtName() {
            return libvirtName;
        }
    }

    /** The kind of a file system the guest is given. */
    public enum Type implements LibvirtName {
        /** A directory of the host; the default. */
        MOUNT("mount"),
        /** A block device of the host. */
        BLOCK("block"),
        /** A disk image of the host. */
        FILE("file"),
        /** A template of the hypervisor. */
        TEMPLATE("template"),
        /** Memory. */
        RAM("ram"),
        /** A directory of the guest at a second place. */
        BIND("bind"),
        /** A storage volume. */
        VOLUME("volume");

        private final String libvirtName;

        Type(String libvirtName) {
            this.libvirtName = libvirtName;
        }

        @Override
        public String libvirtName() {
            return libvirtName;
        }
    }

    public Filesystem {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(accessMode, "accessMode");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(target, "target");
    }

    /**
     * Starts a new value.
     *
     * @return a builder with nothing else set
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Starts from this value.
     *
     * @return a builder with everything set as here
     */
    public Builder toBuilder() {
        var builder = new Builder();
        builder.type = type;
        builder.accessMode = accessMode;
        builder.source = source.orElse(null);
        builder.target = target.orElse(null);
        builder.isReadOnly = isReadOnly;
        return builder;
    }

    /** Collects a {@link Filesystem}. Not safe for concurrent use. */
    public static final class Builder {
        private Type type = Type.MOUNT;
        private AccessMode accessMode = AccessMode.PASSTHROUGH;
        private @Nullable String source;
        private @Nullable String target;
        private boolean isReadOnly;

        private Builder() {}

        /**
         * Sets the kind of what is shared.
         *
         * @param value the new value
         * @return this
         */
        public Builder type(Type value) {
            this.type = value;
            return this;
        }

        /**
         * Sets with whose rights the guest uses it.
         *
         * @param value the new value
         * @return this
         */
        public Builder accessMode(AccessMode value) {
            this.accessMode = value;
            return this;
        }

        /**
         * Sets the directory of the host; empty for kinds other than mount.
         *
         * @param value the new value, or null for none
         * @return this
         */
        public Builder source(@Nullable String value) {
            this.source = value;
            return this;
        }

        /**
         * Sets the name of the directory for the guest, if stated.
         *
         * @param value the new value, or null for none
         * @return this
         */
        public Builder target(@Nullable String value) {
            this.target = value;
            return this;
        }

        /**
         * Sets whether the guest can only read.
         *
         * @param value the new value
         * @return this
         */
        public Builder isReadOnly(boolean value) {
            this.isReadOnly = value;
            return this;
        }

        /**
         * Makes the value.
         *
         * @return the value
         */
        public Filesystem build() {
            return new Filesystem(
                    type, accessMode, Optional.ofNullable(source), Optional.ofNullable(target), isReadOnly);
        }
    }
}
