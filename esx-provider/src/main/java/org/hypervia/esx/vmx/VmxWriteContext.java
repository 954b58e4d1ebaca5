// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx;

import org.hypervia.api.definition.DomainXmlDialect;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.vmx.path.FileNameFormatter;
import org.hypervia.esx.vmx.text.Refusal;
import org.hypervia.esx.vmx.text.VmxRules;

/**
 * What the conversion of a definition to a VMX file needs to know beside the definition.
 *
 * @param paths turns sources into file names
 * @param scsiModels finds the model of SCSI controllers that are {@code auto}
 * @param hardwareVersion the virtual hardware version, at least 4; see {@link HardwareVersion}
 * @param dialect which libvirt's answers are given
 * @param identified whether the file holds both identities of the machine, so that it gets the UUID of the definition.
 *     Libvirt writes {@code <uuid>} as {@code uuid.bios} and reads it from {@code vc.uuid}, so that a machine which it
 *     defines has another UUID than it was given
 */
public record VmxWriteContext(
        FileNameFormatter paths,
        ScsiModelDetector scsiModels,
        int hardwareVersion,
        DomainXmlDialect dialect,
        boolean identified) {
    /** The virtual hardware of ESX 3, the oldest. */
    private static final int LOWEST_HARDWARE = 4;

    /**
     * Checks the version.
     *
     * @throws HypervisorException {@code INVALID_ARG} if it is below 4
     */
    public VmxWriteContext {
        if (hardwareVersion < LOWEST_HARDWARE) {
            throw Refusal.invalidArgument("There is no virtual hardware version " + hardwareVersion + "; name one from "
                    + LOWEST_HARDWARE + " up");
        }
    }

    /**
     * Makes a context for a file such as libvirt writes, with one identity.
     *
     * @param paths turns sources into file names
     * @param scsiModels finds the model of SCSI controllers that are {@code auto}
     * @param hardwareVersion the virtual hardware version, at least 4
     * @param dialect which libvirt's answers are given
     * @throws HypervisorException {@code INVALID_ARG} if the version is below 4
     */
    public VmxWriteContext(
            FileNameFormatter paths, ScsiModelDetector scsiModels, int hardwareVersion, DomainXmlDialect dialect) {
        this(paths, scsiModels, hardwareVersion, dialect, false);
    }

    VmxRules rules() {
        return VmxRules.of(dialect);
    }
}
