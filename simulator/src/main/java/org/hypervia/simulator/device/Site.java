// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.device;

import org.hypervia.simulator.datastore.Datastore;
import org.hypervia.simulator.inventory.Inventory;
import org.hypervia.simulator.inventory.Tasks;
import org.hypervia.simulator.value.Ref;
import org.jspecify.annotations.Nullable;

/** What a machine finds around it. */
public interface Site {
    /** The objects of the host. */
    Inventory inventory();

    /** Where its tasks run. */
    Tasks tasks();

    /** The host it runs on. */
    Ref host();

    /** The folder it is in. */
    Ref machineFolder();

    /** The resource pool it draws from. */
    Ref pool();

    /** The object that knows what hardware a machine may have. */
    Ref environmentBrowser();

    /** The domain the guests' names are in. */
    String domainName();

    /** How many virtual CPUs a machine may have. */
    int maxVcpus();

    /** A datastore by its name, or by its volume's uuid; null when there is none. */
    @Nullable
    Datastore datastore(String name);

    /** The network of a port group; null when there is none. */
    @Nullable
    Ref network(String name);

    /** The port group of a distributed switch with this key; null when there is none. */
    @Nullable
    Ref distributedNetwork(String key);
}
