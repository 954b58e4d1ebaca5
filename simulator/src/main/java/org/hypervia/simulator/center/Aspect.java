// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.center;

import java.util.List;
import org.hypervia.simulator.datastore.Datastore;
import org.hypervia.simulator.host.Host;
import org.hypervia.simulator.host.HostProfile;
import org.hypervia.simulator.inventory.Inventory;
import org.hypervia.simulator.inventory.Node;
import org.hypervia.simulator.value.Ref;
import org.jspecify.annotations.Nullable;

/**
 * What one address shows of a centre: all of it, or what one of its hosts shows by itself. The objects are the same; a host
 * calls them by references of its own, shows another tree above them, and knows nothing of other hosts. Guarded by the
 * inventory's lock.
 */
public interface Aspect {
    /** The objects behind it. */
    Inventory inventory();

    /** The objects of its service content. */
    Managers managers();

    /** What it says it is. */
    HostProfile profile();

    /** Whether it is a vCenter's. */
    boolean central();

    /** What reading finds under a reference of its own: it tells of others by references of its own too; or null. */
    @Nullable
    Node shown(Ref own);

    /** The object of a reference of its own; null when there is none. */
    @Nullable
    Node behind(Ref own);

    /** The reference of the object itself; faults with {@code ManagedObjectNotFound}. */
    Ref inwards(Ref own);

    /** What it calls an object; null when it does not show it. */
    @Nullable
    Ref outwards(Ref ref);

    /** The datacenter that is meant when none is named; null when there are several. */
    @Nullable
    Datacenter home();

    /** The host that is meant when none is named; null for any. */
    @Nullable
    Host homeHost();

    /** The paths that its datacenters have in addresses of files. */
    List<String> datacenterPaths();

    /** The datacenter of such a path; null when there is none. */
    @Nullable
    Datacenter datacenterAt(String path);

    /** The datastores that it shows of a datacenter. */
    List<Datastore> datastores(Datacenter datacenter);
}
