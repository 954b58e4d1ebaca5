// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.task;

import java.util.List;
import java.util.Optional;

/**
 * A question that blocks a domain until somebody answers it, for instance whether a machine was moved or copied. VI API:
 * {@code VirtualMachineQuestionInfo}.
 *
 * @param ref the provider's reference of the domain that asks
 * @param id by which the hypervisor knows the question
 * @param text the question
 * @param choices the possible answers, in the hypervisor's order
 * @param defaultChoice the answer that counts when nobody has an opinion
 */
public record PendingQuestion(
        String ref, String id, String text, List<Choice> choices, Optional<Choice> defaultChoice) {
    /**
     * A possible answer.
     *
     * @param key by which it is given
     * @param label as it is shown to people
     */
    public record Choice(String key, String label) {}

    /**
     * Copies the choices.
     *
     * @param ref the domain that asks
     * @param id by which the hypervisor knows the question
     * @param text the question
     * @param choices the possible answers
     * @param defaultChoice the answer that counts when nobody has an opinion
     */
    public PendingQuestion {
        choices = List.copyOf(choices);
    }
}
