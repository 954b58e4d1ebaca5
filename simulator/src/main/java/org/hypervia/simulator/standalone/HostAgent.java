// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.standalone;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hypervia.simulator.center.Aspect;
import org.hypervia.simulator.center.Center;
import org.hypervia.simulator.center.Datacenter;
import org.hypervia.simulator.center.Managers;
import org.hypervia.simulator.center.ServerManagers;
import org.hypervia.simulator.datastore.Datastore;
import org.hypervia.simulator.host.Host;
import org.hypervia.simulator.host.HostProfile;
import org.hypervia.simulator.inventory.Inventory;
import org.hypervia.simulator.inventory.Node;
import org.hypervia.simulator.value.Faults;
import org.hypervia.simulator.value.Ref;
import org.jspecify.annotations.Nullable;

/**
 * What a host that a vCenter manages shows by itself: the same objects, in the one datacenter that every ESX has, under the
 * ids that every ESX gives. Guarded by the inventory's lock.
 */
public final class HostAgent implements Aspect {
    private final Center center;
    private final Host host;
    private final HostNames names;
    private final Map<Ref, Node> own = new HashMap<>();
    private final Map<Ref, Mirror> mirrors = new HashMap<>();

    /**
     * The agent of a host.
     *
     * @param user who may do everything
     */
    public HostAgent(Center center, Host host, String user) {
        this.center = center;
        this.host = host;
        this.names = new HostNames(center, host);
        for (Node node : ServerManagers.of(this, center.events(), user)) {
            if (!node.equals(center.events())) {
                own.put(node.ref(), node);
            }
        }
        for (Mirror node : new HostTree(center, host, this::outwards).nodes()) {
            own.put(node.ref(), node);
        }
    }

    /** The host. */
    public Host host() {
        return host;
    }

    @Override
    public Inventory inventory() {
        return center.inventory();
    }

    @Override
    public Managers managers() {
        return HostIds.MANAGERS;
    }

    @Override
    public HostProfile profile() {
        return host.profile();
    }

    @Override
    public boolean central() {
        return false;
    }

    @Override
    public @Nullable Node shown(Ref ref) {
        Node mine = own.get(ref);
        if (mine != null) {
            return mine;
        }
        Node real = behind(ref);
        if (real == null) {
            return null;
        }
        Mirror known = mirrors.get(ref);
        if (known == null || known.real() != real) {
            known = new Mirror(ref, real, host, this::outwards);
            mirrors.put(ref, known);
        }
        return known;
    }

    @Override
    public @Nullable Node behind(Ref ref) {
        Ref inside = names.inwards(ref);
        Node found = inside == null ? null : inventory().find(inside);
        return found == null ? own.get(ref) : found;
    }

    @Override
    public Ref inwards(Ref ref) {
        Ref inside = names.inwards(ref);
        if (inside == null) {
            throw Faults.notFound(ref);
        }
        return inside;
    }

    @Override
    public @Nullable Ref outwards(Ref ref) {
        return names.outwards(ref);
    }

    @Override
    public Datacenter home() {
        return center.of(host);
    }

    @Override
    public Host homeHost() {
        return host;
    }

    @Override
    public List<String> datacenterPaths() {
        return List.of(HostIds.DATACENTER.datacenter().id());
    }

    @Override
    public @Nullable Datacenter datacenterAt(String path) {
        return datacenterPaths().contains(path) ? home() : null;
    }

    @Override
    public List<Datastore> datastores(Datacenter datacenter) {
        return host.mounted();
    }
}
