// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx;

import java.util.Optional;
import java.util.Set;
import org.hypervia.api.definition.DomainXmlDialect;
import org.hypervia.api.definition.device.ScsiControllerModel;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.value.LibvirtName;
import org.hypervia.esx.vmx.path.OfflinePaths;
import org.hypervia.esx.vmx.text.Leniency;
import org.hypervia.esx.vmx.text.Refusal;
import org.hypervia.esx.vmx.text.VmxRules;
import org.jspecify.annotations.Nullable;

/**
 * How VMX files are converted without a host. Immutable; all values are plain so that any command line or service can pass
 * them on.
 *
 * @param dialect which libvirt's answers are given
 * @param directory the directory of the VMX file as a datastore path, such as {@code [datastore] directory}; plain file
 *     names lie there
 * @param datacenterPath the inventory path of the datacenter, or null
 * @param moref the managed object id of the machine, such as {@code vm-42}, or null
 * @param missingDatastores the names of datastores that count as absent
 * @param securityInfo whether secrets, such as the VNC password, appear in the XML
 * @param hardwareVersion the virtual hardware version of VMX files that are made, at least 4
 * @param scsiModel libvirt's name of the model that SCSI controllers of the model {@code auto} get, or null to refuse them
 */
public record VmxOptions(
        DomainXmlDialect dialect,
        String directory,
        @Nullable String datacenterPath,
        @Nullable String moref,
        Set<String> missingDatastores,
        boolean securityInfo,
        int hardwareVersion,
        @Nullable String scsiModel) {
    /** What libvirt takes for the directory of a machine that does not exist. */
    public static final String UNKNOWN_DIRECTORY = "[?] ?";

    /** The newest dialect, an unknown directory, no secrets, and the virtual hardware of today's products. */
    public static final VmxOptions DEFAULT = builder().build();

    /** Copies the names. */
    public VmxOptions {
        missingDatastores = Set.copyOf(missingDatastores);
    }

    /**
     * Starts with the values of {@link #DEFAULT}.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Makes the context for reading VMX files.
     *
     * @return a context that maps file names by name alone
     */
    public VmxReadContext reading() {
        return reading(Leniency.STRICT);
    }

    /**
     * Makes the context for reading one VMX file.
     *
     * @param leniency what becomes of keys that libvirt's rules refuse
     * @return a context that maps file names by name alone
     */
    public VmxReadContext reading(Leniency leniency) {
        return VmxReadContext.builder(paths())
                .dialect(dialect)
                .origin(datacenterPath, moref)
                .leniency(leniency)
                .build();
    }

    /**
     * Makes the context for writing VMX files.
     *
     * @return a context that maps file names by name alone
     * @throws HypervisorException {@code INVALID_ARG} if the hardware version is below 4 or the SCSI model is not known
     */
    public VmxWriteContext writing() {
        Optional<ScsiControllerModel> model = Optional.ofNullable(scsiModel).map(VmxOptions::model);
        return new VmxWriteContext(paths(), disk -> model, hardwareVersion, dialect);
    }

    private OfflinePaths paths() {
        return new OfflinePaths(directory, missingDatastores, VmxRules.of(dialect));
    }

    private static ScsiControllerModel model(String name) {
        return LibvirtName.find(ScsiControllerModel.class, name)
                .filter(model -> model != ScsiControllerModel.AUTO)
                .orElseThrow(() -> Refusal.invalidArgument("There is no SCSI controller model '" + Refusal.quote(name)
                        + "'; name buslogic, lsilogic, lsisas1068 or vmpvscsi"));
    }

    /** Collects {@link VmxOptions}. Not safe for concurrent use. */
    public static final class Builder {
        private DomainXmlDialect dialect = DomainXmlDialect.LATEST;
        private String directory = UNKNOWN_DIRECTORY;
        private @Nullable String datacenterPath;
        private @Nullable String moref;
        private Set<String> missingDatastores = Set.of();
        private boolean securityInfo;
        private int hardwareVersion = HardwareVersion.FALLBACK;
        private @Nullable String scsiModel;

        private Builder() {}

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
         * Sets where plain file names lie.
         *
         * @param value the directory of the VMX file as a datastore path
         * @return this
         */
        public Builder directory(String value) {
            this.directory = value;
            return this;
        }

        /**
         * Sets the datacenter that appears in the XML.
         *
         * @param value its inventory path, or null for none
         * @return this
         */
        public Builder datacenterPath(@Nullable String value) {
            this.datacenterPath = value;
            return this;
        }

        /**
         * Sets the managed object id that appears in the XML.
         *
         * @param value the id, or null for none
         * @return this
         */
        public Builder moref(@Nullable String value) {
            this.moref = value;
            return this;
        }

        /**
         * Sets which datastores count as absent.
         *
         * @param value their names
         * @return this
         */
        public Builder missingDatastores(Set<String> value) {
            this.missingDatastores = value;
            return this;
        }

        /**
         * Sets whether secrets appear in the XML.
         *
         * @param value true to show them
         * @return this
         */
        public Builder securityInfo(boolean value) {
            this.securityInfo = value;
            return this;
        }

        /**
         * Sets the virtual hardware version of VMX files that are made.
         *
         * @param value the version, at least 4
         * @return this
         */
        public Builder hardwareVersion(int value) {
            this.hardwareVersion = value;
            return this;
        }

        /**
         * Sets what controllers of the model {@code auto} become.
         *
         * @param value libvirt's name of a model, or null to refuse them
         * @return this
         */
        public Builder scsiModel(@Nullable String value) {
            this.scsiModel = value;
            return this;
        }

        /**
         * Makes the options.
         *
         * @return the options
         */
        public VmxOptions build() {
            return new VmxOptions(
                    dialect,
                    directory,
                    datacenterPath,
                    moref,
                    missingDatastores,
                    securityInfo,
                    hardwareVersion,
                    scsiModel);
        }
    }
}
