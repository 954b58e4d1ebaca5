// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.endpoint;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.hypervia.simulator.datastore.Content;
import org.hypervia.simulator.datastore.Datastore;
import org.hypervia.simulator.datastore.DatastorePath;
import org.hypervia.simulator.datastore.DiskInfo;
import org.hypervia.simulator.datastore.FileQuery;
import org.hypervia.simulator.datastore.FileSearch;
import org.hypervia.simulator.datastore.FileTree;
import org.hypervia.simulator.datastore.StoredFile;
import org.hypervia.simulator.datastore.VirtualDisks;
import org.hypervia.simulator.host.EsxHost;
import org.hypervia.simulator.inventory.Node;
import org.hypervia.simulator.inventory.TaskWork;
import org.hypervia.simulator.value.ArrayValue;
import org.hypervia.simulator.value.DataObject;
import org.hypervia.simulator.value.Faults;
import org.jspecify.annotations.Nullable;

/** Looking for files, and making, moving and deleting files and disks. */
final class DatastoreMethods {
    private final EsxHost host;
    private final TaskStarter tasks;

    DatastoreMethods(EsxHost host) {
        this.host = host;
        this.tasks = new TaskStarter(host);
    }

    void addTo(Map<String, Method> table) {
        table.put("SearchDatastore_Task", call -> search(call, "searchDatastore", false));
        table.put("SearchDatastoreSubFolders_Task", call -> search(call, "searchDatastoreSubFolders", true));
        table.put("RefreshDatastore", call -> {
            call.target(Datastore.class).refresh();
            return Reply.NOTHING;
        });
        table.put("MakeDirectory", call -> {
            DatastorePath path = DatastorePath.parse(call.text("name"));
            files(path).makeFolder(path.path(), call.flag("createParentDirectories"));
            return Reply.NOTHING;
        });
        table.put("DeleteDatastoreFile_Task", call -> {
            DatastorePath path = DatastorePath.parse(call.text("name"));
            return run(call, "FileManager.deleteFile", () -> files(path).delete(path.path()));
        });
        table.put("MoveDatastoreFile_Task", call -> transfer(call, "FileManager.move", true));
        table.put("CopyDatastoreFile_Task", call -> transfer(call, "FileManager.copy", false));
        table.put("CreateVirtualDisk_Task", this::createDisk);
        table.put("CopyVirtualDisk_Task", this::copyDisk);
        table.put("DeleteVirtualDisk_Task", call -> {
            DatastorePath path = DatastorePath.parse(call.text("name"));
            return run(
                    call, "VirtualDiskManager.deleteVirtualDisk", () -> VirtualDisks.delete(files(path), path.path()));
        });
        table.put("ZeroFillVirtualDisk_Task", call -> {
            DatastorePath path = DatastorePath.parse(call.text("name"));
            return run(
                    call, "VirtualDiskManager.zeroFillVirtualDisk", () -> VirtualDisks.zero(files(path), path.path()));
        });
        table.put("QueryVirtualDiskUuid", call -> {
            DatastorePath path = DatastorePath.parse(call.text("name"));
            return Reply.of(
                    "string", VirtualDisks.disk(files(path), path.path()).uuid());
        });
    }

    private FileTree files(DatastorePath path) {
        return host.datastore(path).files();
    }

    /** A task of one step without a result. */
    private Reply run(Call call, String description, Runnable step) {
        return tasks.start(call, description, call.target(Node.class), (TaskWork) () -> {
            step.run();
            return null;
        });
    }

    private Reply search(Call call, String description, boolean deep) {
        Node browser = call.target(Node.class);
        String text = call.text("datastorePath");
        FileSearch search = search(call.objectOrEmpty("searchSpec", "HostDatastoreBrowserSearchSpec"));
        return tasks.start(call, "host.DatastoreBrowser." + description, browser, cancelable(() -> {
            DatastorePath path = DatastorePath.parse(text);
            Datastore datastore = host.datastore(path);
            return deep
                    ? new ArrayValue("HostDatastoreBrowserSearchResults", search.subFolders(datastore, path.path()))
                    : search.folder(datastore, path.path());
        }));
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
                    queries.add(new FileQuery(query.type(), flags(query.get("details"))));
                }
            }
        }
        List<String> patterns = new ArrayList<>();
        if (spec.get("matchPattern") instanceof List<?> texts) {
            texts.forEach(text -> patterns.add(String.valueOf(text)));
        }
        boolean ignoreCase = Boolean.TRUE.equals(spec.get("searchCaseInsensitive"));
        return new FileSearch(queries, flags(spec.get("details")), patterns, ignoreCase);
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
        DatastorePath from = DatastorePath.parse(call.text("sourceName"));
        DatastorePath to = DatastorePath.parse(call.text("destinationName"));
        boolean force = call.flag("force");
        return run(call, description, () -> {
            if (move) {
                files(from).move(from.path(), files(to), to.path(), force);
            } else {
                copy(from, to, force);
            }
        });
    }

    private void copy(DatastorePath from, DatastorePath to, boolean force) {
        StoredFile file = files(from).get(from.path());
        Content content = file.content();
        if (content == null) {
            throw Faults.notSupported();
        }
        if (!force && files(to).find(to.path()) != null) {
            throw Faults.fileAlreadyExists(to.toString());
        }
        files(to).write(to.path(), content, file.disk());
    }

    private Reply createDisk(Call call) {
        DatastorePath path = DatastorePath.parse(call.text("name"));
        DataObject spec = call.object("spec", "VirtualDiskSpec");
        String controller = switch (String.valueOf(spec.get("adapterType"))) {
            case "busLogic" -> "VirtualBusLogicController";
            case "ide" -> "VirtualIDEController";
            default -> "VirtualLsiLogicController";
        };
        long size = spec.get("capacityKb") instanceof Long number ? number : 0;
        boolean thin = "thin".equals(spec.get("diskType"));
        return run(call, "VirtualDiskManager.createVirtualDisk", () -> {
            if (size <= 0) {
                throw Faults.invalidArgument("spec.capacityKb");
            }
            DiskInfo disk = new DiskInfo(size, controller, thin, VirtualDisks.uuid(path.toString()));
            VirtualDisks.create(files(path), path.path(), disk);
        });
    }

    private Reply copyDisk(Call call) {
        DatastorePath from = DatastorePath.parse(call.text("sourceName"));
        DatastorePath to = DatastorePath.parse(call.text("destName"));
        boolean force = call.flag("force");
        return run(call, "VirtualDiskManager.copyVirtualDisk", () -> {
            VirtualDisks.disk(files(from), from.path());
            if (force && files(to).find(to.path()) != null) {
                VirtualDisks.delete(files(to), to.path());
            }
            VirtualDisks.copy(files(from), from.path(), files(to), to.path());
        });
    }
}
