// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.datastore;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import org.hypervia.simulator.value.DataObject;
import org.hypervia.simulator.value.Faults;

/** Makes and changes virtual disks: a descriptor, and the data beside it. */
public final class VirtualDisks {
    private static final int HEADS = 255;
    private static final int SECTORS = 63;

    private VirtualDisks() {}

    /** Makes a disk of zeros; the name must be free, and the volume have the room that the format takes at once. */
    public static void create(FileTree files, String path, DiskInfo disk) {
        String clean = DatastorePath.trim(path);
        if (!clean.toLowerCase(Locale.ROOT).endsWith(".vmdk")) {
            throw Faults.invalidArgument("name");
        }
        String data = dataPath(clean);
        for (String place : new String[] {clean, data}) {
            if (files.find(place) != null) {
                throw Faults.fileAlreadyExists(files.shown(place));
            }
        }
        // Who names a folder that is not there hears of that first.
        files.get(StoredFile.parentOf(clean));
        if (!disk.thin()) {
            files.requireRoom(clean, disk.bytes());
        }
        write(files, clean, disk);
        files.write(data, zeros(disk), null);
    }

    private static Content zeros(DiskInfo disk) {
        return new Content.Zeros(disk.bytes(), disk.thin() ? 0 : disk.bytes());
    }

    private static void write(FileTree files, String path, DiskInfo disk) {
        files.write(path, Content.of(DiskDescriptor.text(dataPath(path), disk)), disk);
    }

    /** Copies a disk with its data; the copy has this format and controller, and a uuid of its own. */
    public static void copy(FileTree from, String source, FileTree to, String target, DiskInfo like) {
        DiskInfo disk = disk(from, source);
        Content data = data(from, source);
        String clean = DatastorePath.trim(target);
        DiskInfo copy = like.withCapacity(disk.capacityKb()).withUuid(uuid(to.shown(clean)));
        create(to, clean, copy);
        if (!(data instanceof Content.Zeros)) {
            to.write(dataPath(clean), data, null);
        }
    }

    /** Moves a disk with its data; it stays the same disk. */
    public static void move(FileTree from, String source, FileTree to, String target) {
        DiskInfo disk = disk(from, source);
        Content data = data(from, source);
        String clean = DatastorePath.trim(target);
        data.retain();
        try {
            create(to, clean, disk.withFormat(DiskInfo.THIN));
            write(to, clean, disk);
            to.write(dataPath(clean), data, null);
            delete(from, source);
        } finally {
            data.release();
        }
    }

    private static Content data(FileTree files, String path) {
        String place = dataPath(DatastorePath.trim(path));
        Content content = files.get(place).content();
        if (content == null) {
            throw Faults.fileNotFound(files.shown(place));
        }
        return content;
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

    /** Lets all blocks of a disk be in use, as if its guest had written zeros everywhere. */
    public static void fill(FileTree files, String path) {
        long bytes = disk(files, path).bytes();
        files.write(dataPath(DatastorePath.trim(path)), new Content.Zeros(bytes), null);
    }

    /** Overwrites a disk's data with zeros; one whose blocks come with use has none afterwards. */
    public static void zero(FileTree files, String path) {
        DiskInfo disk = disk(files, path);
        files.write(dataPath(DatastorePath.trim(path)), zeros(disk), null);
    }

    /** Gives a disk another size or another format; what is on it stays. */
    public static void change(FileTree files, String path, DiskInfo changed) {
        String clean = DatastorePath.trim(path);
        disk(files, clean);
        Content old = data(files, clean);
        if (!changed.thin() && changed.bytes() > old.allocated()) {
            files.requireRoom(clean, changed.bytes() - old.allocated());
        }
        write(files, clean, changed);
        if (old instanceof Content.Zeros) {
            files.write(dataPath(clean), zeros(changed), null);
        } else if (old.size() < changed.bytes()) {
            files.write(dataPath(clean), new Content.Padded(old, changed.bytes()), null);
        }
    }

    /** Gives a disk another uuid: sixteen bytes in hex, with blanks and dashes wherever they are. */
    public static void identify(FileTree files, String path, String uuid) {
        String hex = uuid.replaceAll("[\\s-]", "");
        if (!hex.matches("[0-9A-Fa-f]{32}")) {
            throw Faults.invalidArgument("uuid");
        }
        String clean = DatastorePath.trim(path);
        write(files, clean, disk(files, clean).withUuid(spaced(hex.toLowerCase(Locale.ROOT))));
    }

    /** What the disk at this path is; faults when there is none. */
    public static DiskInfo disk(FileTree files, String path) {
        DiskInfo disk = files.get(path).disk();
        if (disk == null) {
            throw Faults.fileNotFound(files.shown(path));
        }
        return disk;
    }

    /** The {@code HostDiskDimensionsChs} of a disk. */
    public static DataObject geometry(DiskInfo disk) {
        return DataObject.of("HostDiskDimensionsChs")
                .set("cylinder", cylinders(disk))
                .set("head", HEADS)
                .set("sector", SECTORS)
                .build();
    }

    static long cylinders(DiskInfo disk) {
        return Math.max(1, disk.capacityKb() * 2 / (HEADS * SECTORS));
    }

    /** A uuid that always comes out the same for the same text, in the form a host writes disk uuids. */
    public static String uuid(String text) {
        byte[] name = text.getBytes(StandardCharsets.UTF_8);
        return spaced("6000c29"
                + UUID.nameUUIDFromBytes(name).toString().replace("-", "").substring(7));
    }

    private static String spaced(String hex) {
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
}
