// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.storage;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.hypervia.api.storage.PoolState;
import org.hypervia.api.storage.PoolType;
import org.hypervia.api.storage.StoragePoolIdentity;
import org.hypervia.api.storage.StoragePoolInfo;
import org.hypervia.api.storage.StoragePoolSummary;
import org.hypervia.api.value.Reading;
import org.hypervia.esx.vim.storage.MountedDatastore;
import org.hypervia.esx.vim.storage.StorageDevices.Target;
import org.hypervia.spi.storagexml.PoolXml;
import org.hypervia.spi.storagexml.PoolXml.Host;
import org.hypervia.spi.storagexml.PoolXml.Source;

/** A pool as it was in one retrieval. */
sealed interface Pool {
    StoragePoolIdentity identity();

    /** Returns what it is made of; not set where libvirt has no word for it. */
    Reading<PoolType> type();

    Reading<StoragePoolInfo> info();

    /** Returns where the host mounts it, if it does and says so. */
    Optional<String> mountPath();

    /** Returns libvirt's XML; {@code INTERNAL_ERROR} if the host tells too little of it. */
    String xml();

    default StoragePoolSummary summary() {
        return new StoragePoolSummary(identity(), type(), info(), true, true);
    }

    /** A datastore, whose name could be read. */
    record OfDatastore(MountedDatastore datastore, String name) implements Pool {
        @Override
        public StoragePoolIdentity identity() {
            Reading<UUID> uuid = datastore.mountPath().map(RawUuid::of);
            return new StoragePoolIdentity(datastore.reference().value(), name, uuid);
        }

        @Override
        public Reading<PoolType> type() {
            return datastore.kind().map(kind -> switch (kind) {
                case LOCAL -> PoolType.DIR;
                case NAS -> PoolType.NETFS;
                case VMFS, VSAN, VVOL, PMEM -> PoolType.FS;
            });
        }

        @Override
        public Reading<StoragePoolInfo> info() {
            Reading<Boolean> accessible = datastore.accessible();
            if (accessible instanceof Reading.Failed<Boolean> failed) {
                return Reading.failed(failed.error());
            }
            if (!accessible.orElse(false)) {
                return Reading.of(new StoragePoolInfo(PoolState.INACCESSIBLE, 0, 0, 0));
            }
            return datastore
                    .sizes()
                    .map(sizes -> new StoragePoolInfo(
                            PoolState.RUNNING, sizes.capacity(), sizes.capacity() - sizes.free(), sizes.free()));
        }

        @Override
        public Optional<String> mountPath() {
            return datastore.mountPath().toOptional();
        }

        @Override
        public String xml() {
            StoragePoolInfo info = datastore.required(info(), "sizes");
            return PoolXml.format(new PoolXml.Pool(
                    datastore.required(type(), "known type"),
                    name,
                    identity().uuid().toOptional(),
                    info.capacity(),
                    info.allocation(),
                    info.available(),
                    source(datastore.required(datastore.kind(), "known type")),
                    mountPath()));
        }

        private Source source(MountedDatastore.Kind kind) {
            return switch (kind) {
                case LOCAL -> Source.NONE;
                case NAS -> datastore.nas().map(OfDatastore::source).orElse(Source.NONE);
                // Libvirt has words for one of them; the others are named in the same way.
                case VMFS, VSAN, VVOL, PMEM -> Source.of(kind.name().toLowerCase(Locale.ROOT));
            };
        }

        private static Source source(MountedDatastore.Nas nas) {
            String protocol = nas.protocol().toLowerCase(Locale.ROOT);
            boolean newer = protocol.equals("nfs41");
            return new Source(
                    nas.hosts().stream()
                            .map(host -> new Host(host, OptionalInt.empty()))
                            .toList(),
                    nas.path(),
                    Optional.empty(),
                    Optional.of(newer ? "nfs" : protocol),
                    newer ? Optional.of("4.1") : Optional.empty());
        }
    }

    /** An iSCSI target of an adapter. */
    record OfTarget(Target target) implements Pool {
        @Override
        public StoragePoolIdentity identity() {
            return new StoragePoolIdentity(
                    PoolRef.OfTarget.of(target).text(), target.name(), Reading.of(RawUuid.of(target.name())));
        }

        @Override
        public Reading<PoolType> type() {
            return Reading.of(PoolType.ISCSI);
        }

        @Override
        public Reading<StoragePoolInfo> info() {
            return Reading.of(new StoragePoolInfo(PoolState.RUNNING, 0, 0, 0));
        }

        @Override
        public Optional<String> mountPath() {
            return Optional.empty();
        }

        /** Libvirt calls the target the initiator, and programs look for it there. */
        @Override
        public String xml() {
            return PoolXml.format(new PoolXml.Pool(
                    PoolType.ISCSI,
                    target.name(),
                    identity().uuid().toOptional(),
                    0,
                    0,
                    0,
                    new Source(
                            List.of(new Host(target.address(), target.port())),
                            Optional.empty(),
                            Optional.of(target.name()),
                            Optional.empty(),
                            Optional.empty()),
                    Optional.empty()));
        }
    }
}
