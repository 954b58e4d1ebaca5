// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.definition.device;

import java.util.Objects;
import java.util.Optional;

/**
 * A trusted platform module.
 *
 * @param model its model, if stated
 * @param backend what is behind it
 */
public record Tpm(Optional<TpmModel> model, TpmBackend backend) implements Device {
    /** The module that VMware gives to machines: version 2.0, emulated, with a command response buffer. */
    public static final Tpm EMULATED_CRB_2_0 =
            new Tpm(Optional.of(TpmModel.TPM_CRB), new TpmBackend.Emulator(Optional.of(TpmVersion.V2_0)));

    public Tpm {
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(backend, "backend");
    }
}
