// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.domain;

import java.util.OptionalLong;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.vim.machine.Allocation;

/**
 * The rule that hosts have about what a machine gets, and do not name when they refuse: what is guaranteed is never more
 * than the most there is.
 *
 * @param resource what is shared, such as {@code CPU}
 * @param unit of the numbers
 */
record AllocationRule(String resource, String unit) {
    static final AllocationRule CPU = new AllocationRule("CPU", "MHz");
    static final AllocationRule MEMORY = new AllocationRule("memory", "MiB");

    /** Returns a refusal as it is, or in these words if this rule is why. */
    HypervisorException explain(HypervisorException refusal, String domain, Allocation wanted, Allocation present) {
        OptionalLong reservation = either(wanted.reservation(), present.reservation());
        OptionalLong limit = either(wanted.limit(), present.limit());
        if (reservation.isEmpty()
                || limit.isEmpty()
                || limit.getAsLong() < 0
                || limit.getAsLong() >= reservation.getAsLong()) {
            return refusal;
        }
        boolean limitIsNew = wanted.limit().isPresent();
        return new HypervisorException(
                refusal.code(),
                domain + " cannot have a " + resource + " limit of " + limit.getAsLong() + " " + unit
                        + " and a reservation of " + reservation.getAsLong() + " " + unit + ": "
                        + (limitIsNew
                                ? "set a limit that is not below the reservation, or lower the reservation first"
                                : "reserve no more than the limit, or raise the limit first")
                        + " (" + refusal.getMessage() + ")",
                refusal.fault().orElse(null),
                refusal);
    }

    private static OptionalLong either(OptionalLong first, OptionalLong second) {
        return first.isPresent() ? first : second;
    }
}
