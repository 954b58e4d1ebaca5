// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.endpoint;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hypervia.simulator.center.Center;
import org.hypervia.simulator.device.PowerState;
import org.hypervia.simulator.host.Autostart;
import org.hypervia.simulator.host.Performance;
import org.hypervia.simulator.inventory.Node;
import org.hypervia.simulator.inventory.TaskRequest;
import org.hypervia.simulator.machine.Machine;
import org.hypervia.simulator.machine.PowerWork;
import org.hypervia.simulator.value.DataObject;
import org.hypervia.simulator.value.Faults;
import org.hypervia.simulator.value.Ref;

/** What starts with the host, and what the host measures. */
final class HostMethods {
    private final Center center;

    HostMethods(Center center) {
        this.center = center;
    }

    void addTo(Map<String, Method> table) {
        table.put("ReconfigureAutostart", call -> {
            call.target(Autostart.class).reconfigure(call.object("spec", "HostAutoStartManagerConfig"));
            return Reply.NOTHING;
        });
        table.put("AutoStartPowerOn", this::autoStartPowerOn);
        table.put(
                "QueryPerfCounter",
                call -> Reply.list("PerfCounterInfo", Performance.counters(call.values("counterId", "int"))));
        table.put("QueryPerfProviderSummary", call -> {
            Node entity = call.object(call.ref("entity"), Node.class);
            return Reply.of("PerfProviderSummary", Performance.provider(entity.ref()));
        });
        table.put(
                "QueryAvailablePerfMetric",
                call -> Reply.list("PerfMetricId", Performance.available(call.object(call.ref("entity"), Node.class))));
        table.put("QueryPerf", this::queryPerf);
    }

    private Reply autoStartPowerOn(Call call) {
        for (Ref ref : call.target(Autostart.class).startOrder()) {
            Machine machine = center.inventory().get(ref, Machine.class);
            if (machine.power() != PowerState.POWERED_ON) {
                TaskRequest request = new TaskRequest(
                        "PowerOnVM_Task",
                        "VirtualMachine.powerOn",
                        machine,
                        call.session().user());
                center.tasks().start(request, PowerWork.of(machine, PowerWork.Kind.ON));
            }
        }
        return Reply.NOTHING;
    }

    private Reply queryPerf(Call call) {
        List<DataObject> found = new ArrayList<>();
        for (DataObject spec : call.objects("querySpec", "PerfQuerySpec")) {
            if (!(spec.get("entity") instanceof Ref ref)) {
                throw Faults.invalidArgument("querySpec.entity");
            }
            DataObject metric = Performance.query(call.object(ref, Node.class), spec);
            if (metric != null) {
                found.add(metric);
            }
        }
        return Reply.open("PerfEntityMetricBase", found);
    }
}
