// SPDX-License-Identifier: Apache-2.0
package org.hypervia.libvirt;

import java.util.Set;
import java.util.function.Consumer;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.storage.StorageVolumeIdentity;
import org.hypervia.api.storage.VolumeCreateFlag;
import org.hypervia.api.storage.VolumeDeleteFlag;
import org.hypervia.api.storage.VolumeResizeFlag;
import org.hypervia.api.storage.WipeAlgorithm;
import org.hypervia.libvirt.remote.LibvirtPool;
import org.hypervia.libvirt.remote.LibvirtVolume;
import org.hypervia.spi.Deadline;
import org.hypervia.spi.storage.StorageVolumeChanges;
import org.hypervia.spi.storage.VolumeCopy;

/** Changes of volumes, by XML and flags that are passed through as they are; libvirt takes back what it could not finish. */
record LibvirtVolumeChanges(LibvirtSession session) implements StorageVolumeChanges {
    @Override
    public StorageVolumeIdentity create(String pool, String volumeXml, Set<VolumeCreateFlag> flags, Deadline deadline) {
        return session.use("creating a volume", deadline, open -> {
            try (LibvirtPool found = open.storage().poolByUuid(pool);
                    LibvirtVolume volume = found.create(volumeXml, Bits.of(flags, VolumeCreateFlag::flag))) {
                return LibvirtVolumes.identity(found, volume);
            }
        });
    }

    @Override
    public StorageVolumeIdentity createFrom(
            String pool, VolumeCopy copy, Set<VolumeCreateFlag> flags, Deadline deadline) {
        int bits = Bits.of(flags, VolumeCreateFlag::flag);
        return session.use(
                "copying volume " + VolumeRef.of(copy.source()).name(),
                deadline,
                open -> LibvirtVolumes.with(open, copy.source(), source -> {
                    try (LibvirtPool found = open.storage().poolByUuid(pool);
                            LibvirtVolume volume = found.createFrom(copy.volumeXml(), source, bits)) {
                        return LibvirtVolumes.identity(found, volume);
                    }
                }));
    }

    @Override
    public void delete(String ref, Set<VolumeDeleteFlag> flags, Deadline deadline) {
        int bits = Bits.of(flags, VolumeDeleteFlag::flag);
        change("deleting", ref, deadline, volume -> volume.delete(bits));
    }

    @Override
    public void wipe(String ref, WipeAlgorithm algorithm, Deadline deadline) {
        change("wiping", ref, deadline, volume -> volume.wipe(algorithm.number()));
    }

    @Override
    public void resize(String ref, long capacity, Set<VolumeResizeFlag> flags, Deadline deadline) {
        if (capacity < 0) {
            throw new HypervisorException(
                    ErrorCode.INVALID_ARG,
                    "a capacity is not negative, as " + capacity + " is: to make volume '"
                            + VolumeRef.of(ref).name() + "' smaller, say by how much and that it may shrink");
        }
        int bits = Bits.of(flags, VolumeResizeFlag::flag);
        change("resizing", ref, deadline, volume -> volume.resize(capacity, bits));
    }

    private void change(String what, String ref, Deadline deadline, Consumer<LibvirtVolume> change) {
        session.use(
                what + " volume " + VolumeRef.of(ref).name(),
                deadline,
                open -> LibvirtVolumes.with(open, ref, volume -> {
                    change.accept(volume);
                    return ref;
                }));
    }
}
