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
    private final TreeMap<String, StoredFile> files = new TreeMap<>();

    FileTree(String datastore, Clock clock) {
        this.datastore = datastore;
        this.clock = clock;
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
        StoredFile file = new StoredFile(clean, content, clock.instant(), disk);
        files.put(clean, file);
        return file;
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
        files.put(clean, new StoredFile(clean, null, clock.instant(), null));
    }

    /** Deletes a file, or a folder with all that is in it. */
    public void delete(String path) {
        StoredFile file = get(path);
        if (file.path().isEmpty()) {
            throw Faults.invalidDatastorePath(shown(path));
        }
        for (StoredFile inside : below(file.path())) {
            files.remove(inside.path());
        }
        files.remove(file.path());
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
        files.remove(file.path());
    }

    /** What is directly in a folder, by name. */
    public List<StoredFile> children(String folder) {
        String clean = DatastorePath.trim(folder);
        List<StoredFile> found = new ArrayList<>();
        for (StoredFile file : below(clean)) {
            if (file.parent().equals(clean)) {
                found.add(file);
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
