// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.definition.device;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A disk, CD-ROM drive, floppy drive or LUN.
 *
 * @param device what it is to the guest
 * @param source what is behind it
 * @param target where it appears in the guest
 * @param startupPolicy what happens at start when the source is missing, if stated
 * @param driver how the hypervisor works with it
 * @param isReadOnly whether the guest can only read
 * @param isTransient whether writes are forgotten when the guest stops
 * @param address where it sits, if known
 */
public record Disk(
        DiskDevice device,
        DiskSource source,
        DiskTarget target,
        Optional<StartupPolicy> startupPolicy,
        DiskDriver driver,
        boolean isReadOnly,
        boolean isTransient,
        Optional<DeviceAddress> address)
        implements Device {
    public Disk {
        Objects.requireNonNull(device, "device");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(startupPolicy, "startupPolicy");
        Objects.requireNonNull(driver, "driver");
        Objects.requireNonNull(address, "address");
    }

    /**
     * Starts a new value.
     *
     * @param device what it is to the guest
     * @param source what is behind it
     * @param target where it appears in the guest
     * @return a builder with nothing else set
     */
    public static Builder builder(DiskDevice device, DiskSource source, DiskTarget target) {
        return new Builder(device, source, target);
    }

    /**
     * Starts from this value.
     *
     * @return a builder with everything set as here
     */
    public Builder toBuilder() {
        var builder = new Builder(device, source, target);
        builder.startupPolicy = startupPolicy.orElse(null);
        builder.driver = driver;
        builder.isReadOnly = isReadOnly;
        builder.isTransient = isTransient;
        builder.address = address.orElse(null);
        return builder;
    }

    /** Collects a {@link Disk}. Not safe for concurrent use. */
    public static final class Builder {
        private DiskDevice device;
        private DiskSource source;
        private DiskTarget target;
        private @Nullable StartupPolicy startupPolicy;
        private DiskDriver driver = DiskDriver.DEFAULT;
        private boolean isReadOnly;
        private boolean isTransient;
        private @Nullable DeviceAddress address;

        private Builder(DiskDevice device, DiskSource source, DiskTarget target) {
            this.device = device;
            this.source = source;
            this.target = target;
        }

        /**
         * Sets what it is to the guest.
         *
         * @param value the new value
         * @return this
         */
        public Builder device(DiskDevice value) {
            this.device = value;
            return this;
        }

        /**
         * Sets what is behind it.
         *
         * @param value the new value
         * @return this
         */
        public Builder source(DiskSource value) {
            this.source = value;
            return this;
        }

        /**
         * Sets where it appears in the guest.
         *
         * @param value the new value
         * @return this
         */
        public Builder target(DiskTarget value) {
            this.target = value;
            return this;
        }

        /**
         * Sets what happens at start when the source is missing, if stated.
         *
         * @param value the new value, or null for none
         * @return this
         */
        public Builder startupPolicy(@Nullable StartupPolicy value) {
            this.startupPolicy = value;
            return this;
        }

        /**
         * Sets how the hypervisor works with it.
         *
         * @param value the new value
         * @return this
         */
        public Builder driver(DiskDriver value) {
            this.driver = value;
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
         * Sets whether writes are forgotten when the guest stops.
         *
         * @param value the new value
         * @return this
         */
        public Builder isTransient(boolean value) {
            this.isTransient = value;
            return this;
        }

        /**
         * Sets where it sits, if known.
         *
         * @param value the new value, or null for none
         * @return this
         */
        public Builder address(@Nullable DeviceAddress value) {
            this.address = value;
            return this;
        }

        /**
         * Makes the value.
         *
         * @return the value
         */
        public Disk build() {
            return new Disk(
                    device,
                    source,
                    target,
                    Optional.ofNullable(startupPolicy),
                    driver,
                    isReadOnly,
                    isTransient,
                    Optional.ofNullable(address));
        }
    }
}
