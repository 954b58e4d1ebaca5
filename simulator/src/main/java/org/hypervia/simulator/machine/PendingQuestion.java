// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.machine;

import java.util.ArrayList;
import java.util.List;
import org.hypervia.simulator.inventory.Task;
import org.hypervia.simulator.value.DataObject;
import org.hypervia.simulator.value.Faults;
import org.hypervia.simulator.value.VimFault;

/** A question that waits for its answer, and the tasks that wait with it. */
final class PendingQuestion {
    private final String id;
    private final Question question;
    private final List<Task> waiting = new ArrayList<>();

    PendingQuestion(String id, Question question) {
        this.id = id;
        this.question = question;
    }

    void holdUp(Task task) {
        waiting.add(task);
        task.block(this);
    }

    boolean isCalled(String wanted) {
        return id.equals(wanted);
    }

    void answer(String key) {
        Question.Choice chosen = question.choices().stream()
                .filter(choice -> choice.key().equals(key))
                .findFirst()
                .orElseThrow(() -> Faults.invalidArgument("answerChoice"));
        for (Task task : waiting) {
            if (chosen.refuses()) {
                task.fail(new VimFault(
                        DataObject.of("GenericVmConfigFault")
                                .set("reason", "msg.vm.cancelled")
                                .build(),
                        "The operation was cancelled by the answer to a question."));
            } else {
                task.unblock(this);
            }
        }
    }

    DataObject info() {
        List<DataObject> choices = new ArrayList<>();
        for (Question.Choice choice : question.choices()) {
            choices.add(DataObject.of("ElementDescription")
                    .set("label", choice.label())
                    .set("summary", choice.label())
                    .set("key", choice.key())
                    .build());
        }
        return DataObject.of("VirtualMachineQuestionInfo")
                .set("id", id)
                .set("text", question.text())
                .set(
                        "choice",
                        DataObject.of("ChoiceOption")
                                .set("choiceInfo", choices)
                                .set("defaultIndex", question.defaultIndex()))
                .build();
    }
}
