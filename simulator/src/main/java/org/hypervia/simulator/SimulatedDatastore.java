// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.hypervia.simulator.datastore.Content;
import org.hypervia.simulator.datastore.Datastore;
import org.hypervia.simulator.datastore.FileTree;
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
        write(path, Content.of(content));
    }

    /** Makes a thin virtual disk of zeros, as a host does; folders above it are made. Faults if there is such a file. */
    public void makeDisk(String path, long capacityKb) {
        makeDisk(path, GivenDisk.thin(capacityKb));
    }

    /** Makes a virtual disk, as a host does; folders above it are made. Faults if there is such a file. */
    public void makeDisk(String path, GivenDisk disk) {
        inventory.perform(() -> {
            makeFolders(path);
            FileTree files = datastore.files();
            VirtualDisks.create(files, path, disk.info(files.shown(path)));
        });
    }

    /** Writes a file of so many zeros, which takes no memory; folders above it are made. */
    public void writeZeros(String path, long bytes) {
        write(path, new Content.Zeros(bytes));
    }

    /**
     * Writes a file of so many bytes that {@link #pattern} makes of a number, which takes no memory; folders above it are
     * made.
     */
    public void writePattern(String path, long bytes, long seed) {
        write(path, Content.pattern(bytes, seed));
    }

    /**
     * The bytes of {@link #writePattern}: they look like chance, so that a byte in the wrong place shows.
     *
     * @param offset where to begin
     * @param length how many
     */
    public static InputStream pattern(long seed, long offset, long length) {
        return Content.pattern(Math.addExact(offset, length), seed).open(offset, length);
    }

    private void write(String path, Content content) {
        inventory.perform(() -> {
            makeFolders(path);
            datastore.files().write(path, content, null);
        });
    }

    /** The size of a file in bytes; empty when there is none. */
    public OptionalLong size(String path) {
        return inventory.compute(() -> {
            StoredFile file = datastore.files().find(path);
            return file == null || file.folder() ? OptionalLong.empty() : OptionalLong.of(file.size());
        });
    }

    /** Reads a file of any size; the stream has to be closed. Empty when there is none. */
    public Optional<InputStream> open(String path) {
        return inventory.compute(() -> {
            StoredFile file = datastore.files().find(path);
            Content content = file == null ? null : file.content();
            return Optional.ofNullable(content).map(found -> found.open(0));
        });
    }

    /** Deletes a file, or a folder with all that is in it. Faults if there is none. */
    public void delete(String path) {
        inventory.perform(() -> datastore.files().delete(path));
    }

    /** How many bytes there is room for. */
    public long free() {
        return inventory.compute(() -> datastore.files().free());
    }

    private void makeFolders(String path) {
        int slash = path.lastIndexOf('/');
        if (slash > 0) {
            datastore.files().makeFolder(path.substring(0, slash), true);
        }
    }

    /** The content of a file; empty when there is none. */
    public Optional<byte[]> read(String path) {
        Optional<InputStream> content = open(path);
        if (content.isEmpty()) {
            return Optional.empty();
        }
        try (InputStream in = content.get()) {
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
