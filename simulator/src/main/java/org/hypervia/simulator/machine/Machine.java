// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.machine;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.hypervia.simulator.datastore.Content;
import org.hypervia.simulator.datastore.Datastore;
import org.hypervia.simulator.datastore.DatastorePath;
import org.hypervia.simulator.device.Chassis;
import org.hypervia.simulator.device.PowerState;
import org.hypervia.simulator.device.Site;
import org.hypervia.simulator.inventory.Entity;
import org.hypervia.simulator.inventory.Task;
import org.hypervia.simulator.snapshot.Restorable;
import org.hypervia.simulator.snapshot.SnapshotTree;
import org.hypervia.simulator.value.DataObject;
import org.hypervia.simulator.value.Faults;
import org.hypervia.simulator.value.Ref;
import org.hypervia.simulator.vmx.Vmx;
import org.jspecify.annotations.Nullable;

/** A registered virtual machine. Its VMX file is the truth about its configuration. */
public final class Machine extends Entity implements Chassis, Restorable {
    private Site site;
    private DatastorePath file;
    private @Nullable Ref pool;
    private final SnapshotTree snapshots = new SnapshotTree(this);
    private final Guest guest = new Guest(this);
    private final Questions questions = new Questions(this);
    private @Nullable Vmx vmx;
    private PowerState power = PowerState.POWERED_OFF;
    private @Nullable Instant bootTime;
    private @Nullable Instant suspendTime;
    private boolean template;
    private int changes;

    /**
     * A machine whose VMX file is at this place.
     *
     * @param folder the folder it is shown in
     */
    public Machine(Site site, String id, DatastorePath file, Ref folder) {
        this(site, id, folder, new Found(file, read(site, file)));
    }

    private Machine(Site site, String id, Ref folder, Found found) {
        super(site.inventory(), new Ref("VirtualMachine", id), folder, shownName(found.vmx, found.file));
        this.site = site;
        this.file = found.file;
        this.vmx = found.vmx;
    }

    private record Found(DatastorePath file, Vmx vmx) {}

    private static Vmx read(Site site, DatastorePath file) {
        Datastore datastore = site.datastore(file.datastore());
        if (datastore == null) {
            throw Faults.fileNotFound(file.toString());
        }
        Content content = datastore.files().get(file.path()).content();
        if (!(content instanceof Content.Bytes bytes)) {
            throw Faults.fileNotFound(file.toString());
        }
        return Vmx.parse(bytes.bytes());
    }

    private static String shownName(Vmx vmx, DatastorePath file) {
        String fileName = file.name();
        int dot = fileName.lastIndexOf('.');
        return Vmx.unescape(vmx.get("displayName", dot < 0 ? fileName : fileName.substring(0, dot)));
    }

    @Override
    public Site site() {
        return site;
    }

    @Override
    public DatastorePath file() {
        return file;
    }

    /** Lets it run on another host from now on; what it uses there is told. */
    public void moveTo(Site other) {
        Set<Ref> before = uses();
        site = other;
        pool = null;
        site.used(ref(), before, uses());
        touch();
    }

    /** Lets it be at another place from now on, where its files are already; they are named by this configuration there. */
    public void moveFiles(DatastorePath place, Vmx there) {
        Set<Ref> before = uses();
        file = place;
        vmx = there;
        changes++;
        site.used(ref(), before, uses());
        touch();
    }

    /** The resource pool it draws from. */
    public Ref pool() {
        return pool == null ? site.pool() : pool;
    }

    /** Lets it draw from another pool of its host. */
    public void pool(Ref other) {
        pool = other;
        touch();
    }

    /** The snapshots. */
    public SnapshotTree snapshots() {
        return snapshots;
    }

    /** The system inside. */
    public Guest guest() {
        return guest;
    }

    /** The configuration; null when the host has lost it. */
    public @Nullable Vmx configuration() {
        return vmx;
    }

    @Override
    public Vmx vmx() {
        if (vmx == null) {
            throw Faults.invalidState();
        }
        return vmx;
    }

    /** Lets the host lose or find the configuration, as with a datastore that goes and comes. */
    public void configurationReadable(boolean readable) {
        vmx = readable ? read(site, file) : null;
        touch();
    }

    /** Reads the VMX file anew, which somebody has changed from outside. */
    public void reload() {
        take(read(site, file));
    }

    /** Takes another configuration; where it is used from then on is told to what it uses. */
    private void take(Vmx changed) {
        Set<Ref> before = uses();
        vmx = changed;
        changes++;
        rename(shownName(changed, file));
        if (inventory().find(ref()) != null) {
            site.used(ref(), before, uses());
        }
    }

    private Set<Ref> uses() {
        Set<Ref> all = datastores();
        all.addAll(networks());
        return all;
    }

    /** Takes a changed configuration and writes it to the file. */
    @Override
    public void reconfigured(Vmx changed) {
        take(changed);
        datastore().files().write(file.path(), Content.of(changed.bytes()), null);
    }

    /** Counts the changes of the configuration. */
    int changes() {
        return changes;
    }

    /** The datastore of its VMX file. */
    public Datastore datastore() {
        Datastore datastore = site.datastore(file.datastore());
        if (datastore == null) {
            throw Faults.fileNotFound(file.toString());
        }
        return datastore;
    }

    @Override
    public DataObject config(Vmx configuration) {
        return ConfigInfo.of(this, configuration);
    }

    @Override
    public boolean toolsRunning() {
        return guest.toolsRunning();
    }

    /** Whether it is a template. */
    public boolean template() {
        return template;
    }

    /** Makes it a template, or none. */
    public void template(boolean marked) {
        template = marked;
        touch();
    }

    @Override
    public PowerState power() {
        return power;
    }

    /** Puts it into a power state, as if it had always been so. */
    @Override
    public void power(PowerState state) {
        Instant now = inventory().now();
        if (state == PowerState.POWERED_ON && power != PowerState.POWERED_ON) {
            bootTime = power == PowerState.SUSPENDED && bootTime != null ? bootTime : now;
        }
        if (state == PowerState.POWERED_OFF) {
            bootTime = null;
        }
        suspendTime = state == PowerState.SUSPENDED ? now : null;
        power = state;
        guest.powerChanged();
        touch();
    }

    /** Starts the guest anew. */
    void restarted() {
        bootTime = inventory().now();
        guest.powerChanged();
        touch();
    }

    @Nullable
    Instant bootTime() {
        return bootTime;
    }

    @Nullable
    Instant suspendTime() {
        return suspendTime;
    }

    /** Faults unless it is in one of these power states. */
    void require(PowerState requested, PowerState... allowed) {
        if (!List.of(allowed).contains(power)) {
            throw Faults.invalidPowerState(requested.literal(), power.literal());
        }
    }

    /** Faults while a task is at work. */
    public void requireIdle() {
        Task task = activeTask();
        if (task != null) {
            throw Faults.taskInProgress(task.ref());
        }
    }

    /** What it asks. */
    public Questions questions() {
        return questions;
    }

    @Override
    public String resolve(String fileName) {
        String volumes = "/vmfs/volumes/";
        if (fileName.startsWith(volumes)) {
            String rest = fileName.substring(volumes.length());
            int slash = rest.indexOf('/');
            Datastore found = slash < 0 ? null : site.datastore(rest.substring(0, slash));
            return found == null ? fileName : "[" + found.name() + "] " + rest.substring(slash + 1);
        }
        return fileName.startsWith("/") || fileName.startsWith("[")
                ? fileName
                : file.sibling(fileName).toString();
    }

    /** The datastores its files are on. */
    public Set<Ref> datastores() {
        Set<Ref> found = new LinkedHashSet<>();
        found.add(datastore().ref());
        if (vmx != null) {
            vmx.entries().forEach((key, value) -> {
                String path = key.toLowerCase(Locale.ROOT).endsWith(".filename") ? resolve(value) : "";
                if (path.startsWith("[") && path.indexOf(']') > 1) {
                    Datastore used = site.datastore(DatastorePath.parse(path).datastore());
                    if (used != null) {
                        found.add(used.ref());
                    }
                }
            });
        }
        return found;
    }

    /** The networks its cards are in. */
    public Set<Ref> networks() {
        Set<Ref> found = new LinkedHashSet<>();
        if (vmx != null) {
            vmx.entries().forEach((key, value) -> {
                String lower = key.toLowerCase(Locale.ROOT);
                Ref network = lower.endsWith(".networkname")
                        ? site.network(value)
                        : lower.endsWith(".dvs.portgroupid") ? site.distributedNetwork(value) : null;
                if (network != null) {
                    found.add(network);
                }
            });
        }
        return found;
    }

    @Override
    protected boolean exclusive() {
        return true;
    }

    @Override
    protected @Nullable Object property(String property) {
        return switch (property) {
            case "config" -> vmx == null ? null : config(vmx);
            case "runtime" -> RuntimeInfo.of(this);
            case "summary" -> Summary.of(this, overallStatus());
            case "guest" -> guest.info();
            case "guestHeartbeatStatus" -> guest.heartbeat();
            case "capability" -> Capability.machine();
            case "layoutEx" -> Layout.files(this);
            case "layout" -> Layout.older(this);
            case "storage" -> Layout.usage(this);
            case "environmentBrowser" -> site.environmentBrowser();
            case "resourcePool" -> template ? null : pool();
            case "datastore" -> List.copyOf(datastores());
            case "network" -> List.copyOf(networks());
            case "snapshot" -> snapshots.info();
            case "rootSnapshot" -> snapshots.isEmpty() ? null : snapshots.roots();
            case "resourceConfig" -> vmx == null ? null : ConfigInfo.resourceConfig(this, vmx);
            default -> super.property(property);
        };
    }
}
