// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.storage;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.value.Reading;
import org.hypervia.esx.vim.value.Faults;
import org.hypervia.esx.vim.value.ManagedObjectRef;
import org.hypervia.esx.vim.value.ObjectContent;
import org.hypervia.esx.vim.value.PropertyQuery;
import org.hypervia.esx.vim.value.VimValue;

/** {@code Datastore} with what its hosts say of it: name, kind, sizes, and where it is mounted. Immutable. */
public final class MountedDatastore {
    /** The type of the managed objects. */
    public static final String TYPE = "Datastore";

    private static final String NAME = "summary.name";
    private static final String KIND = "summary.type";
    private static final String ACCESSIBLE = "summary.accessible";
    private static final String CAPACITY = "summary.capacity";
    private static final String FREE = "summary.freeSpace";
    private static final String INFO = "info";
    private static final String MOUNTS = "host";
    private static final String BROWSER = "browser";

    /** What a datastore is made of, by the type of its {@code DatastoreInfo}. */
    public enum Kind {
        /** {@code VmfsDatastoreInfo}. */
        VMFS,
        /** {@code NasDatastoreInfo}. */
        NAS,
        /** {@code LocalDatastoreInfo}. */
        LOCAL,
        /** {@code VsanDatastoreInfo}. */
        VSAN,
        /** {@code VvolDatastoreInfo}. */
        VVOL,
        /** {@code PMemDatastoreInfo}. */
        PMEM
    }

    /**
     * {@code HostNasVolume}: whose directory it is.
     *
     * @param hosts the machines that have it, the first first; maybe none
     * @param path what they export
     * @param protocol the API's word, such as {@code NFS}, {@code NFS41} or {@code CIFS}
     */
    public record Nas(List<String> hosts, Optional<String> path, String protocol) {
        public Nas {
            hosts = List.copyOf(hosts);
        }
    }

    /**
     * What a datastore holds.
     *
     * @param capacity how much it can hold, in bytes
     * @param free how much is free, in bytes
     */
    public record Sizes(long capacity, long free) {}

    private final ObjectContent content;
    private final Optional<ManagedObjectRef> host;

    private MountedDatastore(ObjectContent content, Optional<ManagedObjectRef> host) {
        this.content = content;
        this.host = host;
    }

    /** Has a query take what there is to tell of the datastores that it meets. */
    public static void take(PropertyQuery query) {
        query.take(TYPE, NAME, KIND, ACCESSIBLE, CAPACITY, FREE, INFO, MOUNTS, BROWSER);
    }

    /** Asks for one datastore. */
    public static PropertyQuery query(ManagedObjectRef datastore) {
        return PropertyQuery.of(datastore, NAME, KIND, ACCESSIBLE, CAPACITY, FREE, INFO, MOUNTS, BROWSER);
    }

    /**
     * Takes what was found.
     *
     * @param host what it says counts; what any host says if empty
     */
    public static List<MountedDatastore> of(List<ObjectContent> found, Optional<ManagedObjectRef> host) {
        return found.stream()
                .filter(object -> object.object().type().equals(TYPE))
                .map(object -> new MountedDatastore(
                        object.text(NAME)
                                .map(name -> object.called("storage pool '" + Faults.named(name) + "'"))
                                .orElse(object),
                        host))
                .toList();
    }

    /** Returns by what the server knows it. */
    public ManagedObjectRef reference() {
        return content.object();
    }

    /** Returns its name, or why it cannot be had. */
    public Reading<String> name() {
        return content.reading(NAME);
    }

    /** Returns what searches its files. */
    public Optional<ManagedObjectRef> browser() {
        return content.reference(BROWSER);
    }

    /** Returns where the host mounts it; not set where the host does not say. */
    public Reading<String> mountPath() {
        Reading<VimValue> mounts = content.valueReading(MOUNTS);
        if (mounts instanceof Reading.Failed<VimValue> failed) {
            return Reading.failed(failed.error());
        }
        return mounts.toOptional().stream()
                .flatMap(VimValue::items)
                .filter(mount -> host.isEmpty()
                        || mount.childToken("key")
                                .filter(host.get().value()::equals)
                                .isPresent())
                .flatMap(mount -> mount.child("mountInfo").stream())
                .flatMap(info -> info.childText("path").stream())
                .filter(path -> !path.isEmpty())
                .findFirst()
                .map(Reading::of)
                .orElseGet(Reading::unset);
    }

    /** Tells whether the host can reach it. */
    public Reading<Boolean> accessible() {
        return content.valueReading(ACCESSIBLE).map(VimValue::isTrue);
    }

    /** Returns what it holds; what is not told counts as 0, as with libvirt. */
    public Reading<Sizes> sizes() {
        for (String path : List.of(CAPACITY, FREE)) {
            if (content.valueReading(path) instanceof Reading.Failed<VimValue> failed) {
                return Reading.failed(failed.error());
            }
        }
        return Reading.of(new Sizes(content.count(CAPACITY), content.count(FREE)));
    }

    /** Returns what it is made of; not set for a kind that is new to us. Old servers tell kinds only in the summary. */
    public Reading<Kind> kind() {
        Reading<VimValue> info = content.valueReading(INFO);
        if (info instanceof Reading.Failed<VimValue> failed) {
            return Reading.failed(failed.error());
        }
        return info.toOptional()
                .flatMap(value -> kind(value.type()))
                .or(() -> content.text(KIND).flatMap(word -> kind(word.strip())))
                .map(Reading::of)
                .orElseGet(Reading::unset);
    }

    private static Optional<Kind> kind(String word) {
        return switch (word) {
            case "VmfsDatastoreInfo", "VMFS" -> Optional.of(Kind.VMFS);
            case "NasDatastoreInfo", "NFS", "NFS41", "CIFS" -> Optional.of(Kind.NAS);
            case "LocalDatastoreInfo" -> Optional.of(Kind.LOCAL);
            case "VsanDatastoreInfo", "vsan" -> Optional.of(Kind.VSAN);
            case "VvolDatastoreInfo", "VVOL" -> Optional.of(Kind.VVOL);
            case "PMemDatastoreInfo", "PMEM" -> Optional.of(Kind.PMEM);
            default -> Optional.empty();
        };
    }

    /** Returns whose directory it is, if the host tells. */
    public Optional<Nas> nas() {
        return content.value(INFO).flatMap(info -> info.child("nas")).map(nas -> {
            List<String> hosts = Stream.concat(
                            nas.childText("remoteHost").stream(),
                            nas.all("remoteHostNames").map(VimValue::text))
                    .filter(name -> !name.isBlank())
                    .distinct()
                    .toList();
            return new Nas(
                    hosts,
                    nas.childText("remotePath").filter(path -> !path.isEmpty()),
                    nas.childToken("type").filter(word -> !word.isEmpty()).orElse("NFS"));
        });
    }

    /** Returns a reading of it that there must be; fails with why there is none. */
    public <T> T required(Reading<T> reading, String what) {
        if (reading instanceof Reading.Unset<T>) {
            throw new HypervisorException(
                    ErrorCode.INTERNAL_ERROR,
                    "the host tells no " + what + " of " + content.subject() + ": refresh the pool, then ask again");
        }
        return content.required(reading, what);
    }

    @Override
    public String toString() {
        return content.subject();
    }
}
