// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.machine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a machine asks its owner before it goes on.
 *
 * @param text the question
 * @param choices the answers
 * @param defaultIndex which answer is the default; null when none is
 */
public record Question(
        String text, List<Choice> choices, @Nullable Integer defaultIndex) {
    public Question {
        choices = List.copyOf(choices);
    }

    /**
     * One answer.
     *
     * @param key how the API names it
     * @param label how people see it
     * @param refuses whether the task that waits for the answer then fails
     */
    public record Choice(String key, String label, boolean refuses) {}
}
