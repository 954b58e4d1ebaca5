// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.definition;

import java.util.Objects;
import java.util.Optional;

/**
 * What the firmware of a guest must, or must not, be able to do.
 *
 * @param enrolledKeys whether keys are enrolled, or empty if it does not matter
 * @param secureBoot whether only signed code boots, or empty if it does not matter
 */
public record FirmwareFeatures(Optional<Boolean> enrolledKeys, Optional<Boolean> secureBoot) {
    /** Nothing is asked for. */
    public static final FirmwareFeatures NONE = new FirmwareFeatures(Optional.empty(), Optional.empty());

    /** Secure boot with enrolled keys. */
    public static final FirmwareFeatures SECURE_BOOT = new FirmwareFeatures(Optional.of(true), Optional.of(true));

    public FirmwareFeatures {
        Objects.requireNonNull(enrolledKeys, "enrolledKeys");
        Objects.requireNonNull(secureBoot, "secureBoot");
    }
}
