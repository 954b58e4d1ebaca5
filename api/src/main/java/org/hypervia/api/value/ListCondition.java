// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.value;

import java.util.Set;

/**
 * One condition of a listing, a bit of libvirt's flags. Conditions of one group are alternatives, groups must all be met, and a
 * group without conditions lets everything pass.
 */
public interface ListCondition {
    /**
     * Returns libvirt's bit of this condition.
     *
     * @return a power of two
     */
    int flag();

    /**
     * Returns what this condition belongs to.
     *
     * @return the group
     */
    Enum<?> group();

    /**
     * Decides for the group of a condition.
     *
     * @param asked all conditions that were asked for
     * @param met the one of its group which an object meets
     * @param <C> the kind of conditions
     * @return true if the group has no condition, or has this one
     */
    static <C extends ListCondition> boolean admits(Set<C> asked, C met) {
        return asked.contains(met) || asked.stream().noneMatch(condition -> condition.group() == met.group());
    }
}
