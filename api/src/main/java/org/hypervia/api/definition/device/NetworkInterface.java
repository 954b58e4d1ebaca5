// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.definition.device;

import java.util.Objects;
import java.util.Optional;
import org.hypervia.api.value.LibvirtName;
import org.hypervia.api.value.MacAddress;
import org.jspecify.annotations.Nullable;

/**
 * A network card and what it is plugged into.
 *
 * @param source what it is plugged into
 * @param mac the hardware address; all zero if not known
 * @param macType who made the hardware address, if stated
 * @param macCheck whether the hypervisor checks the hardware address, if stated
 * @param targetDevice the name of the host end, if stated
 * @param model the model of the card, if stated
 * @param address where it sits, if stated
 */
public record NetworkInterface(
        InterfaceSource source,
        MacAddress mac,
        Optional<MacType> macType,
        Optional<Boolean> macCheck,
        Optional<String> targetDevice,
        Optional<InterfaceModel> model,
        Optional<DeviceAddress> address)
        implements Device {
    /** Who made a MAC address. */
    public enum MacType implements LibvirtName {
        /** The hypervisor. */
        GENERATED("generated"),
        /** The user. */
        STATIC("static");

        private final String libvirtName;

        MacType(String libvirtName) {
            this.libvirtName = libvirtName;
        }

        @Override
        public String libvirtName() {
            return libvirtName;
        }
    }

    public NetworkInterface {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(mac, "mac");
        Objects.requireNonNull(macType, "macType");
        Objects.requireNonNull(macCheck, "macCheck");
        Objects.requireNonNull(targetDevice, "targetDevice");
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(address, "address");
    }

    /**
     * Starts a new value.
     *
     * @param source what it is plugged into
     * @param mac the hardware address; all zero if not known
     * @return a builder with nothing else set
     */
    public static Builder builder(InterfaceSource source, MacAddress mac) {
        return new Builder(source, mac);
    }

    /**
     * Starts from this value.
     *
     * @return a builder with everything set as here
     */
    public Builder toBuilder() {
        var builder = new Builder(source, mac);
        builder.macType = macType.orElse(null);
        builder.macCheck = macCheck.orElse(null);
        builder.targetDevice = targetDevice.orElse(null);
        builder.model = model.orElse(null);
        builder.address = address.orElse(null);
        return builder;
    }

    /** Collects a {@link NetworkInterface}. Not safe for concurrent use. */
    public static final class Builder {
        private InterfaceSource source;
        private MacAddress mac;
        private @Nullable MacType macType;
        private @Nullable Boolean macCheck;
        private @Nullable String targetDevice;
        private @Nullable InterfaceModel model;
        private @Nullable DeviceAddress address;

        private Builder(InterfaceSource source, MacAddress mac) {
            this.source = source;
            this.mac = mac;
        }

        /**
         * Sets what it is plugged into.
         *
         * @param value the new value
         * @return this
         */
        public Builder source(InterfaceSource value) {
            this.source = value;
            return this;
        }

        /**
         * Sets the hardware address; all zero if not known.
         *
         * @param value the new value
         * @return this
         */
        public Builder mac(MacAddress value) {
            this.mac = value;
            return this;
        }

        /**
         * Sets who made the hardware address, if stated.
         *
         * @param value the new value, or null for none
         * @return this
         */
        public Builder macType(@Nullable MacType value) {
            this.macType = value;
            return this;
        }

        /**
         * Sets whether the hypervisor checks the hardware address, if stated.
         *
         * @param value the new value, or null for none
         * @return this
         */
        public Builder macCheck(@Nullable Boolean value) {
            this.macCheck = value;
            return this;
        }

        /**
         * Sets the name of the host end, if stated.
         *
         * @param value the new value, or null for none
         * @return this
         */
        public Builder targetDevice(@Nullable String value) {
            this.targetDevice = value;
            return this;
        }

        /**
         * Sets the model of the card, if stated.
         *
         * @param value the new value, or null for none
         * @return this
         */
        public Builder model(@Nullable InterfaceModel value) {
            this.model = value;
            return this;
        }

        /**
         * Sets where it sits, if stated.
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
        public NetworkInterface build() {
            return new NetworkInterface(
                    source,
                    mac,
                    Optional.ofNullable(macType),
                    Optional.ofNullable(macCheck),
                    Optional.ofNullable(targetDevice),
                    Optional.ofNullable(model),
                    Optional.ofNullable(address));
        }
    }
}
