// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.endpoint;

import java.util.Map;
import org.hypervia.simulator.inventory.Task;

/** What can be done to a task. */
final class TaskMethods {
    TaskMethods() {}

    void addTo(Map<String, Method> table) {
        table.put("CancelTask", call -> {
            call.target(Task.class).cancel();
            return Reply.NOTHING;
        });
    }
}
