// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.host;

import org.hypervia.simulator.inventory.Inventory;
import org.hypervia.simulator.inventory.Tasks;
import org.hypervia.simulator.value.Ref;

/** What a host finds around it: the compute resource it is in, alone or with others. */
public interface Surroundings {
    /** The objects of the server. */
    Inventory inventory();

    /** Where tasks run. */
    Tasks tasks();

    /** The compute resource itself. */
    Ref resource();

    /** The resource pool machines draw from. */
    Ref pool();

    /** The object that knows what hardware a machine may have. */
    Ref environmentBrowser();

    /** The folder machines are in. */
    Ref machineFolder();

    /** Notes that one of its hosts reaches a datastore or a network. */
    void reach(Ref ref);

    /** Notes that one of its hosts has gone out of a network. */
    void lose(Ref network);

    /** Notes that a machine runs on one of its hosts. */
    void take(Ref machine);

    /** Notes that a machine is gone. */
    void give(Ref machine);
}
