// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.endpoint;

import java.util.Map;
import org.hypervia.simulator.center.Center;
import org.hypervia.simulator.host.Host;
import org.hypervia.simulator.inventory.Node;
import org.hypervia.simulator.value.Faults;
import org.hypervia.simulator.value.Ref;

/** Looking for adapters, devices and volumes anew. */
final class StorageMethods {
    private final Center center;

    StorageMethods(Center center) {
        this.center = center;
    }

    void addTo(Map<String, Method> table) {
        table.put("RescanHba", call -> {
            host(call).storage().rescan(call.text("hbaDevice"));
            return Reply.NOTHING;
        });
        table.put("RescanAllHba", call -> {
            host(call).storage().rescan(null);
            return Reply.NOTHING;
        });
        table.put("RescanVmfs", this::look);
        table.put("RefreshStorageSystem", this::look);
    }

    private Reply look(Call call) {
        host(call).volumesChanged();
        return Reply.NOTHING;
    }

    private Host host(Call call) {
        Ref system = call.target(Node.class).ref();
        return center.hosts().stream()
                .filter(host -> host.storageSystem().equals(system))
                .findFirst()
                .orElseThrow(() -> Faults.notFound(system));
    }
}
