// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.argument;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.cli.output.CommandFailure;
import org.jspecify.annotations.Nullable;

/**
 * Looks for an object in several ways, one after the other. Only "there is none" leads to the next way, and when none leads
 * anywhere the last answer is told; any other error ends the search, since it says nothing about what is there.
 *
 * @param <T> what is looked for
 */
final class NamedObject<T> {
    private static final Pattern UUID_TEXT = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    private final String failure;
    private final Set<ErrorCode> missing;
    private final List<HypervisorException> reasons = new ArrayList<>();
    private @Nullable T found;

    /**
     * Begins a search.
     *
     * @param failure what to say when it fails
     * @param missing the codes that mean that there is none
     */
    NamedObject(String failure, Set<ErrorCode> missing) {
        this.failure = failure;
        this.missing = missing;
    }

    /** Reads a UUID; empty for a text that is none. */
    static Optional<UUID> uuid(String text) {
        return UUID_TEXT.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }

    /** Looks in one more way unless it has been found already. */
    NamedObject<T> or(Supplier<T> way) {
        if (found == null) {
            try {
                found = way.get();
            } catch (HypervisorException e) {
                if (!missing.contains(e.code())) {
                    throw new CommandFailure(failure, e);
                }
                reasons.add(e);
            }
        }
        return this;
    }

    /**
     * Returns what was found.
     *
     * @throws CommandFailure with the last answer if there is none
     */
    T get() {
        if (found != null) {
            return found;
        }
        CommandFailure none = new CommandFailure(failure, reasons.isEmpty() ? null : reasons.get(reasons.size() - 1));
        reasons.stream().limit(Math.max(0, reasons.size() - 1)).forEach(none::addSuppressed);
        throw none;
    }
}
