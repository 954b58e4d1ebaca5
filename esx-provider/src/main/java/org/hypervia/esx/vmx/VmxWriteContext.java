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
 */
public record VmxWriteContext(
        FileNameFormatter paths, ScsiModelDetector scsiModels, int hardwareVersion, DomainXmlDialect dialect) {
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

    VmxRules rules() {
        return VmxRules.of(dialect);
    }
}
