// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.storage;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.hypervia.esx.vim.storage.MountedDatastore;
import org.hypervia.esx.vim.value.Faults;
import org.hypervia.esx.vim.value.ManagedObjectRef;

/**
 * Names and browsers of the datastores that were seen on a connection, so that a lookup in one need not ask for them again. A
 * name may be out of date: who is refused by it reads anew. Thread-safe.
 */
public final class SeenDatastores {
    private static final int MOST = 10_000;

    private final Map<String, Seen> byRef = new ConcurrentHashMap<>();
    private final Map<String, Seen> byName = new ConcurrentHashMap<>();

    /**
     * A datastore.
     *
     * @param name its name
     * @param browser what searches its files
     */
    record Seen(String name, Optional<ManagedObjectRef> browser) {}

    /** Makes an empty one for a connection. */
    public SeenDatastores() {}

    void remember(MountedDatastore datastore, String name) {
        if (byRef.size() >= MOST || byName.size() >= MOST) {
            byRef.clear();
            byName.clear();
        }
        Seen now = new Seen(name, datastore.browser());
        Seen before = byRef.put(datastore.reference().value(), now);
        if (before != null && !before.name().equals(name)) {
            byName.remove(before.name(), before);
        }
        byName.put(name, now);
    }

    Optional<Seen> ofRef(String ref) {
        return Optional.ofNullable(byRef.get(ref));
    }

    Optional<Seen> ofName(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** Returns how messages speak of a pool. */
    String called(String ref) {
        return ofRef(ref)
                .map(seen -> "storage pool '" + Faults.named(seen.name()) + "'")
                .orElse("storage pool " + ref);
    }
}
