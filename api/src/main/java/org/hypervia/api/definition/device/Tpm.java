// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.definition.device;

import java.util.Objects;
import java.util.Optional;
import org.hypervia.api.value.LibvirtName;

/**
 * A trusted platform module.
 *
 * @param model its model, if stated
 * @param backend what is behind it
 */
public record Tpm(Optional<Model> model, TpmBackend backend) implements Device {
    /** The specification a trusted platform module follows. */
    public enum Version implements LibvirtName {
        /** TPM 1.2. */
        V1_2("1.2"),
        /** TPM 2.0. */
        V2_0("2.0");

        private final String libvirtName;

        Version(String libvirtName) {
            this.libvirtName = libvirtName;
        }

        @Override
        public String libvirtName() {
            return libvirtName;
        }
    }

    /** The model of a trusted platform module. */
    public enum Model implements LibvirtName {
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

        Model(String libvirtName) {
            this.libvirtName = libvirtName;
        }

        @Override
        public String libvirtName() {
            return libvirtName;
        }
    }

    /** The module that VMware gives to machines: version 2.0, emulated, with a command response buffer. */
    public static final Tpm EMULATED_CRB_2_0 =
            new Tpm(Optional.of(Model.TPM_CRB), new TpmBackend.Emulator(Optional.of(Version.V2_0)));

    public Tpm {
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(backend, "backend");
    }
}
