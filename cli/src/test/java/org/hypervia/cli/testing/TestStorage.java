// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.testing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.storage.StoragePoolIdentity;
import org.hypervia.api.storage.StorageVolumeIdentity;
import org.hypervia.api.storage.StorageVolumeInfo;
import org.hypervia.api.storage.StorageVolumeSummary;
import org.hypervia.api.storage.TransferRange;
import org.hypervia.api.storage.VolumeCreateFlag;
import org.hypervia.api.storage.VolumeDeleteFlag;
import org.hypervia.api.storage.VolumeResizeFlag;
import org.hypervia.api.storage.VolumeType;
import org.hypervia.api.storage.WipeAlgorithm;
import org.hypervia.api.value.Listing;
import org.hypervia.api.value.Reading;
import org.hypervia.spi.Deadline;
import org.hypervia.spi.storage.DownloadSource;
import org.hypervia.spi.storage.StorageTransfers;
import org.hypervia.spi.storage.StorageVolumeChanges;
import org.hypervia.spi.storage.StorageVolumeOperations;
import org.hypervia.spi.storage.TransferLimits;
import org.hypervia.spi.storage.VolumeCopy;

/** The volumes of a {@link TestHost}, in memory. */
public final class TestStorage implements StorageVolumeOperations, StorageVolumeChanges, StorageTransfers {
    private static final String ACTIVE = TestPools.ACTIVE;
    private static final String FOLDER = "/images/";

    private final TestHost host;
    private final Map<String, byte[]> volumes = new LinkedHashMap<>();
    private long cutAfter = Long.MAX_VALUE;

    TestStorage(TestHost host) {
        this.host = host;
    }

    /** The content of each volume. */
    public Map<String, byte[]> volumes() {
        return volumes;
    }

    /** From now on each download breaks for good once so many bytes of the volume have come. */
    public void cutAfter(long bytes) {
        cutAfter = bytes;
    }

    private StorageVolumeIdentity volume(String name) {
        return new StorageVolumeIdentity(name, ACTIVE, name, FOLDER + name);
    }

    private StorageVolumeIdentity volume(String what, Predicate<String> wanted) {
        host.called("volume " + what);
        return volumes.keySet().stream()
                .filter(wanted)
                .map(this::volume)
                .findFirst()
                .orElseThrow(() -> new HypervisorException(ErrorCode.NO_STORAGE_VOL, "no volume with " + what));
    }

    @Override
    public Listing<StorageVolumeSummary> list(String pool, Deadline deadline) {
        return new Listing<>(
                volumes.keySet().stream()
                        .map(name ->
                                new StorageVolumeSummary(volume(name), Reading.of(volumeInfo(name)), Reading.of("raw")))
                        .toList(),
                List.of());
    }

    @Override
    public StorageVolumeIdentity byName(String pool, String name, Deadline deadline) {
        return volume("name " + name, name::equals);
    }

    @Override
    public StorageVolumeIdentity byKey(String key, Deadline deadline) {
        return volume("key " + key, name -> key.equals("key-" + name));
    }

    @Override
    public StorageVolumeIdentity byPath(String path, Deadline deadline) {
        return volume("path " + path, name -> path.equals(FOLDER + name));
    }

    @Override
    public StoragePoolIdentity pool(String ref, Deadline deadline) {
        return TestPools.pool(ACTIVE);
    }

    @Override
    public String key(String ref, Deadline deadline) {
        return "key-" + ref;
    }

    private StorageVolumeInfo volumeInfo(String name) {
        long size = volumes.get(name).length;
        return new StorageVolumeInfo(VolumeType.FILE, size, size, size);
    }

    @Override
    public StorageVolumeInfo info(String ref, Deadline deadline) {
        return volumeInfo(ref);
    }

    @Override
    public String xml(String ref, Deadline deadline) {
        return "<volume>\n  <name>" + ref + "</name>\n</volume>\n";
    }

    @Override
    public StorageVolumeIdentity create(String pool, String volumeXml, Set<VolumeCreateFlag> flags, Deadline deadline) {
        Matcher name = Pattern.compile("<name>(.*)</name>").matcher(volumeXml);
        if (!name.find()) {
            throw new HypervisorException(ErrorCode.XML_ERROR, "no name");
        }
        host.called("create " + volumeXml.replaceAll("\\s+", ""));
        if (volumes.putIfAbsent(name.group(1), new byte[0]) != null) {
            throw new HypervisorException(ErrorCode.STORAGE_VOL_EXIST, "it is there already");
        }
        return volume(name.group(1));
    }

    @Override
    public StorageVolumeIdentity createFrom(
            String pool, VolumeCopy copy, Set<VolumeCreateFlag> flags, Deadline deadline) {
        StorageVolumeIdentity made = create(pool, copy.volumeXml(), flags, deadline);
        volumes.put(made.name(), volumes.get(copy.source()).clone());
        return made;
    }

    @Override
    public void delete(String ref, Set<VolumeDeleteFlag> flags, Deadline deadline) {
        host.called("delete " + ref);
        if (volumes.remove(ref) == null) {
            throw new HypervisorException(ErrorCode.NO_STORAGE_VOL, "it is gone");
        }
    }

    @Override
    public void wipe(String ref, WipeAlgorithm algorithm, Deadline deadline) {
        host.called("wipe " + ref + " " + algorithm);
    }

    @Override
    public void resize(String ref, long capacity, Set<VolumeResizeFlag> flags, Deadline deadline) {
        host.called(
                "resize " + ref + " " + capacity + " " + flags.stream().sorted().toList());
    }

    @Override
    public DownloadSource download(String ref, TransferRange range, TransferLimits limits) {
        host.called("download " + range.offset());
        byte[] content = volumes.get(ref);
        int first = (int) range.offset();
        int length = (int) Math.min(range.length().orElse(Long.MAX_VALUE), content.length - first);
        InputStream whole = new ByteArrayInputStream(content, first, length);
        long left = cutAfter - first;
        return new DownloadSource(left >= length ? whole : new CutStream(whole, left), OptionalLong.of(length));
    }

    @Override
    public void upload(String ref, TransferRange range, InputStream content, TransferLimits limits) {
        host.called("upload " + range.offset());
        try {
            volumes.put(ref, content.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A stream whose connection ends. */
    private static final class CutStream extends InputStream {
        private final InputStream whole;
        private long left;

        CutStream(InputStream whole, long left) {
            this.whole = whole;
            this.left = left;
        }

        @Override
        public int read() throws IOException {
            if (left-- <= 0) {
                throw new HypervisorException(ErrorCode.OPERATION_FAILED, "the connection is gone");
            }
            return whole.read();
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (left <= 0) {
                return read();
            }
            int got = whole.read(target, offset, (int) Math.min(length, left));
            left -= got;
            return got;
        }
    }
}
