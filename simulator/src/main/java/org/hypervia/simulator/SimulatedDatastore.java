// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.hypervia.simulator.datastore.Content;
import org.hypervia.simulator.datastore.Datastore;
import org.hypervia.simulator.datastore.DiskInfo;
import org.hypervia.simulator.datastore.StoredFile;
import org.hypervia.simulator.datastore.VirtualDisks;
import org.hypervia.simulator.inventory.Inventory;

/** A datastore of a simulated host, for tests that look behind the client's back. Safe for concurrent use. */
public final class SimulatedDatastore {
    private final Inventory inventory;
    private final Datastore datastore;

    SimulatedDatastore(Inventory inventory, Datastore datastore) {
        this.inventory = inventory;
        this.datastore = datastore;
    }

    /** Its name. */
    public String name() {
        return datastore.name();
    }

    /** Where the host mounts it, without a slash at the end. */
    public String mountPath() {
        return datastore.mountPath();
    }

    /** Writes a file; folders above it are made. */
    public void write(String path, byte[] content) {
        inventory.perform(() -> {
            makeFolders(path);
            datastore.files().write(path, Content.of(content), null);
        });
    }

    /** Makes a virtual disk of zeros, as a host does; folders above it are made. Faults if there is such a file. */
    public void makeDisk(String path, long capacityKb) {
        inventory.perform(() -> {
            makeFolders(path);
            DiskInfo disk = new DiskInfo(
                    capacityKb,
                    "VirtualLsiLogicController",
                    true,
                    VirtualDisks.uuid(datastore.files().shown(path)));
            VirtualDisks.create(datastore.files(), path, disk);
        });
    }

    private void makeFolders(String path) {
        int slash = path.lastIndexOf('/');
        if (slash > 0) {
            datastore.files().makeFolder(path.substring(0, slash), true);
        }
    }

    /** The content of a file; empty when there is none. */
    public Optional<byte[]> read(String path) {
        StoredFile file = inventory.compute(() -> datastore.files().find(path));
        Content content = file == null ? null : file.content();
        if (content == null) {
            return Optional.empty();
        }
        try (InputStream in = content.open(0)) {
            return Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The paths of all files, without folders. */
    public List<String> files() {
        return inventory.compute(() -> datastore.files().below("").stream()
                .filter(file -> !file.folder())
                .map(StoredFile::path)
                .toList());
    }

    /** Lets the host reach it, or not. */
    public void accessible(boolean reachable) {
        inventory.perform(() -> datastore.accessible(reachable));
    }

    /** Lets the host tell where it mounts it, or keep it to itself as no real host does. */
    public void mountPathShown(boolean shown) {
        inventory.perform(() -> datastore.mountPathShown(shown));
    }

    /** Lets it tell which host mounts it, or keep that to itself too. */
    public void mountShown(boolean shown) {
        inventory.perform(() -> datastore.mountsShown(shown));
    }

    /** Sets its size in bytes. */
    public void capacity(long bytes) {
        inventory.perform(() -> datastore.capacity(bytes));
    }
}
