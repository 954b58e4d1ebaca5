// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.definition.device;

import org.hypervia.api.value.LibvirtName;

/** The model of a trusted platform module. */
public enum TpmModel implements LibvirtName {
    /** TPM interface specification. */
    TPM_TIS("tpm-tis"),
    /** Command response buffer. */
    TPM_CRB("tpm-crb"),
    /** IBM Power. */
    TPM_SPAPR("tpm-spapr"),
    /** IBM Power, shared. */
    SPAPR_TPM_PROXY("spapr-tpm-proxy"),
    /** TPM interface specification on a system bus. */
    TPM_TIS_DEVICE("tpm-tis-device");

    private final String libvirtName;

    TpmModel(String libvirtName) {
        this.libvirtName = libvirtName;
    }

    @Override
    public String libvirtName() {
        return libvirtName;
    }
}
