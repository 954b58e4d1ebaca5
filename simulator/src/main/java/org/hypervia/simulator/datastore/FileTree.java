// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.datastore;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.hypervia.simulator.value.Faults;
import org.jspecify.annotations.Nullable;

/** The files of one datastore. Guarded by the inventory's lock; contents are immutable and may be read outside it. */
public final class FileTree {
    private final String datastore;
    private final Clock clock;
    private final Volume volume;
    private long used;
    private final TreeMap<String, StoredFile> files = new TreeMap<>();

    /** What the files are on. */
    interface Volume {
        /** The size in bytes. */
        long capacity();

        /** Notes that there are other files now. */
        void changed();
    }

    FileTree(String datastore, Clock clock, Volume volume) {
        this.datastore = datastore;
        this.clock = clock;
        this.volume = volume;
        files.put("", new StoredFile("", null, clock.instant(), null));
    }

    /** The file or folder at this path, or null. */
    public @Nullable StoredFile find(String path) {
        return files.get(DatastorePath.trim(path));
    }

    /** The file or folder at this path; faults with {@code FileNotFound}. */
    public StoredFile get(String path) {
        StoredFile found = find(path);
        if (found == null) {
            throw Faults.fileNotFound(shown(path));
        }
        return found;
    }

    /** Writes a file, over an old one if there is one. The folder must exist, and no folder be in the place. */
    public StoredFile write(String path, Content content, @Nullable DiskInfo disk) {
        String clean = DatastorePath.trim(path);
        StoredFile parent = files.get(StoredFile.parentOf(clean));
        if (clean.isEmpty() || parent == null || !parent.folder()) {
            throw Faults.fileNotFound(shown(StoredFile.parentOf(clean)));
        }
        StoredFile old = files.get(clean);
        if (old != null && old.folder()) {
            throw Faults.fileAlreadyExists(shown(clean));
        }
        DiskInfo known = disk == null ? DiskDescriptor.read(clean, content) : disk;
        StoredFile file = new StoredFile(clean, content, clock.instant(), known);
        put(file);
        return file;
    }

    private void put(StoredFile file) {
        Content content = file.content();
        if (content != null) {
            content.retain();
            used += content.allocated();
        }
        drop(files.put(file.path(), file));
        volume.changed();
    }

    private void remove(String path) {
        drop(files.remove(path));
        volume.changed();
    }

    private void drop(@Nullable StoredFile file) {
        Content content = file == null ? null : file.content();
        if (content != null) {
            used -= content.allocated();
            content.release();
        }
    }

    /** Lets go of what is kept outside of memory; such files cannot be read afterwards. */
    public void close() {
        for (StoredFile file : files.values()) {
            if (file.content() instanceof KeptContent kept) {
                kept.release();
            }
        }
    }

    /** How many bytes there is room for. */
    public long free() {
        return Math.max(0, volume.capacity() - used);
    }

    /** Faults with {@code NoDiskSpace} unless there is room for so many bytes. */
    public void requireRoom(String path, long bytes) {
        if (bytes > free()) {
            throw Faults.noDiskSpace(shown(path), datastore);
        }
    }

    /** Makes a folder, and those above it if wanted. */
    public void makeFolder(String path, boolean parents) {
        String clean = DatastorePath.trim(path);
        StoredFile old = files.get(clean);
        if (old != null) {
            if (parents && old.folder()) {
                return;
            }
            throw Faults.fileAlreadyExists(shown(clean));
        }
        String above = StoredFile.parentOf(clean);
        StoredFile parent = files.get(above);
        if (parent == null && parents) {
            makeFolder(above, true);
        } else if (parent == null || !parent.folder()) {
            throw Faults.fileNotFound(shown(above));
        }
        put(new StoredFile(clean, null, clock.instant(), null));
    }

    /** Deletes a file, or a folder with all that is in it. */
    public void delete(String path) {
        StoredFile file = get(path);
        if (file.path().isEmpty()) {
            throw Faults.invalidDatastorePath(shown(path));
        }
        for (StoredFile inside : below(file.path())) {
            remove(inside.path());
        }
        remove(file.path());
    }

    /** Moves a file or a folder; the new place must be free, or a file and {@code force} set. */
    public void move(String from, FileTree target, String to, boolean force) {
        StoredFile file = get(from);
        String clean = DatastorePath.trim(to);
        StoredFile old = target.files.get(clean);
        if (old != null && (!force || old.folder())) {
            throw Faults.fileAlreadyExists(target.shown(clean));
        }
        if (file.folder()) {
            target.makeFolder(clean, false);
            for (StoredFile inside : children(file.path())) {
                move(inside.path(), target, clean + "/" + inside.name(), force);
            }
        } else {
            target.write(clean, content(file), file.disk());
        }
        remove(file.path());
    }

    /** Copies a file or a folder with all that is in it; the new place must be free, or a file and {@code force} set. */
    public void copy(String from, FileTree target, String to, boolean force) {
        StoredFile file = get(from);
        String clean = DatastorePath.trim(to);
        StoredFile old = target.files.get(clean);
        if (old != null && (!force || old.folder())) {
            throw Faults.fileAlreadyExists(target.shown(clean));
        }
        if (file.folder()) {
            List<StoredFile> inside = children(file.path());
            target.makeFolder(clean, false);
            inside.forEach(each -> copy(each.path(), target, clean + "/" + each.name(), force));
        } else {
            Content content = content(file);
            target.requireRoom(clean, content.allocated());
            target.write(clean, content, file.disk());
        }
    }

    /** What is directly in a folder, by name. */
    public List<StoredFile> children(String folder) {
        String clean = DatastorePath.trim(folder);
        String prefix = clean.isEmpty() ? "" : clean + "/";
        List<StoredFile> found = new ArrayList<>();
        for (String path = files.higherKey(prefix); path != null && path.startsWith(prefix); ) {
            int slash = path.indexOf('/', prefix.length());
            if (slash < 0) {
                found.add(files.get(path));
                path = files.higherKey(path);
            } else {
                // All that is below this folder comes before the character behind the slash.
                path = files.ceilingKey(path.substring(0, slash) + (char) ('/' + 1));
            }
        }
        return found;
    }

    /** What is in a folder and all folders below, by path. */
    public List<StoredFile> below(String folder) {
        String clean = DatastorePath.trim(folder);
        String prefix = clean.isEmpty() ? "" : clean + "/";
        List<StoredFile> found = new ArrayList<>();
        for (StoredFile file : files.tailMap(prefix, true).values()) {
            if (!file.path().startsWith(prefix)) {
                break;
            }
            if (!file.path().isEmpty()) {
                found.add(file);
            }
        }
        return found;
    }

    /** The path with the datastore's name, for messages and results. */
    public String shown(String path) {
        return new DatastorePath(datastore, DatastorePath.trim(path)).toString();
    }

    private static Content content(StoredFile file) {
        Content content = file.content();
        if (content == null) {
            throw new IllegalStateException(file.path() + " is a folder");
        }
        return content;
    }
}
