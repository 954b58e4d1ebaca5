// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx;

import org.hypervia.api.definition.DomainXmlDialect;
import org.hypervia.esx.vmx.path.FileNameParser;
import org.hypervia.esx.vmx.text.Leniency;
import org.hypervia.esx.vmx.text.VmxRule;
import org.hypervia.esx.vmx.text.VmxRules;
import org.hypervia.spi.domainxml.GuestCapabilities;
import org.jspecify.annotations.Nullable;

/**
 * What the conversion of a VMX file to a definition needs to know beside the file.
 *
 * @param paths turns file names into sources
 * @param datacenterPath the inventory path of the datacenter, or null
 * @param moref the managed object id of the machine, such as {@code vm-42}, or null
 * @param capabilities which kinds of guests the host can run
 * @param dialect which libvirt's answers are given
 * @param legacyUuid whether {@code uuid.bios} is the identity, as it was before libvirt 12.4
 * @param leniency what becomes of keys that libvirt's rules refuse
 */
public record VmxReadContext(
        FileNameParser paths,
        @Nullable String datacenterPath,
        @Nullable String moref,
        GuestCapabilities capabilities,
        DomainXmlDialect dialect,
        boolean legacyUuid,
        Leniency leniency) {

    /**
     * Starts with a host of 64 bits, the newest dialect, and nothing known about the machine's place.
     *
     * @param paths turns file names into sources
     * @return a builder
     */
    public static Builder builder(FileNameParser paths) {
        return new Builder(paths);
    }

    VmxRules rules() {
        VmxRules rules = VmxRules.of(dialect);
        return legacyUuid ? rules.without(VmxRule.INSTANCE_UUID) : rules;
    }

    /** Collects a {@link VmxReadContext}. Not safe for concurrent use. */
    public static final class Builder {
        private final FileNameParser paths;
        private @Nullable String datacenterPath;
        private @Nullable String moref;
        private GuestCapabilities capabilities = GuestCapabilities.VMWARE;
        private DomainXmlDialect dialect = DomainXmlDialect.LATEST;
        private boolean legacyUuid;
        private Leniency leniency = Leniency.STRICT;

        private Builder(FileNameParser paths) {
            this.paths = paths;
        }

        /**
         * Sets where the machine is; both appear in the definition.
         *
         * @param newDatacenterPath the inventory path of its datacenter, or null
         * @param newMoref its managed object id, such as {@code vm-42}, or null
         * @return this
         */
        public Builder origin(@Nullable String newDatacenterPath, @Nullable String newMoref) {
            this.datacenterPath = newDatacenterPath;
            this.moref = newMoref;
            return this;
        }

        /**
         * Sets which kinds of guests the host can run; another kind of guest is refused with {@code INVALID_ARG}.
         *
         * @param value the capabilities
         * @return this
         */
        public Builder capabilities(GuestCapabilities value) {
            this.capabilities = value;
            return this;
        }

        /**
         * Sets which libvirt's answers are given.
         *
         * @param value the dialect
         * @return this
         */
        public Builder dialect(DomainXmlDialect value) {
            this.dialect = value;
            return this;
        }

        /**
         * Sets what the identity is; the URI parameter {@code legacy_uuid}.
         *
         * @param value true for {@code uuid.bios} even in the newest dialect
         * @return this
         */
        public Builder legacyUuid(boolean value) {
            this.legacyUuid = value;
            return this;
        }

        /**
         * Sets what becomes of keys that libvirt's rules refuse; a lenient one makes the context good for one file.
         *
         * @param value strict unless set
         * @return this
         */
        public Builder leniency(Leniency value) {
            this.leniency = value;
            return this;
        }

        /**
         * Makes the context.
         *
         * @return the context
         */
        public VmxReadContext build() {
            return new VmxReadContext(paths, datacenterPath, moref, capabilities, dialect, legacyUuid, leniency);
        }
    }
}
