// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hypervia.esx.soap.XmlNode;

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
    public record Choice(String key, String label) {}

    static Question of(XmlNode node) {
        List<Choice> choices = node.child("choice").stream()
                .flatMap(choice -> choice.all("choiceInfo"))
                .map(info -> new Choice(
                        info.childText("key").orElse(""),
                        info.childText("label").orElse("")))
                .toList();
        Optional<Choice> byDefault = node.child("choice")
                .flatMap(choice -> choice.childText("defaultIndex"))
                .map(String::strip)
                .filter(index -> index.matches("\\d{1,6}"))
                .map(Integer::parseInt)
                .filter(index -> index < choices.size())
                .map(choices::get);
        return new Question(
                node.childText("id").orElse(""), node.childText("text").orElse(""), choices, byDefault);
    }

    /** Says what blocks a machine, in libvirt's order: that it is blocked, the question, the answers. */
    String describe() {
        String answers = choices.isEmpty()
                ? "no possible answers"
                : "possible answers are "
                        + choices.stream().map(c -> "'" + c.label() + "'").collect(Collectors.joining(", "));
        return "a pending question blocks execution of the virtual machine: '" + text + "', " + answers;
    }
}
