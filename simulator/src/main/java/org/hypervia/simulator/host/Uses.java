// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.host;

import java.util.Set;
import org.hypervia.simulator.datastore.Datastore;
import org.hypervia.simulator.inventory.Inventory;
import org.hypervia.simulator.inventory.Node;
import org.hypervia.simulator.inventory.PlainEntity;
import org.hypervia.simulator.value.Ref;

/** What machines use, as the datastores and networks themselves tell it. */
record Uses(Inventory inventory) {
    /** Notes that a machine uses these now, and used those before. */
    void change(Ref machine, Set<Ref> before, Set<Ref> after) {
        before.stream().filter(ref -> !after.contains(ref)).forEach(ref -> note(ref, machine, false));
        after.stream().filter(ref -> !before.contains(ref)).forEach(ref -> note(ref, machine, true));
    }

    private void note(Ref ref, Ref machine, boolean begins) {
        Node node = inventory.find(ref);
        if (node instanceof Datastore datastore) {
            if (begins) {
                datastore.attach(machine);
            } else {
                datastore.detach(machine);
            }
        } else if (node instanceof PlainEntity network) {
            if (begins) {
                network.add("vm", machine);
            } else {
                network.remove("vm", machine);
            }
        }
    }
}
