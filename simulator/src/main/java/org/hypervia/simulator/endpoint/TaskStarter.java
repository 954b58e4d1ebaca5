// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.endpoint;

import org.hypervia.simulator.center.Center;
import org.hypervia.simulator.inventory.Node;
import org.hypervia.simulator.inventory.TaskRequest;
import org.hypervia.simulator.inventory.TaskWork;
import org.hypervia.simulator.machine.Machine;

/** Starts the task of a call and answers with its reference. */
record TaskStarter(Center center) {
    /** A task on any object. */
    Reply start(Call call, String description, Node target, TaskWork work) {
        TaskRequest request = new TaskRequest(
                call.method(), description, target, call.session().user());
        return Reply.of("ref", center.tasks().start(request, work).ref());
    }

    /** A task of one step without a result, on the object the method is called on. */
    Reply run(Call call, String description, Runnable step) {
        return start(call, description, call.target(Node.class), (TaskWork) () -> {
            step.run();
            return null;
        });
    }

    /** A task on the machine the method is called on. */
    Reply onMachine(Call call, String description, TaskWork work) {
        return start(call, "VirtualMachine." + description, call.target(Machine.class), work);
    }
}
