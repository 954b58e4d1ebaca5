// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.endpoint;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.hypervia.simulator.center.Center;
import org.hypervia.simulator.center.Datacenter;
import org.hypervia.simulator.datastore.Datastore;
import org.hypervia.simulator.datastore.DatastorePath;
import org.hypervia.simulator.datastore.FileQuery;
import org.hypervia.simulator.datastore.FileSearch;
import org.hypervia.simulator.inventory.Node;
import org.hypervia.simulator.inventory.TaskWork;
import org.hypervia.simulator.value.ArrayValue;
import org.hypervia.simulator.value.DataObject;
import org.hypervia.simulator.value.Faults;
import org.hypervia.simulator.value.Ref;
import org.jspecify.annotations.Nullable;

/** Looking for files, making folders, and moving, copying and deleting files: browsers and {@code FileManager}. */
final class DatastoreMethods {
    private final Center center;
    private final TaskStarter tasks;

    DatastoreMethods(Center center) {
        this.center = center;
        this.tasks = new TaskStarter(center);
    }

    void addTo(Map<String, Method> table) {
        table.put("SearchDatastore_Task", call -> search(call, "searchDatastore", false));
        table.put("SearchDatastoreSubFolders_Task", call -> search(call, "searchDatastoreSubFolders", true));
        for (String refresh : List.of("RefreshDatastore", "RefreshDatastoreStorageInfo")) {
            table.put(refresh, call -> {
                call.target(Datastore.class).refresh();
                return Reply.NOTHING;
            });
        }
        table.put("MakeDirectory", this::makeDirectory);
        table.put("DeleteDatastoreFile_Task", call -> {
            Place place = Place.of(center, call);
            return tasks.run(call, "FileManager.deleteFile", () -> {
                place.files().get(place.path());
                place.requireUnlocked();
                place.files().delete(place.path());
            });
        });
        table.put("MoveDatastoreFile_Task", call -> transfer(call, "FileManager.move", true));
        table.put("CopyDatastoreFile_Task", call -> transfer(call, "FileManager.copy", false));
    }

    private Reply makeDirectory(Call call) {
        Place place = Place.of(center, call);
        if (place.path().isEmpty()) {
            throw Faults.invalidDatastorePath(place.whole().toString());
        }
        String top = place.path().replaceFirst("/.*", "");
        if (!place.datastore().topFolders() && place.files().find(top) == null) {
            throw Faults.fileFault("CannotCreateFile", place.whole().toString());
        }
        place.files().makeFolder(place.path(), call.flag("createParentDirectories"));
        return Reply.NOTHING;
    }

    private Reply search(Call call, String description, boolean deep) {
        Node browser = call.target(Node.class);
        String text = call.text("datastorePath");
        FileSearch search = search(call.objectOrEmpty("searchSpec", "HostDatastoreBrowserSearchSpec"));
        return tasks.start(call, "host.DatastoreBrowser." + description, browser, cancelable(() -> {
            DatastorePath path = DatastorePath.parse(text);
            Datastore datastore = ofBrowser(browser).datastore(path);
            datastore.requireAccessible();
            return deep
                    ? new ArrayValue("HostDatastoreBrowserSearchResults", search.subFolders(datastore, path.path()))
                    : search.folder(datastore, path.path());
        }));
    }

    /** The datacenter of a browser's datastores. */
    private Datacenter ofBrowser(Node browser) {
        if (browser.value("datastore") instanceof List<?> refs && !refs.isEmpty() && refs.get(0) instanceof Ref first) {
            return center.ofDatastore(center.inventory().get(first, Datastore.class));
        }
        throw Faults.invalidDatastorePath("");
    }

    private static TaskWork cancelable(Supplier<Object> step) {
        return new TaskWork() {
            @Override
            public @Nullable Object finish() {
                return step.get();
            }

            @Override
            public boolean cancelable() {
                return true;
            }
        };
    }

    private static FileSearch search(DataObject spec) {
        List<FileQuery> queries = new ArrayList<>();
        if (spec.get("query") instanceof List<?> wanted) {
            for (Object item : wanted) {
                if (item instanceof DataObject query) {
                    queries.add(new FileQuery(
                            query.type(),
                            flags(query.get("details")),
                            query.get("filter") instanceof DataObject filter ? filter : null));
                }
            }
        }
        List<String> patterns = new ArrayList<>();
        if (spec.get("matchPattern") instanceof List<?> texts) {
            texts.forEach(text -> patterns.add(String.valueOf(text)));
        }
        boolean ignoreCase = Boolean.TRUE.equals(spec.get("searchCaseInsensitive"));
        boolean foldersFirst = Boolean.TRUE.equals(spec.get("sortFoldersFirst"));
        return new FileSearch(queries, flags(spec.get("details")), patterns, ignoreCase, foldersFirst);
    }

    /** The members of a data object that say yes. */
    private static Set<String> flags(@Nullable Object details) {
        Set<String> set = new HashSet<>();
        if (details instanceof DataObject object) {
            object.fields().forEach((name, value) -> {
                if (Boolean.TRUE.equals(value)) {
                    set.add(name);
                }
            });
        }
        return set;
    }

    private Reply transfer(Call call, String description, boolean move) {
        Place from = Place.source(center, call);
        Place to = from.destination(call, "destination");
        boolean force = call.flag("force");
        return tasks.run(call, description, () -> {
            from.files().get(from.path());
            from.requireUnlocked();
            if ((to.whole() + "/").startsWith(from.whole() + "/")) {
                // Onto itself, or a folder into itself.
                throw Faults.fileAlreadyExists(to.whole().toString());
            }
            if (move) {
                from.files().move(from.path(), to.files(), to.path(), force);
            } else {
                from.files().copy(from.path(), to.files(), to.path(), force);
            }
        });
    }
}
