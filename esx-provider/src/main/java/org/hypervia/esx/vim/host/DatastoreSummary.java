// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.host;

import java.util.List;
import java.util.Optional;
import org.hypervia.esx.vim.value.ManagedObjectRef;
import org.hypervia.esx.vim.value.ObjectContent;
import org.hypervia.esx.vim.value.PropertyQuery;
import org.hypervia.esx.vim.value.PropertyQuery.Step;
import org.hypervia.esx.vim.value.VimValue;

/**
 * {@code Datastore}: as one host has it.
 *
 * @param name its name, which begins the paths of its files
 * @param reference by what the server knows it
 * @param browser its {@code HostDatastoreBrowser}
 * @param mountPath where the host mounts it; not all hosts say
 */
public record DatastoreSummary(
        String name, ManagedObjectRef reference, Optional<ManagedObjectRef> browser, Optional<String> mountPath) {
    private static final String TYPE = "Datastore";
    private static final String NAME = "summary.name";
    private static final String MOUNTS = "host";
    private static final String BROWSER = "browser";

    /** Asks for all datastores of a host. */
    public static PropertyQuery query(ManagedObjectRef host) {
        return new PropertyQuery()
                .take(TYPE, NAME, MOUNTS, BROWSER)
                .from(host, new Step("datastores", "HostSystem", "datastore", List.of()));
    }

    /** Takes what {@link #query} for this host found. */
    public static List<DatastoreSummary> of(List<ObjectContent> found, ManagedObjectRef host) {
        return found.stream()
                .filter(object -> object.object().type().equals(TYPE))
                .map(object -> new DatastoreSummary(
                        object.text(NAME).orElse(""),
                        object.object(),
                        object.reference(BROWSER),
                        mountPath(object, host)))
                .toList();
    }

    private static Optional<String> mountPath(ObjectContent datastore, ManagedObjectRef host) {
        return datastore.value(MOUNTS).stream()
                .flatMap(VimValue::items)
                .filter(mount ->
                        mount.childToken("key").filter(host.value()::equals).isPresent())
                .flatMap(mount -> mount.child("mountInfo").stream())
                .flatMap(info -> info.childText("path").stream())
                .findFirst();
    }
}
