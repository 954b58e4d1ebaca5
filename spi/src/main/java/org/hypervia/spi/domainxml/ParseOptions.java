// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.domainxml;

import java.security.SecureRandom;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.hypervia.api.definition.DomainXmlDialect;
import org.hypervia.spi.xml.SkippedXml;

/**
 * How a domain XML is read.
 *
 * @param dialect which libvirt reads it
 * @param inactive whether what only a running domain has is dropped: its id, the names of interface targets that start
 *     with {@code vnet}, {@code macvtap} or {@code macvlan}, and the port of a server that chooses its own; libvirt's
 *     flag {@code INACTIVE}
 * @param validated whether the devices are checked against each other; without, as with libvirt's flag
 *     {@code SKIP_VALIDATE}, definitions are read that libvirt shows but does not take back, such as two disks
 *     {@code sda} on different buses
 * @param capabilities which kinds of guests there can be
 * @param random where missing identities and MAC addresses come from
 * @param skipped told of each element and attribute that the domain model does not hold, in document order
 */
public record ParseOptions(
        DomainXmlDialect dialect,
        boolean inactive,
        boolean validated,
        GuestCapabilities capabilities,
        RandomGenerator random,
        Consumer<SkippedXml> skipped) {

    /**
     * Checks the values.
     *
     * @param dialect which libvirt reads it
     * @param inactive whether what only a running domain has is dropped
     * @param validated whether the devices are checked against each other
     * @param capabilities which kinds of guests there can be
     * @param random where missing identities and MAC addresses come from
     * @param skipped told of what the domain model does not hold
     */
    public ParseOptions {
        Objects.requireNonNull(dialect, "dialect");
        Objects.requireNonNull(capabilities, "capabilities");
        Objects.requireNonNull(random, "random");
        Objects.requireNonNull(skipped, "skipped");
    }

    /**
     * Starts with the newest dialect, a running domain, validation, a VMware host of 64 bits and secure random numbers.
     *
     * @return a builder with these choices
     */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects {@link ParseOptions}. Not safe for concurrent use. */
    public static final class Builder {
        private DomainXmlDialect dialect = DomainXmlDialect.LATEST;
        private boolean inactive;
        private boolean validated = true;
        private GuestCapabilities capabilities = GuestCapabilities.VMWARE;
        private RandomGenerator random = new SecureRandom();
        private Consumer<SkippedXml> skipped = element -> {};

        private Builder() {}

        /**
         * Sets which libvirt reads.
         *
         * @param value the dialect
         * @return this
         */
        public Builder dialect(DomainXmlDialect value) {
            this.dialect = value;
            return this;
        }

        /**
         * Sets whether what only a running domain has is dropped.
         *
         * @param value true to drop it
         * @return this
         */
        public Builder inactive(boolean value) {
            this.inactive = value;
            return this;
        }

        /**
         * Sets whether the devices are checked against each other.
         *
         * @param value true to check them
         * @return this
         */
        public Builder validated(boolean value) {
            this.validated = value;
            return this;
        }

        /**
         * Sets which kinds of guests there can be.
         *
         * @param value the capabilities
         * @return this
         */
        public Builder capabilities(GuestCapabilities value) {
            this.capabilities = value;
            return this;
        }

        /**
         * Sets where missing identities and MAC addresses come from.
         *
         * @param value the source of random numbers
         * @return this
         */
        public Builder random(RandomGenerator value) {
            this.random = value;
            return this;
        }

        /**
         * Sets who is told of what the domain model does not hold.
         *
         * @param value called once for each element and attribute, in document order
         * @return this
         */
        public Builder skipped(Consumer<SkippedXml> value) {
            this.skipped = value;
            return this;
        }

        /**
         * Makes the options.
         *
         * @return the options
         */
        public ParseOptions build() {
            return new ParseOptions(dialect, inactive, validated, capabilities, random, skipped);
        }
    }
}
