// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.host;

import java.util.List;
import java.util.Optional;
import org.hypervia.esx.vim.value.ManagedObjectRef;
import org.hypervia.esx.vim.value.ObjectContent;
import org.hypervia.esx.vim.value.PropertyQuery;
import org.hypervia.esx.vim.value.VimValue;

/**
 * {@code Datastore}: as its hosts have it.
 *
 * @param name its name, which begins the paths of its files
 * @param reference by what the server knows it
 * @param browser its {@code HostDatastoreBrowser}
 * @param mountPath where it is mounted; not all hosts say
 */
public record DatastoreSummary(
        String name, ManagedObjectRef reference, Optional<ManagedObjectRef> browser, Optional<String> mountPath) {
    private static final String TYPE = "Datastore";
    private static final String NAME = "summary.name";
    private static final String MOUNTS = "host";
    private static final String BROWSER = "browser";

    /** Asks for all datastores of a scope. */
    public static PropertyQuery query(Scope scope) {
        PropertyQuery query = new PropertyQuery().take(TYPE, NAME, MOUNTS, BROWSER);
        scope.addDatastores(query);
        return query;
    }

    /**
     * Takes what {@link #query} found.
     *
     * @param host as which they are mounted; any if empty
     */
    public static List<DatastoreSummary> of(List<ObjectContent> found, Optional<ManagedObjectRef> host) {
        return found.stream()
                .filter(object -> object.object().type().equals(TYPE))
                .map(object -> new DatastoreSummary(
                        object.text(NAME).orElse(""),
                        object.object(),
                        object.reference(BROWSER),
                        mountPath(object, host)))
                .toList();
    }

    private static Optional<String> mountPath(ObjectContent datastore, Optional<ManagedObjectRef> host) {
        return datastore.value(MOUNTS).stream()
                .flatMap(VimValue::items)
                .filter(mount -> host.isEmpty()
                        || mount.childToken("key")
                                .filter(host.get().value()::equals)
                                .isPresent())
                .flatMap(mount -> mount.child("mountInfo").stream())
                .flatMap(info -> info.childText("path").stream())
                .findFirst();
    }
}
