// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.datastore;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import org.hypervia.simulator.value.Faults;

/** Makes virtual disks: a descriptor, and the data beside it. */
public final class VirtualDisks {
    private VirtualDisks() {}

    /** Makes a disk of zeros; the name must be free. */
    public static void create(FileTree files, String path, DiskInfo disk) {
        String clean = DatastorePath.trim(path);
        if (!clean.toLowerCase(Locale.ROOT).endsWith(".vmdk")) {
            throw Faults.invalidArgument("name");
        }
        if (files.find(clean) != null) {
            throw Faults.fileAlreadyExists(files.shown(clean));
        }
        String data = dataPath(clean);
        files.write(clean, Content.of(descriptor(data, disk)), disk);
        files.write(data, new Content.Zeros(disk.capacityKb() * 1024), null);
    }

    /** Copies a disk with its data; the copy gets a uuid of its own. */
    public static void copy(FileTree from, String source, FileTree to, String target) {
        DiskInfo disk = disk(from, source);
        StoredFile data = from.get(dataPath(DatastorePath.trim(source)));
        String clean = DatastorePath.trim(target);
        DiskInfo copy = new DiskInfo(disk.capacityKb(), disk.controller(), disk.thin(), uuid(to.shown(clean)));
        create(to, clean, copy);
        Content content = data.content();
        if (content != null) {
            to.write(dataPath(clean), content, null);
        }
    }

    /** Deletes a disk with its data. */
    public static void delete(FileTree files, String path) {
        disk(files, path);
        files.delete(path);
        String data = dataPath(DatastorePath.trim(path));
        if (files.find(data) != null) {
            files.delete(data);
        }
    }

    /** Overwrites a disk's data with zeros. */
    public static void zero(FileTree files, String path) {
        long bytes = disk(files, path).capacityKb() * 1024;
        files.write(dataPath(DatastorePath.trim(path)), new Content.Zeros(bytes), null);
    }

    /** What the disk at this path is; faults when there is none. */
    public static DiskInfo disk(FileTree files, String path) {
        DiskInfo disk = files.get(path).disk();
        if (disk == null) {
            throw Faults.fileNotFound(files.shown(path));
        }
        return disk;
    }

    /** A uuid that always comes out the same for the same text, in the form a host writes disk uuids. */
    public static String uuid(String text) {
        byte[] name = text.getBytes(StandardCharsets.UTF_8);
        String hex = "6000c29"
                + UUID.nameUUIDFromBytes(name).toString().replace("-", "").substring(7);
        StringBuilder spaced = new StringBuilder();
        for (int i = 0; i < 16; i++) {
            spaced.append(i == 0 ? "" : i == 8 ? "-" : " ").append(hex, i * 2, i * 2 + 2);
        }
        return spaced.toString();
    }

    /** Where the data of the disk at this path is. */
    static String dataPath(String path) {
        return path.substring(0, path.length() - ".vmdk".length()) + "-flat.vmdk";
    }

    private static String descriptor(String data, DiskInfo disk) {
        long sectors = disk.capacityKb() * 2;
        String adapter = switch (disk.controller()) {
            case "VirtualBusLogicController" -> "buslogic";
            case "VirtualIDEController" -> "ide";
            default -> "lsilogic";
        };
        return """
                # Disk DescriptorFile
                version=1
                encoding="UTF-8"
                CID=fffffffe
                parentCID=ffffffff
                createType="vmfs"

                # Extent description
                RW %d VMFS "%s"

                # The Disk Data Base
                #DDB

                ddb.adapterType = "%s"
                ddb.geometry.cylinders = "%d"
                ddb.geometry.heads = "255"
                ddb.geometry.sectors = "63"
                ddb.thinProvisioned = "%d"
                ddb.uuid = "%s"
                ddb.virtualHWVersion = "21"
                """.formatted(
                        sectors,
                        data.substring(data.lastIndexOf('/') + 1),
                        adapter,
                        Math.max(1, sectors / (255 * 63)),
                        disk.thin() ? 1 : 0,
                        disk.uuid());
    }
}
