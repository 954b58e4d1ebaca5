// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.definition;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a guest boots.
 *
 * @param type how the operating system is started
 * @param architecture the processor architecture
 * @param firmware the firmware, or empty to leave it to the hypervisor
 * @param firmwareFeatures what the firmware must be able to do
 * @param nvram the file with the firmware's variables, if known
 * @param smbios where the SMBIOS tables come from, if stated
 */
public record OperatingSystem(
        OsType type,
        Architecture architecture,
        Optional<Firmware> firmware,
        FirmwareFeatures firmwareFeatures,
        Optional<String> nvram,
        Optional<SmbiosMode> smbios) {
    public OperatingSystem {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(architecture, "architecture");
        Objects.requireNonNull(firmware, "firmware");
        Objects.requireNonNull(firmwareFeatures, "firmwareFeatures");
        Objects.requireNonNull(nvram, "nvram");
        Objects.requireNonNull(smbios, "smbios");
    }

    /**
     * Starts a fully virtualized guest without any further choice.
     *
     * @param architecture the processor architecture
     * @return a builder with type {@link OsType#HVM}
     */
    public static Builder builder(Architecture architecture) {
        return new Builder(OsType.HVM, architecture);
    }

    /**
     * Starts from this value.
     *
     * @return a builder with everything set as here
     */
    public Builder toBuilder() {
        var builder = new Builder(type, architecture);
        builder.firmware = firmware.orElse(null);
        builder.firmwareFeatures = firmwareFeatures;
        builder.nvram = nvram.orElse(null);
        builder.smbios = smbios.orElse(null);
        return builder;
    }

    /** Collects an {@link OperatingSystem}. Not safe for concurrent use. */
    public static final class Builder {
        private OsType type;
        private Architecture architecture;
        private @Nullable Firmware firmware;
        private FirmwareFeatures firmwareFeatures = FirmwareFeatures.NONE;
        private @Nullable String nvram;
        private @Nullable SmbiosMode smbios;

        private Builder(OsType type, Architecture architecture) {
            this.type = type;
            this.architecture = architecture;
        }

        /**
         * Sets how the operating system is started.
         *
         * @param value the type
         * @return this
         */
        public Builder type(OsType value) {
            this.type = value;
            return this;
        }

        /**
         * Sets the processor architecture.
         *
         * @param value the architecture
         * @return this
         */
        public Builder architecture(Architecture value) {
            this.architecture = value;
            return this;
        }

        /**
         * Sets the firmware.
         *
         * @param value the firmware, or null to leave it to the hypervisor
         * @return this
         */
        public Builder firmware(@Nullable Firmware value) {
            this.firmware = value;
            return this;
        }

        /**
         * Sets what the firmware must be able to do.
         *
         * @param value the features
         * @return this
         */
        public Builder firmwareFeatures(FirmwareFeatures value) {
            this.firmwareFeatures = value;
            return this;
        }

        /**
         * Sets the file with the firmware's variables.
         *
         * @param value the file, or null
         * @return this
         */
        public Builder nvram(@Nullable String value) {
            this.nvram = value;
            return this;
        }

        /**
         * Sets where the SMBIOS tables come from.
         *
         * @param value the mode, or null for no statement
         * @return this
         */
        public Builder smbios(@Nullable SmbiosMode value) {
            this.smbios = value;
            return this;
        }

        /**
         * Makes the value.
         *
         * @return the value
         */
        public OperatingSystem build() {
            return new OperatingSystem(
                    type,
                    architecture,
                    Optional.ofNullable(firmware),
                    firmwareFeatures,
                    Optional.ofNullable(nvram),
                    Optional.ofNullable(smbios));
        }
    }
}
