// SPDX-License-Identifier: Apache-2.0
package org.hypervia.itests.tck;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.network.HostInterfaceIdentity;
import org.hypervia.api.network.NetworkIdentity;
import org.hypervia.api.storage.StoragePoolIdentity;
import org.hypervia.api.storage.StoragePoolInfo;
import org.hypervia.api.storage.StorageVolumeIdentity;
import org.hypervia.api.storage.StorageVolumeInfo;
import org.hypervia.api.storage.TransferRange;
import org.hypervia.api.storage.VolumeResizeFlag;
import org.hypervia.api.value.Listing;
import org.hypervia.api.value.Reading;
import org.hypervia.itests.tck.BrokenProvider.Call;
import org.hypervia.itests.tck.BrokenProvider.Fault;
import org.hypervia.spi.network.HostInterfaceOperations;
import org.hypervia.spi.network.NetworkDefinitions;
import org.hypervia.spi.network.NetworkOperations;
import org.hypervia.spi.storage.DownloadSource;
import org.hypervia.spi.storage.StoragePoolOperations;
import org.hypervia.spi.storage.StorageTransfers;
import org.hypervia.spi.storage.StorageVolumeChanges;
import org.hypervia.spi.storage.StorageVolumeOperations;
import org.junit.jupiter.params.provider.Arguments;

/** Faults of {@link SeededFaultsIT} in storage, transfers and networks. */
final class StorageFaults {
    private StorageFaults() {}

    static Stream<Arguments> all() {
        return Stream.of(pools(), volumes(), transfers(), networks()).flatMap(each -> each);
    }

    /** Spoils one call of one kind of operations. */
    private static Arguments on(Class<?> kind, String method, String what, String rule, Fault fault) {
        return SeededFaultsIT.fault(
                what,
                rule,
                call -> kind.isInstance(call.target()) && call.is(method) ? fault.through(call) : call.make());
    }

    private static Object otherwise(Call call, ErrorCode code) throws Throwable {
        try {
            return call.make();
        } catch (HypervisorException e) {
            throw new HypervisorException(code, String.valueOf(e.getMessage()));
        }
    }

    private static Stream<Arguments> pools() {
        Class<?> pools = StoragePoolOperations.class;
        return Stream.of(
                on(pools, "byUuid", "any pool for a UUID", "POOL-02", call -> {
                    try {
                        return call.make();
                    } catch (HypervisorException e) {
                        return new StoragePoolIdentity("datastore1", "datastore1", Reading.of(new UUID(1, 2)));
                    }
                }),
                on(pools, "byName", "a pool of another reference", "POOL-01", call -> {
                    StoragePoolIdentity found = (StoragePoolIdentity) call.make();
                    return new StoragePoolIdentity(found.ref() + "x", found.name(), found.uuid());
                }),
                on(pools, "info", "sizes of a pool that do not add up", "POOL-03", call -> {
                    StoragePoolInfo info = (StoragePoolInfo) call.make();
                    return new StoragePoolInfo(info.state(), info.capacity(), info.allocation() + 1, info.available());
                }),
                on(pools, "list", "a filter of pools that is ignored", "POOL-04", call -> call.withFirst(Set.of())),
                on(
                        pools,
                        "xml",
                        "a pool's XML without its UUID",
                        "POOL-05",
                        call -> call.make().toString().replaceAll("<uuid>.*</uuid>", "")),
                on(pools, "refresh", "a pool that cannot be refreshed", "POOL-06", call -> {
                    throw new HypervisorException(ErrorCode.INTERNAL_ERROR, "no");
                }));
    }

    private static Stream<Arguments> volumes() {
        Class<?> volumes = StorageVolumeOperations.class;
        Class<?> changes = StorageVolumeChanges.class;
        return Stream.of(
                on(volumes, "list", "a volume that is listed twice", "VOLM-01", call -> {
                    Listing<?> found = (Listing<?>) call.make();
                    List<Object> twice = new ArrayList<>(found.items());
                    twice.addAll(found.items());
                    return new Listing<>(twice, found.failures());
                }),
                on(volumes, "byKey", "a volume that its key does not find", "VOLM-01", call -> {
                    throw new HypervisorException(ErrorCode.NO_STORAGE_VOL, "no");
                }),
                on(volumes, "info", "a capacity in KiB", "VOLM-02", call -> {
                    StorageVolumeInfo info = (StorageVolumeInfo) call.make();
                    return new StorageVolumeInfo(
                            info.type(), info.capacity() >> 10, info.allocation(), info.physical());
                }),
                on(
                        volumes,
                        "byName",
                        "a volume that is not there and found all the same",
                        "VOLM-03",
                        call -> new StorageVolumeIdentity("x", "datastore1", "x", "[datastore1] x")),
                on(
                        changes,
                        "create",
                        "a volume that is written over",
                        "VOLM-04",
                        call -> otherwise(call, ErrorCode.OPERATION_FAILED)),
                on(changes, "delete", "a delete that only says so", "VOLM-05", call -> null),
                on(
                        changes,
                        "createFrom",
                        "a copy that is its source",
                        "VOLM-06",
                        call -> new StorageVolumeIdentity(
                                "[datastore1] tck/alpha.vmdk",
                                "datastore1",
                                "tck/alpha.vmdk",
                                "[datastore1] tck/alpha.vmdk")),
                on(changes, "resize", "a difference that is taken for a size", "VOLM-07", call -> {
                    Object[] others = call.arguments().clone();
                    others[2] = Collections.<VolumeResizeFlag>emptySet();
                    return call.make(others);
                }),
                on(
                        changes,
                        "create",
                        "bad XML of a volume that is an argument error",
                        "VOLM-08",
                        call -> otherwise(call, ErrorCode.INVALID_ARG)),
                on(
                        changes,
                        "wipe",
                        "a wipe that deletes",
                        "VOLM-10",
                        call -> changes.getMethod("delete", String.class, Set.class, call.arguments()[2].getClass())
                                .invoke(call.target(), call.arguments()[0], Set.of(), call.arguments()[2])));
    }

    private static Stream<Arguments> transfers() {
        Class<?> transfers = StorageTransfers.class;
        return Stream.of(
                on(
                        transfers,
                        "upload",
                        "an upload that loses its last byte",
                        "XFER-01",
                        call -> call.with(2, withoutLast((InputStream) call.arguments()[2]))),
                on(
                        transfers,
                        "download",
                        "a range whose offset is ignored",
                        "XFER-02",
                        call -> call.with(1, new TransferRange(0, ((TransferRange) call.arguments()[1]).length()))),
                on(transfers, "upload", "an upload that takes nothing", "XFER-03", call -> null),
                on(transfers, "download", "a download that ends early without a word", "XFER-04", call -> {
                    DownloadSource source = (DownloadSource) call.make();
                    byte[] some = source.content().readNBytes(5);
                    source.content().close();
                    return new DownloadSource(new ByteArrayInputStream(some), OptionalLong.empty());
                }),
                on(transfers, "upload", "a length that nobody checks", "XFER-05", call -> {
                    ((InputStream) call.arguments()[2]).readAllBytes();
                    return null;
                }));
    }

    private static InputStream withoutLast(InputStream in) throws IOException {
        byte[] all = in.readAllBytes();
        all[all.length - 1]++;
        return new ByteArrayInputStream(all);
    }

    private static Stream<Arguments> networks() {
        Class<?> networks = NetworkOperations.class;
        Class<?> definitions = NetworkDefinitions.class;
        Class<?> cards = HostInterfaceOperations.class;
        return Stream.of(
                on(networks, "byUuid", "another network for a UUID", "NETW-01", call -> {
                    NetworkIdentity found = (NetworkIdentity) call.make();
                    return new NetworkIdentity(found.ref(), found.name(), new UUID(1, 2));
                }),
                on(
                        networks,
                        "byName",
                        "a lost code of a missing network",
                        "NETW-02",
                        call -> otherwise(call, ErrorCode.INTERNAL_ERROR)),
                on(networks, "autostart", "a network that says something else than its row", "NETW-03", call ->
                        !(Boolean) call.make()),
                on(networks, "bridge", "a bridge that is made up", "NETW-03", call -> Optional.of("br0")),
                on(definitions, "undefine", "an undefine that only says so", "NETW-04", call -> null),
                on(
                        definitions,
                        "define",
                        "a name that is not missed",
                        "NETW-05",
                        call -> otherwise(call, ErrorCode.XML_ERROR)),
                on(cards, "byMac", "an interface whose MAC address counts letter case", "IFCE-01", call -> {
                    if (!call.arguments()[0].equals(
                            call.arguments()[0].toString().toLowerCase(java.util.Locale.ROOT))) {
                        throw new HypervisorException(ErrorCode.NO_INTERFACE, "no");
                    }
                    return call.make();
                }),
                on(
                        cards,
                        "byName",
                        "an interface that is not there and found all the same",
                        "IFCE-02",
                        call -> new HostInterfaceIdentity("x", "x", "00:00:00:00:00:01")),
                on(cards, "isActive", "an interface that is down and listed as up", "IFCE-03", call -> false));
    }
}
