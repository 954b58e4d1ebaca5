// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.datastore;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.hypervia.simulator.inventory.Entity;
import org.hypervia.simulator.inventory.Inventory;
import org.hypervia.simulator.inventory.PlainNode;
import org.hypervia.simulator.value.DataObject;
import org.hypervia.simulator.value.Faults;
import org.hypervia.simulator.value.Ref;
import org.jspecify.annotations.Nullable;

/** A datastore. Guarded by the inventory's lock. */
public final class Datastore extends Entity {
    private static final long TIB = 1L << 40;

    private final FileTree files;
    private final Ids ids;
    private final Medium medium;
    private final List<Ref> hosts = new ArrayList<>();
    private final List<Ref> machines = new ArrayList<>();
    private long capacity = TIB;
    private boolean accessible = true;
    private boolean mountPathShown = true;
    private boolean mountsShown = true;

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
     * @param medium what it is made of
     */
    public record Volume(String name, Clock clock, Medium medium) {}

    /** An empty datastore that no host mounts yet; its browser is in the inventory afterwards. */
    public Datastore(Inventory inventory, Ids ids, Ref folder, Volume volume) {
        super(inventory, ids.datastore(), folder, volume.name());
        this.files = new FileTree(volume.name(), volume.clock(), new FileTree.Volume() {
            @Override
            public long capacity() {
                return capacity;
            }

            @Override
            public void changed() {
                touch();
            }
        });
        this.ids = ids;
        this.medium = volume.medium();
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

    /** The object that searches it. */
    public Ref browser() {
        return ids.browser();
    }

    /** Notes that a host mounts it. */
    public void mountedOn(Ref host) {
        hosts.add(host);
        touch();
    }

    /** Notes that a host does not mount it any more. */
    public void unmountedFrom(Ref host) {
        hosts.remove(host);
        touch();
    }

    /** Whether a host mounts it. */
    public boolean mounted(Ref host) {
        return hosts.contains(host);
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

    /** Whether it tells which hosts mount it; libvirt's driver cannot find one that does not. */
    public void mountsShown(boolean shown) {
        mountsShown = shown;
        touch();
    }

    /** Sets the capacity in bytes. */
    public void capacity(long bytes) {
        capacity = bytes;
        touch();
    }

    /** Asks the volume for its free space again. */
    public void refresh() {
        requireAccessible();
        touch();
    }

    /** Faults with {@code InaccessibleDatastore} when the host cannot reach it. */
    public void requireAccessible() {
        if (!accessible) {
            throw Faults.inaccessibleDatastore(ref(), name());
        }
    }

    /** Lets go of what is kept outside of memory. */
    public void close() {
        files.close();
    }

    @Override
    protected @Nullable Object property(String property) {
        return switch (property) {
            case "summary" -> summary();
            case "info" -> info();
            case "host" -> mountsShown ? hosts.stream().map(this::mount).toList() : List.of();
            case "vm" -> List.copyOf(machines);
            case "browser" -> ids.browser();
            case "capability" ->
                DataObject.of("DatastoreCapability")
                        .set("directoryHierarchySupported", true)
                        .set("rawDiskMappingsSupported", true)
                        .set("perFileThinProvisioningSupported", true)
                        .set("storageIORMSupported", false)
                        .set("nativeSnapshotSupported", false)
                        .set("topLevelDirectoryCreateSupported", topFolders())
                        .set("seSparseSupported", medium.kind() == Medium.Kind.VMFS)
                        .build();
            default -> super.property(property);
        };
    }

    /** Object stores have a folder at the top only where they have an object for it, which no file manager makes. */
    public boolean topFolders() {
        return medium.kind() != Medium.Kind.VSAN && medium.kind() != Medium.Kind.VVOL;
    }

    private DataObject summary() {
        return DataObject.of("DatastoreSummary")
                .set("datastore", ref())
                .set("name", name())
                .set("url", url())
                .set("capacity", accessible ? capacity : 0L)
                .set("freeSpace", accessible ? files.free() : 0L)
                .set("accessible", accessible)
                .set("multipleHostAccess", hosts.size() > 1)
                .set("type", medium.kind().word())
                .set("maintenanceMode", "normal")
                .build();
    }

    private DataObject info() {
        return medium.info(facts(), mountPath())
                .set("name", name())
                .set("url", url())
                .set("freeSpace", accessible ? files.free() : 0L)
                .set("timestamp", inventory().now())
                .build();
    }

    private Medium.Facts facts() {
        return new Medium.Facts(name(), ids.volume(), capacity);
    }

    /** The {@code HostFileSystemMountInfo} of it on a host; null for a kind that is none of the host's file systems. */
    public @Nullable DataObject fileSystem(Ref host) {
        DataObject volume = medium.volume(facts());
        return volume == null
                ? null
                : DataObject.of("HostFileSystemMountInfo")
                        .set("mountInfo", mount(host).get("mountInfo"))
                        .set("volume", volume)
                        .set("vStorageSupport", "vStorageUnsupported")
                        .build();
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
