// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.datastore;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.hypervia.simulator.inventory.Entity;
import org.hypervia.simulator.inventory.Inventory;
import org.hypervia.simulator.inventory.PlainNode;
import org.hypervia.simulator.value.DataObject;
import org.hypervia.simulator.value.Ref;
import org.jspecify.annotations.Nullable;

/** A local VMFS datastore. */
public final class Datastore extends Entity {
    private static final long TIB = 1L << 40;

    private final FileTree files;
    private final Ids ids;
    private final List<Ref> hosts = new ArrayList<>();
    private final List<Ref> machines = new ArrayList<>();
    private long capacity = TIB;
    private boolean accessible = true;
    private boolean mountPathShown = true;

    /**
     * What a datastore is known by.
     *
     * @param datastore the datastore
     * @param volume the volume's uuid
     * @param browser the object that searches it
     */
    public record Ids(Ref datastore, String volume, Ref browser) {}

    /**
     * What is on the disk.
     *
     * @param name the name
     * @param clock where the times of its files come from
     */
    public record Volume(String name, Clock clock) {}

    /** An empty datastore that no host mounts yet; its browser is in the inventory afterwards. */
    public Datastore(Inventory inventory, Ids ids, Ref folder, Volume volume) {
        super(inventory, ids.datastore(), folder, volume.name());
        this.files = new FileTree(volume.name(), volume.clock());
        this.ids = ids;
        inventory.add(new PlainNode(inventory, ids.browser()).with("datastore", () -> List.of(ref())));
    }

    /** The files on it. */
    public FileTree files() {
        return files;
    }

    /** The uuid of its volume. */
    public String volume() {
        return ids.volume();
    }

    /** Notes that a host mounts it. */
    public void mountedOn(Ref host) {
        hosts.add(host);
        touch();
    }

    /** Where every host mounts it, without a slash at the end. */
    public String mountPath() {
        return "/vmfs/volumes/" + ids.volume();
    }

    /** Notes that a machine lives on it. */
    public void attach(Ref machine) {
        machines.add(machine);
        touch();
    }

    /** Notes that a machine is gone. */
    public void detach(Ref machine) {
        machines.remove(machine);
        touch();
    }

    /** Whether the host can reach it. */
    public void accessible(boolean reachable) {
        accessible = reachable;
        touch();
    }

    /** Whether the host tells where it mounts it; real ones do, and libvirt's driver dies without it. */
    public void mountPathShown(boolean shown) {
        mountPathShown = shown;
        touch();
    }

    /** Sets the capacity in bytes. */
    public void capacity(long bytes) {
        capacity = bytes;
        touch();
    }

    /** Asks the volume for its free space again. */
    public void refresh() {
        touch();
    }

    @Override
    protected @Nullable Object property(String property) {
        return switch (property) {
            case "summary" -> summary();
            case "info" -> info();
            case "host" -> hosts.stream().map(this::mount).toList();
            case "vm" -> List.copyOf(machines);
            case "browser" -> ids.browser();
            case "capability" ->
                DataObject.of("DatastoreCapability")
                        .set("directoryHierarchySupported", true)
                        .set("rawDiskMappingsSupported", true)
                        .set("perFileThinProvisioningSupported", true)
                        .set("storageIORMSupported", false)
                        .set("nativeSnapshotSupported", false)
                        .set("topLevelDirectoryCreateSupported", true)
                        .set("seSparseSupported", true)
                        .build();
            default -> super.property(property);
        };
    }

    private long free() {
        long used = 0;
        for (StoredFile file : files.below("")) {
            used += file.size();
        }
        return Math.max(0, capacity - used);
    }

    private DataObject summary() {
        return DataObject.of("DatastoreSummary")
                .set("datastore", ref())
                .set("name", name())
                .set("url", url())
                .set("capacity", accessible ? capacity : 0L)
                .set("freeSpace", accessible ? free() : 0L)
                .set("accessible", accessible)
                .set("multipleHostAccess", hosts.size() > 1)
                .set("type", "VMFS")
                .set("maintenanceMode", "normal")
                .build();
    }

    private DataObject info() {
        return DataObject.of("VmfsDatastoreInfo")
                .set("name", name())
                .set("url", url())
                .set("freeSpace", accessible ? free() : 0L)
                .set("maxFileSize", 64 * TIB)
                .set("maxVirtualDiskCapacity", 62 * TIB)
                .set("maxMemoryFileSize", 32 * TIB)
                .set("timestamp", inventory().now())
                .set("maxPhysicalRDMFileSize", 64 * TIB)
                .set("maxVirtualRDMFileSize", 62 * TIB)
                .set("vmfs", vmfs())
                .build();
    }

    private DataObject.Builder vmfs() {
        return DataObject.of("HostVmfsVolume")
                .set("type", "VMFS")
                .set("name", name())
                .set("capacity", capacity)
                .set("blockSizeMb", 1)
                .set("maxBlocks", 63_963_136)
                .set("majorVersion", 6)
                .set("version", "6.82")
                .set("uuid", ids.volume())
                .set(
                        "extent",
                        List.of(DataObject.of("HostScsiDiskPartition")
                                .set("diskName", "mpx.vmhba0:C0:T0:L0")
                                .set("partition", 8)))
                .set("vmfsUpgradable", false)
                .set("ssd", true)
                .set("local", true);
    }

    private DataObject mount(Ref host) {
        return DataObject.of("DatastoreHostMount")
                .set("key", host)
                .set(
                        "mountInfo",
                        DataObject.of("HostMountInfo")
                                .set("path", mountPathShown ? mountPath() : null)
                                .set("accessMode", "readWrite")
                                .set("mounted", true)
                                .set("accessible", accessible))
                .build();
    }

    private String url() {
        return "ds://" + mountPath() + "/";
    }
}
