// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.conversion;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.hypervia.api.definition.DomainXmlDialect;

/**
 * What a conversion without a host cannot look up. Immutable; made by a {@link Builder}.
 *
 * @param dialect which libvirt the result is like
 * @param directory the datastore directory in which plain file names lie, such as {@code [datastore1] web01}
 * @param datacenterPath the inventory path to write into the XML
 * @param missingDatastores names of datastores that count as absent
 * @param securityInfo whether secrets such as a VNC password are written
 * @param hardwareVersion the virtual hardware version to write into a VMX file; empty for the converter's default
 * @param scsiModel what the detection of a controller of model {@code auto} finds
 */
public record ConversionOptions(
        DomainXmlDialect dialect,
        String directory,
        Optional<String> datacenterPath,
        Set<String> missingDatastores,
        boolean securityInfo,
        OptionalInt hardwareVersion,
        Optional<String> scsiModel) {
    /**
     * Copies the set.
     *
     * @param dialect which libvirt the result is like
     * @param directory the directory of plain file names
     * @param datacenterPath the inventory path
     * @param missingDatastores the absent datastores
     * @param securityInfo whether secrets are written
     * @param hardwareVersion the virtual hardware version
     * @param scsiModel the detected model
     */
    public ConversionOptions {
        missingDatastores = Set.copyOf(missingDatastores);
    }

    /**
     * Starts with today's dialect, the directory {@code [?] ?} and nothing else.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects the options. Not thread-safe. */
    public static final class Builder {
        private DomainXmlDialect dialect = DomainXmlDialect.LATEST;
        // What libvirt writes where no directory is known.
        private String directory = "[?] ?";
        private Optional<String> datacenterPath = Optional.empty();
        private Set<String> missingDatastores = Set.of();
        private boolean securityInfo;
        private OptionalInt hardwareVersion = OptionalInt.empty();
        private Optional<String> scsiModel = Optional.empty();

        private Builder() {}

        /**
         * Says which libvirt the result is like.
         *
         * @param value the dialect
         * @return this
         */
        public Builder dialect(DomainXmlDialect value) {
            this.dialect = value;
            return this;
        }

        /**
         * Says where plain file names lie.
         *
         * @param value a datastore directory such as {@code [datastore1] web01}
         * @return this
         */
        public Builder directory(String value) {
            this.directory = value;
            return this;
        }

        /**
         * Says which inventory path to write into the XML.
         *
         * @param value the path
         * @return this
         */
        public Builder datacenterPath(String value) {
            this.datacenterPath = Optional.of(value);
            return this;
        }

        /**
         * Says which datastores count as absent.
         *
         * @param value their names
         * @return this
         */
        public Builder missingDatastores(Set<String> value) {
            this.missingDatastores = value;
            return this;
        }

        /**
         * Says whether secrets are written.
         *
         * @param value true to write them
         * @return this
         */
        public Builder securityInfo(boolean value) {
            this.securityInfo = value;
            return this;
        }

        /**
         * Says which virtual hardware version to write.
         *
         * @param value 4 or more
         * @return this
         */
        public Builder hardwareVersion(int value) {
            this.hardwareVersion = OptionalInt.of(value);
            return this;
        }

        /**
         * Says what the detection of a controller of model {@code auto} finds.
         *
         * @param value such as {@code lsilogic}
         * @return this
         */
        public Builder scsiModel(String value) {
            this.scsiModel = Optional.of(value);
            return this;
        }

        /**
         * Ends the collection.
         *
         * @return the options
         */
        public ConversionOptions build() {
            return new ConversionOptions(
                    dialect, directory, datacenterPath, missingDatastores, securityInfo, hardwareVersion, scsiModel);
        }
    }
}
