// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.endpoint;

import java.util.Map;
import org.hypervia.simulator.center.Center;
import org.hypervia.simulator.machine.Machine;
import org.hypervia.simulator.machine.PowerWork;

/** Starting and stopping machines, and answering their questions. */
final class PowerMethods {
    private final TaskStarter tasks;

    PowerMethods(Center center) {
        this.tasks = new TaskStarter(center);
    }

    void addTo(Map<String, Method> table) {
        table.put("PowerOnVM_Task", call -> power(call, "powerOn", PowerWork.Kind.ON));
        table.put("PowerOffVM_Task", call -> power(call, "powerOff", PowerWork.Kind.OFF));
        table.put("SuspendVM_Task", call -> power(call, "suspend", PowerWork.Kind.SUSPEND));
        table.put("ResetVM_Task", call -> power(call, "reset", PowerWork.Kind.RESET));
        table.put("ShutdownGuest", call -> {
            call.target(Machine.class).guest().shutdown();
            return Reply.NOTHING;
        });
        table.put("RebootGuest", call -> {
            call.target(Machine.class).guest().reboot();
            return Reply.NOTHING;
        });
        table.put("AnswerVM", call -> {
            call.target(Machine.class).questions().answer(call.text("questionId"), call.text("answerChoice"));
            return Reply.NOTHING;
        });
    }

    private Reply power(Call call, String description, PowerWork.Kind kind) {
        return tasks.onMachine(call, description, PowerWork.of(call.target(Machine.class), kind));
    }
}
