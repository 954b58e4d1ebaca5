// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.machine;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hypervia.api.task.PendingQuestion;
import org.hypervia.esx.vim.value.ManagedObjectRef;
import org.hypervia.esx.vim.value.VimValue;

/**
 * {@code VirtualMachineQuestionInfo}: what a machine wants to know before it goes on.
 *
 * @param id by which it is answered
 * @param text the question
 * @param choices the possible answers
 * @param defaultChoice the answer that counts when nobody has an opinion
 */
public record Question(String id, String text, List<Choice> choices, Optional<Choice> defaultChoice) {
    /**
     * {@code ElementDescription}: an answer.
     *
     * @param key by which it is given
     * @param label as it is shown
     */
    public record Choice(String key, String label) {
        private PendingQuestion.Choice pending() {
            return new PendingQuestion.Choice(key, label);
        }
    }

    public Question {
        choices = List.copyOf(choices);
    }

    /** Takes the value of {@code runtime.question}. */
    public static Question of(VimValue value) {
        List<Choice> choices = value.child("choice").stream()
                .flatMap(choice -> choice.all("choiceInfo"))
                .map(info -> new Choice(
                        info.childText("key").orElse(""),
                        info.childText("label").orElse("")))
                .toList();
        Optional<Choice> byDefault = value.child("choice")
                .flatMap(choice -> choice.childNumber("defaultIndex"))
                .filter(index -> index >= 0 && index < choices.size())
                .map(index -> choices.get(index.intValue()));
        return new Question(
                value.childText("id").orElse(""), value.childText("text").orElse(""), choices, byDefault);
    }

    /** Returns this as callers see it. */
    PendingQuestion pending(ManagedObjectRef machine) {
        return new PendingQuestion(
                machine.value(),
                id,
                text,
                choices.stream().map(Choice::pending).toList(),
                defaultChoice.map(Choice::pending));
    }

    /** Says what blocks a machine, in libvirt's order: that it is blocked, the question in quotes, the answers. */
    String describe() {
        String answers = choices.isEmpty()
                ? "there are no possible answers"
                : "possible answers are "
                        + choices.stream().map(c -> "'" + c.label() + "'").collect(Collectors.joining(", "));
        return "a pending question blocks execution of the virtual machine, the question is '" + text + "', " + answers;
    }
}
