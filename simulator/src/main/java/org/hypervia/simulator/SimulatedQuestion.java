// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator;

import java.util.List;
import org.hypervia.simulator.machine.Question;
import org.jspecify.annotations.Nullable;

/**
 * A question a machine asks.
 *
 * @param text the question
 * @param choices the answers
 * @param defaultIndex which answer is the default, from 0; null when none is
 */
public record SimulatedQuestion(
        String text, List<Choice> choices, @Nullable Integer defaultIndex) {
    public SimulatedQuestion {
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

    /** The question a copied machine asks: cancel, moved or copied, with copied as the default. */
    public static SimulatedQuestion movedOrCopied() {
        return new SimulatedQuestion(
                "msg.uuid.altered:This virtual machine might have been moved or copied.",
                List.of(
                        new Choice("0", "Cancel", true),
                        new Choice("1", "I Moved It", false),
                        new Choice("2", "I Copied It", false)),
                2);
    }

    Question internal() {
        return new Question(
                text,
                choices.stream()
                        .map(choice -> new Question.Choice(choice.key(), choice.label(), choice.refuses()))
                        .toList(),
                defaultIndex);
    }

    /** The same question without a default. */
    public SimulatedQuestion withoutDefault() {
        return new SimulatedQuestion(text, choices, null);
    }
}
