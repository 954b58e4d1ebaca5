// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.conversion;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * Something that a lenient conversion took although the rules refuse it. Immutable.
 *
 * @param subject what it is about: a key of the configuration such as {@code serial0.fileType}, or an element of the domain
 *     XML such as {@code domain/devices/sound}
 * @param value what stands there, shortened and without control characters; empty if there is nothing, {@code ***} if it is
 *     a secret
 * @param line the line where it stands, from 1; empty if that is not known
 * @param action what was made of it
 * @param reason why it was refused, with the next step
 */
public record ConversionWarning(
        String subject, Optional<String> value, OptionalInt line, Action action, String reason) {
    /** What a lenient conversion makes of something that the rules refuse. */
    public enum Action {
        /** The result lacks it. */
        LEFT_OUT,
        /** The result has it as it stands; whether it makes sense there is for people to decide. */
        KEPT,
        /** The result has something near it, which the reason names. */
        REPLACED
    }

    /**
     * Returns all of it in one line.
     *
     * @return such as {@code line 12: serial0.fileType = "thinprint" left out: VMX key ...}
     */
    @Override
    public String toString() {
        String where = line.isPresent() ? "line " + line.getAsInt() + ": " : "";
        String what = value.map(text -> " = \"" + text + "\"").orElse("");
        String done = switch (action) {
            case LEFT_OUT -> "left out";
            case KEPT -> "kept as it is";
            case REPLACED -> "replaced";
        };
        return where + subject + what + " " + done + ": " + reason;
    }
}
