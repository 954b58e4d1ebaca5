// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.check;

import java.util.List;
import java.util.Optional;

/**
 * What works on the way to a hypervisor, and what does not. Nothing stays open behind it.
 *
 * @param steps in the order in which they were tried
 * @param privileges those that operations need, as far as the server could be asked; none where it knows no privileges or
 *     the check did not come that far
 */
public record ConnectionCheck(List<CheckStep> steps, List<CheckedPrivilege> privileges) {
    /** In every role by itself, so nobody has to ask for it. */
    private static final String IN_EVERY_ROLE = "System.";

    /** Copies the lists. */
    public ConnectionCheck {
        steps = List.copyOf(steps);
        privileges = List.copyOf(privileges);
    }

    /**
     * Tells whether no step has failed; warnings do not count.
     *
     * @return true if a connection opens and can do what it is for
     */
    public boolean passed() {
        return steps.stream().noneMatch(step -> step.outcome() == CheckOutcome.FAILED);
    }

    /**
     * Finds a step.
     *
     * @param name its name
     * @return the step, or empty if there is none of that name
     */
    public Optional<CheckStep> step(String name) {
        return steps.stream().filter(step -> step.name().equals(name)).findFirst();
    }

    /**
     * Returns the privileges that the user lacks.
     *
     * @return those that are not granted; empty also where nobody could be asked
     */
    public List<CheckedPrivilege> missing() {
        return privileges.stream().filter(privilege -> !privilege.granted()).toList();
    }

    /**
     * Returns what the least role holds with which nothing is missing, for whoever gives roles.
     *
     * @return the server's names of the privileges, in alphabetical order; those that every role has are left out
     */
    public List<String> leastRole() {
        return privileges.stream()
                .map(CheckedPrivilege::id)
                .filter(id -> !id.startsWith(IN_EVERY_ROLE))
                .distinct()
                .sorted()
                .toList();
    }
}
