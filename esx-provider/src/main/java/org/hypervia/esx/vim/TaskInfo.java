// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim;

import java.util.Optional;
import java.util.OptionalInt;
import org.hypervia.esx.soap.XmlNode;

/**
 * {@code TaskInfo}: how far a task is.
 *
 * @param state {@code queued}, {@code running}, {@code success} or {@code error}
 * @param cancelable whether {@code CancelTask} can end it
 * @param progress in percent
 * @param error the {@code LocalizedMethodFault} of a task that failed
 * @param result what the task made, if anything
 */
public record TaskInfo(
        String state, boolean cancelable, OptionalInt progress, Optional<XmlNode> error, Optional<XmlNode> result) {
    static TaskInfo of(XmlNode node) {
        return new TaskInfo(
                node.childText("state").orElse("").strip(),
                node.childText("cancelable")
                        .map(text -> text.strip().equals("true"))
                        .orElse(false),
                node.childText("progress").map(TaskInfo::percent).orElse(OptionalInt.empty()),
                node.child("error"),
                node.child("result"));
    }

    private static OptionalInt percent(String text) {
        String digits = text.strip();
        return digits.matches("\\d{1,3}") ? OptionalInt.of(Integer.parseInt(digits)) : OptionalInt.empty();
    }

    boolean isFinished() {
        return state.equals("success") || state.equals("error");
    }
}
