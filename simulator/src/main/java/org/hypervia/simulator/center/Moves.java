// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.center;

import java.util.List;
import java.util.Locale;
import org.hypervia.simulator.datastore.Content;
import org.hypervia.simulator.datastore.Datastore;
import org.hypervia.simulator.datastore.DatastorePath;
import org.hypervia.simulator.datastore.FileTree;
import org.hypervia.simulator.datastore.VirtualDisks;
import org.hypervia.simulator.device.DiskNeed;
import org.hypervia.simulator.host.Host;
import org.hypervia.simulator.inventory.PlainEntity;
import org.hypervia.simulator.machine.Machine;
import org.hypervia.simulator.value.Faults;
import org.hypervia.simulator.value.Ref;
import org.hypervia.simulator.vmx.Vmx;

/** Takes machines from one host to another, and their files from one datastore to another. */
public final class Moves {
    private final Center center;

    /** Within this centre. */
    public Moves(Center center) {
        this.center = center;
    }

    /** What stands in the way. */
    public MoveCheck check(Machine machine, Destination destination) {
        return MoveCheck.of(machine, destination, host(machine));
    }

    /** The host a machine is on. */
    public Host host(Machine machine) {
        return center.inventory().get(machine.site().host(), Host.class);
    }

    /** Takes a machine to where it is to go; nothing is asked. */
    public void move(Machine machine, Destination destination) {
        Host from = host(machine);
        Host to = destination.host();
        Ref pool = machine.pool();
        Datastore datastore = destination.datastore();
        Carried carried = datastore != null && datastore != machine.datastore() ? carry(machine, datastore) : null;
        if (!from.equals(to)) {
            Datacenter before = center.of(from);
            from.give(machine.ref());
            machine.moveTo(to);
            to.take(machine.ref());
            follow(machine, before, center.of(to));
        }
        if (carried != null) {
            settle(machine, carried);
        }
        ComputeResource resource = center.resource(to);
        Ref wanted = destination.pool() != null ? destination.pool() : pool;
        if (resource.owns(wanted) && !wanted.equals(machine.pool())) {
            resource.draw(machine, wanted);
        }
    }

    /**
     * Files that are at another place already.
     *
     * @param place where the configuration is
     * @param vmx the configuration that names them there
     */
    private record Carried(DatastorePath place, Vmx vmx) {}

    /** Only the host it is on now need have the place. */
    private void settle(Machine machine, Carried carried) {
        Datacenter datacenter = center.of(machine);
        datacenter.forget(machine.file());
        datacenter.remember(carried.place());
        machine.moveFiles(carried.place(), carried.vmx());
    }

    /** A machine that has left its datacenter is in the other one's folder of machines. */
    private void follow(Machine machine, Datacenter before, Datacenter after) {
        if (!before.equals(after)) {
            moveInto(machine, after.machineFolder());
            before.forget(machine.file());
            after.remember(machine.file());
        }
    }

    /** Shows a machine in another folder. */
    public void moveInto(Machine machine, Ref folder) {
        Ref old = machine.parent();
        if (old != null) {
            center.inventory().get(old, PlainEntity.class).remove("childEntity", machine.ref());
        }
        machine.moveBelow(folder);
        center.inventory().get(folder, PlainEntity.class).add("childEntity", machine.ref());
    }

    private static Carried carry(Machine machine, Datastore target) {
        DatastorePath old = machine.file();
        String folder = old.folder().path();
        if (folder.isEmpty()) {
            throw Faults.notSupported();
        }
        String free = freeFolder(target.files(), folder.substring(folder.lastIndexOf('/') + 1));
        Vmx there = machine.vmx().copy();
        FileTree from = machine.datastore().files();
        for (DiskNeed need : DiskNeed.of(machine)) {
            boolean inside = need.path().folder().equals(old.folder());
            Datastore where = machine.site().datastore(need.path().datastore());
            if (!inside && where != null && where.files().find(need.path().path()) != null) {
                from.makeFolder(folder, true);
                VirtualDisks.move(
                        where.files(),
                        need.path().path(),
                        from,
                        folder + "/" + need.path().name());
            }
        }
        from.move(folder, target.files(), free, false);
        renameDisks(machine, there);
        DatastorePath place = new DatastorePath(target.name(), free + "/" + old.name());
        target.files().write(place.path(), Content.of(there.bytes()), null);
        return new Carried(place, there);
    }

    /** All its disks are beside the VMX file afterwards, and so need no path. */
    private static void renameDisks(Machine machine, Vmx there) {
        for (String key : List.copyOf(there.entries().keySet())) {
            String lower = key.toLowerCase(Locale.ROOT);
            String value = there.get(key, "");
            if (lower.endsWith(".filename") && value.toLowerCase(Locale.ROOT).endsWith(".vmdk")) {
                String whole = machine.resolve(value);
                there.set(key, whole.substring(whole.lastIndexOf('/') + 1));
            }
        }
    }

    private static String freeFolder(FileTree files, String wanted) {
        String free = wanted;
        for (int i = 1; files.find(free) != null; i++) {
            free = wanted + "_" + i;
        }
        return free;
    }
}
