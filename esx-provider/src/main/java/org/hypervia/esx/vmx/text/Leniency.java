// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.hypervia.api.conversion.ConversionWarning;
import org.hypervia.api.conversion.ConversionWarning.Action;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of what libvirt's rules refuse. A strict one throws each refusal on; a lenient one notes it, and whoever
 * has asked goes on without the thing. A lenient one serves one conversion and is not safe for concurrent use.
 */
public final class Leniency {
    /** A text with more to complain of is something else. */
    static final int MAX_WARNINGS = 1000;

    /** Throws every refusal on. */
    public static final Leniency STRICT = new Leniency(null);

    private final @Nullable List<ConversionWarning> warnings;

    private Leniency(@Nullable List<ConversionWarning> warnings) {
        this.warnings = warnings;
    }

    /** Makes one that notes refusals. */
    public static Leniency collecting() {
        return new Leniency(new ArrayList<>());
    }

    public boolean isStrict() {
        return warnings == null;
    }

    /** What was noted so far, in the order of the conversion. */
    public List<ConversionWarning> warnings() {
        return warnings == null ? List.of() : List.copyOf(warnings);
    }

    /**
     * Goes on after a refusal, or throws it if that is not allowed.
     *
     * @param subject what it is about: a key or an element
     * @param value what was refused, or null
     * @param line where it stands, from 1
     * @param action what is made of it
     * @param refusal why the rules refuse it
     */
    public void concede(
            String subject, @Nullable String value, OptionalInt line, Action action, HypervisorException refusal) {
        if (warnings == null) {
            throw refusal;
        }
        note(subject, value, line, action, String.valueOf(refusal.getMessage()));
    }

    /** Notes what a lenient conversion does beside. */
    public void note(String subject, @Nullable String value, OptionalInt line, Action action, String reason) {
        if (warnings != null) {
            if (warnings.size() == MAX_WARNINGS) {
                throw new HypervisorException(
                        ErrorCode.CONF_SYNTAX,
                        "More than " + MAX_WARNINGS + " things had to be left out, the last of them is '"
                                + Refusal.quote(subject) + "'; check that it is the right file");
            }
            warnings.add(new ConversionWarning(
                    Refusal.quote(subject),
                    Optional.ofNullable(value)
                            .map(text -> isSecret(subject) || isSecret(text) ? "***" : Refusal.quote(text)),
                    line,
                    action,
                    reason));
        }
    }

    /** A line that cannot be read has its key in what is told of its value. */
    private static boolean isSecret(String text) {
        return text.toLowerCase(Locale.ROOT).contains("password");
    }
}
