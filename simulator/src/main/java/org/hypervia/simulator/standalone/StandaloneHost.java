// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.standalone;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.hypervia.simulator.center.Center;
import org.hypervia.simulator.center.Datacenter;
import org.hypervia.simulator.datastore.Datastore;
import org.hypervia.simulator.datastore.Medium;
import org.hypervia.simulator.host.Host;
import org.hypervia.simulator.host.HostNetworking;
import org.hypervia.simulator.host.HostProfile;
import org.hypervia.simulator.value.Ref;

/** An ESX host that is its own server: a centre with one datacenter with one host, under the ids every such host has. */
public final class StandaloneHost {
    private static final Center.Scheme SCHEME = new Center.Scheme(HostIds.MANAGERS, "ha-folder-root", "");

    private final Center center;
    private final Datacenter datacenter;
    private final Host host;

    /**
     * A host without datastores and machines.
     *
     * @param clock where its times come from
     * @param taskTime how long a task takes when nothing holds it up
     * @param user who may do everything
     */
    public StandaloneHost(HostProfile profile, Clock clock, Duration taskTime, String user) {
        this.center = new Center(SCHEME, profile, clock, taskTime, user);
        this.datacenter = center.inventory().compute(() -> center.addDatacenter(HostIds.DATACENTER, "ha-datacenter"));
        this.host = center.inventory().compute(() -> {
            Host added = datacenter
                    .addComputeResource(HostIds.RESOURCE, profile.fullName())
                    .addHost(HostIds.HOST, profile);
            // No network is made for the other port group: a card of the host itself is on it.
            datacenter.addStandard(HostNetworking.MACHINES, added);
            return added;
        });
    }

    /** The server that the host is. */
    public Center center() {
        return center;
    }

    /** The one datacenter. */
    public Datacenter datacenter() {
        return datacenter;
    }

    /** The host itself. */
    public Host host() {
        return host;
    }

    /** Adds an empty VMFS datastore. */
    public Datastore addDatastore(String name) {
        return addDatastore(name, Medium.VMFS);
    }

    /** Adds an empty datastore; its id is the volume's uuid. */
    public Datastore addDatastore(String name, Medium medium) {
        String volume = volume(name, medium.kind());
        Datastore.Ids ids = new Datastore.Ids(
                new Ref("Datastore", volume),
                volume,
                new Ref("HostDatastoreBrowser", "ha-host-" + volume + "-browser"));
        Datastore added = datacenter.addDatastore(ids, name, medium, List.of(host));
        host.volumesChanged();
        return added;
    }

    /** The name of a volume below {@code /vmfs/volumes}: each kind has its own form. */
    public static String volume(String name, Medium.Kind kind) {
        int hash = name.hashCode();
        return switch (kind) {
            case NFS, NFS41, CIFS -> String.format(Locale.ROOT, "%08x-%08x", hash, 0x5eed ^ name.length());
            case VSAN -> String.format(Locale.ROOT, "vsan:52%014x-%016x", (long) hash & 0xffffffffL, name.length());
            case VVOL -> String.format(Locale.ROOT, "vvol:%016x-%016x", (long) hash & 0xffffffffL, name.length());
            case PMEM -> String.format(Locale.ROOT, "pmem:%08x-%08x", hash, name.length());
            case VMFS, LOCAL ->
                String.format(Locale.ROOT, "6501f2aa-%08x-%04x-02005e100000", hash, name.length() & 0xffff);
        };
    }
}
