// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.endpoint;

import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.hypervia.simulator.center.Center;
import org.hypervia.simulator.datastore.DiskInfo;
import org.hypervia.simulator.datastore.VirtualDisks;
import org.hypervia.simulator.value.DataObject;
import org.hypervia.simulator.value.Faults;

/** The methods of {@code VirtualDiskManager}. */
final class DiskMethods {
    /** What a host makes on a datastore; the formats of hosted products and of raw devices are not among it. */
    private static final Set<String> FORMATS =
            Set.of(DiskInfo.THIN, DiskInfo.THICK, DiskInfo.EAGER, "thick", "seSparse", "sparse2Gb", "thick2Gb");

    private final Center center;
    private final TaskStarter tasks;

    DiskMethods(Center center) {
        this.center = center;
        this.tasks = new TaskStarter(center);
    }

    void addTo(Map<String, Method> table) {
        table.put("CreateVirtualDisk_Task", this::create);
        table.put("CopyVirtualDisk_Task", this::copy);
        table.put("MoveVirtualDisk_Task", this::move);
        table.put(
                "DeleteVirtualDisk_Task",
                call -> work(call, "deleteVirtualDisk", place -> VirtualDisks.delete(place.files(), place.path())));
        table.put(
                "ZeroFillVirtualDisk_Task",
                call -> work(call, "zeroFillVirtualDisk", place -> VirtualDisks.zero(place.files(), place.path())));
        table.put(
                "InflateVirtualDisk_Task",
                call -> change(
                        call, "inflateVirtualDisk", disk -> disk.thin() ? disk.withFormat(DiskInfo.EAGER) : disk));
        table.put(
                "EagerZeroVirtualDisk_Task",
                call -> change(call, "eagerZeroVirtualDisk", disk -> disk.withFormat(DiskInfo.EAGER)));
        table.put("ExtendVirtualDisk_Task", this::extend);
        table.put("ShrinkVirtualDisk_Task", call -> change(call, "shrinkVirtualDisk", DiskMethods::sparse));
        table.put("DefragmentVirtualDisk_Task", call -> change(call, "defragmentVirtualDisk", DiskMethods::sparse));
        table.put("QueryVirtualDiskFragmentation", call -> {
            disk(call);
            return Reply.of("int", 0);
        });
        table.put("QueryVirtualDiskUuid", call -> Reply.of("string", disk(call).uuid()));
        table.put("SetVirtualDiskUuid", call -> {
            Place place = Place.of(center, call);
            VirtualDisks.identify(place.files(), place.path(), call.text("uuid"));
            return Reply.NOTHING;
        });
        table.put(
                "QueryVirtualDiskGeometry",
                call -> Reply.of("HostDiskDimensionsChs", VirtualDisks.geometry(disk(call))));
    }

    private DiskInfo disk(Call call) {
        Place place = Place.of(center, call);
        return VirtualDisks.disk(place.files(), place.path());
    }

    /** What a task does to the disk of a call. */
    private interface Step {
        void perform(Place place);
    }

    /** A task on a disk that no running machine may have. */
    private Reply work(Call call, String description, Step step) {
        Place place = Place.of(center, call);
        return tasks.run(call, "VirtualDiskManager." + description, () -> {
            VirtualDisks.disk(place.files(), place.path());
            place.requireUnlocked();
            step.perform(place);
        });
    }

    private Reply change(Call call, String description, UnaryOperator<DiskInfo> change) {
        return work(call, description, place -> {
            DiskInfo old = VirtualDisks.disk(place.files(), place.path());
            VirtualDisks.change(place.files(), place.path(), change.apply(old));
        });
    }

    /** Faults with {@code NotSupported} for a disk that has all its blocks from the start. */
    private static DiskInfo sparse(DiskInfo disk) {
        if (!disk.thin()) {
            throw Faults.notSupported();
        }
        return disk;
    }

    private Reply extend(Call call) {
        long wanted = Long.parseLong(call.text("newCapacityKb"));
        boolean eager = call.flag("eagerZero");
        return change(call, "extendVirtualDisk", disk -> {
            if (wanted < disk.capacityKb()) {
                throw Faults.invalidArgument("newCapacityKb");
            }
            // Only what is new is zeroed now; a disk with other blocks than these does not change its kind by that.
            return eager && disk.thin()
                    ? disk.withCapacity(wanted).withFormat(DiskInfo.EAGER)
                    : disk.withCapacity(wanted);
        });
    }

    private Reply create(Call call) {
        Place place = Place.of(center, call);
        DataObject spec = call.object("spec", "VirtualDiskSpec");
        long size = spec.get("capacityKb") instanceof Long number ? number : 0;
        DiskInfo like = like(spec, new DiskInfo(size, "VirtualLsiLogicController", DiskInfo.THICK, ""));
        return tasks.run(call, "VirtualDiskManager.createVirtualDisk", () -> {
            if (!spec.type().equals("FileBackedVirtualDiskSpec") && !spec.type().equals("SeSparseVirtualDiskSpec")) {
                throw Faults.notSupported();
            }
            if (size <= 0) {
                throw Faults.invalidArgument("spec.capacityKb");
            }
            VirtualDisks.create(
                    place.files(),
                    place.path(),
                    like.withUuid(VirtualDisks.uuid(place.whole().toString())));
        });
    }

    /** A disk of the format and for the adapter that a specification names. */
    private static DiskInfo like(DataObject spec, DiskInfo otherwise) {
        DiskInfo like = otherwise;
        if (spec.get("adapterType") instanceof String adapter) {
            like = like.withController(
                    switch (adapter) {
                        case "busLogic" -> "VirtualBusLogicController";
                        case "ide" -> "VirtualIDEController";
                        case "lsiLogic" -> "VirtualLsiLogicController";
                        default -> throw Faults.invalidArgument("spec.adapterType");
                    });
        }
        if (spec.get("diskType") instanceof String format) {
            if (!FORMATS.contains(format)) {
                throw Faults.invalidArgument("spec.diskType");
            }
            like = like.withFormat(format.equals("thick") ? DiskInfo.THICK : format);
        }
        return like;
    }

    private Reply copy(Call call) {
        Place from = Place.source(center, call);
        Place to = from.destination(call, "dest");
        boolean force = call.flag("force");
        DataObject spec = call.objectOrEmpty("destSpec", "VirtualDiskSpec");
        return tasks.run(call, "VirtualDiskManager.copyVirtualDisk", () -> {
            DiskInfo disk = VirtualDisks.disk(from.files(), from.path());
            from.requireUnlocked();
            DiskInfo like = like(spec, disk);
            makeRoom(to, force);
            VirtualDisks.copy(from.files(), from.path(), to.files(), to.path(), like);
        });
    }

    private Reply move(Call call) {
        Place from = Place.source(center, call);
        Place to = from.destination(call, "dest");
        boolean force = call.flag("force");
        return tasks.run(call, "VirtualDiskManager.moveVirtualDisk", () -> {
            VirtualDisks.disk(from.files(), from.path());
            from.requireUnlocked();
            makeRoom(to, force);
            VirtualDisks.move(from.files(), from.path(), to.files(), to.path());
        });
    }

    /** Takes away what stands in a disk's place, where the client insists. */
    private static void makeRoom(Place to, boolean force) {
        if (force && to.files().find(to.path()) != null) {
            to.requireUnlocked();
            VirtualDisks.delete(to.files(), to.path());
        }
    }
}
