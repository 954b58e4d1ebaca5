// SPDX-License-Identifier: Apache-2.0
package org.hypervia.libvirt;

import java.util.Optional;
import java.util.function.Function;
import org.hypervia.api.storage.StoragePoolIdentity;
import org.hypervia.api.storage.StorageVolumeIdentity;
import org.hypervia.api.storage.StorageVolumeInfo;
import org.hypervia.api.storage.StorageVolumeSummary;
import org.hypervia.api.value.Listing;
import org.hypervia.api.value.Reading;
import org.hypervia.libvirt.remote.LibvirtConnection;
import org.hypervia.libvirt.remote.LibvirtPool;
import org.hypervia.libvirt.remote.LibvirtVolume;
import org.hypervia.spi.Deadline;
import org.hypervia.spi.storage.StorageVolumeOperations;

/** Storage volumes, each found by its pool and its name there. */
record LibvirtVolumes(LibvirtSession session) implements StorageVolumeOperations {
    @Override
    public Listing<StorageVolumeSummary> list(String pool, Deadline deadline) {
        return session.use("listing the volumes of storage pool " + pool, deadline, open -> {
            try (LibvirtPool found = open.storage().poolByUuid(pool)) {
                return Rows.of(
                        open, found.volumes(), volume -> ref(found, volume).text(), volume -> row(found, volume));
            }
        });
    }

    private static StorageVolumeSummary row(LibvirtPool pool, LibvirtVolume volume) {
        Reading<VolumeXml> xml = Rows.reading(() -> Reading.of(VolumeXml.read(volume.xml())));
        Optional<String> path = xml.map(VolumeXml::path).orElse(Optional.empty());
        Optional<StorageVolumeInfo> info = xml.map(VolumeXml::info).orElse(Optional.empty());
        return new StorageVolumeSummary(
                identity(pool, volume, path.orElseGet(volume::path)),
                info.map(Reading::of).orElseGet(() -> Rows.reading(() -> Reading.of(volume.info()))),
                format(xml));
    }

    private static Reading<String> format(Reading<VolumeXml> xml) {
        return xml instanceof Reading.Value<VolumeXml> read
                ? read.value().format().map(Reading::of).orElseGet(Reading::unset)
                : xml.map(unread -> "");
    }

    private static VolumeRef ref(LibvirtPool pool, LibvirtVolume volume) {
        return new VolumeRef(pool.uuid().toString(), volume.name());
    }

    static StorageVolumeIdentity identity(LibvirtPool pool, LibvirtVolume volume) {
        return identity(pool, volume, volume.path());
    }

    private static StorageVolumeIdentity identity(LibvirtPool pool, LibvirtVolume volume, String path) {
        return new StorageVolumeIdentity(ref(pool, volume).text(), pool.name(), volume.name(), path);
    }

    /** Finds a volume by its reference, for the time of a question. */
    static <T> T with(LibvirtConnection open, String ref, Function<LibvirtVolume, T> use) {
        VolumeRef place = VolumeRef.of(ref);
        try (LibvirtPool pool = open.storage().poolByUuid(place.pool());
                LibvirtVolume volume = pool.volume(place.name())) {
            return use.apply(volume);
        }
    }

    @Override
    public StorageVolumeIdentity byName(String pool, String name, Deadline deadline) {
        return session.use("looking for volume " + name, deadline, open -> {
            try (LibvirtPool found = open.storage().poolByUuid(pool);
                    LibvirtVolume volume = found.volume(name)) {
                return identity(found, volume);
            }
        });
    }

    @Override
    public StorageVolumeIdentity byKey(String key, Deadline deadline) {
        return find(key, deadline, open -> open.storage().volumeByKey(key));
    }

    @Override
    public StorageVolumeIdentity byPath(String path, Deadline deadline) {
        return find(path, deadline, open -> open.storage().volumeByPath(path));
    }

    private StorageVolumeIdentity find(
            String what, Deadline deadline, Function<LibvirtConnection, LibvirtVolume> lookup) {
        return session.use("looking for volume " + what, deadline, open -> {
            try (LibvirtVolume volume = lookup.apply(open);
                    LibvirtPool pool = volume.pool()) {
                return identity(pool, volume);
            }
        });
    }

    private <T> T ask(String ref, Deadline deadline, Function<LibvirtVolume, T> question) {
        return session.use(
                "asking about volume " + VolumeRef.of(ref).name(), deadline, open -> with(open, ref, question));
    }

    @Override
    public StoragePoolIdentity pool(String ref, Deadline deadline) {
        return ask(ref, deadline, volume -> {
            try (LibvirtPool pool = volume.pool()) {
                return LibvirtPools.identity(pool);
            }
        });
    }

    @Override
    public String key(String ref, Deadline deadline) {
        return ask(ref, deadline, LibvirtVolume::key);
    }

    @Override
    public StorageVolumeInfo info(String ref, Deadline deadline) {
        return ask(ref, deadline, LibvirtVolume::info);
    }

    @Override
    public String xml(String ref, Deadline deadline) {
        return ask(ref, deadline, LibvirtVolume::xml);
    }
}
