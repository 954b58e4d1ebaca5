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
import org.hypervia.simulator.datastore.Content;
import org.hypervia.simulator.datastore.Datastore;
import org.hypervia.simulator.datastore.DatastorePath;
import org.hypervia.simulator.datastore.DiskInfo;
import org.hypervia.simulator.datastore.FileQuery;
import org.hypervia.simulator.datastore.FileSearch;
import org.hypervia.simulator.datastore.FileTree;
import org.hypervia.simulator.datastore.StoredFile;
import org.hypervia.simulator.datastore.VirtualDisks;
import org.hypervia.simulator.inventory.Node;
import org.hypervia.simulator.inventory.TaskWork;
import org.hypervia.simulator.value.ArrayValue;
import org.hypervia.simulator.value.DataObject;
import org.hypervia.simulator.value.Faults;
import org.hypervia.simulator.value.Ref;
import org.jspecify.annotations.Nullable;

/** Looking for files, and making, moving and deleting files and disks. */
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
        table.put("RefreshDatastore", call -> {
            call.target(Datastore.class).refresh();
            return Reply.NOTHING;
        });
        table.put("MakeDirectory", call -> {
            Place place = place(call);
            place.files().makeFolder(place.path(), call.flag("createParentDirectories"));
            return Reply.NOTHING;
        });
        table.put("DeleteDatastoreFile_Task", call -> {
            Place place = place(call);
            return run(call, "FileManager.deleteFile", () -> place.files().delete(place.path()));
        });
        table.put("MoveDatastoreFile_Task", call -> transfer(call, "FileManager.move", true));
        table.put("CopyDatastoreFile_Task", call -> transfer(call, "FileManager.copy", false));
        table.put("CreateVirtualDisk_Task", this::createDisk);
        table.put("CopyVirtualDisk_Task", this::copyDisk);
        table.put("DeleteVirtualDisk_Task", call -> {
            Place place = place(call);
            return run(
                    call,
                    "VirtualDiskManager.deleteVirtualDisk",
                    () -> VirtualDisks.delete(place.files(), place.path()));
        });
        table.put("ZeroFillVirtualDisk_Task", call -> {
            Place place = place(call);
            return run(
                    call,
                    "VirtualDiskManager.zeroFillVirtualDisk",
                    () -> VirtualDisks.zero(place.files(), place.path()));
        });
        table.put("InflateVirtualDisk_Task", call -> resize(call, "VirtualDiskManager.inflateVirtualDisk", false));
        table.put("ExtendVirtualDisk_Task", call -> resize(call, "VirtualDiskManager.extendVirtualDisk", true));
        table.put("QueryVirtualDiskUuid", call -> {
            Place place = place(call);
            return Reply.of(
                    "string", VirtualDisks.disk(place.files(), place.path()).uuid());
        });
    }

    /** A file or folder that a call names; whether its datastore is there shows when it is looked at. */
    private record Place(Datacenter datacenter, DatastorePath whole) {
        static Place of(Datacenter datacenter, String path) {
            return new Place(datacenter, DatastorePath.parse(path));
        }

        FileTree files() {
            return datacenter.datastore(whole).files();
        }

        String path() {
            return whole.path();
        }
    }

    private Place place(Call call) {
        return Place.of(center.datacenter(call.refOrNull("datacenter")), call.text("name"));
    }

    /** Where a copy or move starts. */
    private Place source(Call call) {
        return Place.of(center.datacenter(call.refOrNull("sourceDatacenter")), call.text("sourceName"));
    }

    /** Where it ends; without a word the destination is in the datacenter of the source. */
    private Place destination(Call call, String word, Place source) {
        Ref datacenter = call.refOrNull(word + "Datacenter");
        return Place.of(
                datacenter == null ? source.datacenter() : center.datacenter(datacenter), call.text(word + "Name"));
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
            Datastore datastore = ofBrowser(browser).datastore(path);
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
        Place from = source(call);
        Place to = destination(call, "destination", from);
        boolean force = call.flag("force");
        return run(call, description, () -> {
            if (move) {
                from.files().move(from.path(), to.files(), to.path(), force);
            } else {
                copy(from, to, force);
            }
        });
    }

    private static void copy(Place from, Place to, boolean force) {
        StoredFile file = from.files().get(from.path());
        Content content = file.content();
        if (content == null) {
            throw Faults.notSupported();
        }
        if (!force && to.files().find(to.path()) != null) {
            throw Faults.fileAlreadyExists(to.whole().toString());
        }
        to.files().write(to.path(), content, file.disk());
    }

    /** Makes a disk larger, or takes all the space it may need. */
    private Reply resize(Call call, String description, boolean extend) {
        Place place = place(call);
        long wanted = extend ? Long.parseLong(call.text("newCapacityKb")) : 0;
        return run(call, description, () -> {
            DiskInfo old = VirtualDisks.disk(place.files(), place.path());
            if (extend && wanted < old.capacityKb()) {
                throw Faults.invalidArgument("newCapacityKb");
            }
            VirtualDisks.delete(place.files(), place.path());
            DiskInfo changed = new DiskInfo(
                    Math.max(wanted, old.capacityKb()), old.controller(), extend && old.thin(), old.uuid());
            VirtualDisks.create(place.files(), place.path(), changed);
        });
    }

    private Reply createDisk(Call call) {
        Place place = place(call);
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
            DiskInfo disk = new DiskInfo(
                    size, controller, thin, VirtualDisks.uuid(place.whole().toString()));
            VirtualDisks.create(place.files(), place.path(), disk);
        });
    }

    private Reply copyDisk(Call call) {
        Place from = source(call);
        Place to = destination(call, "dest", from);
        boolean force = call.flag("force");
        return run(call, "VirtualDiskManager.copyVirtualDisk", () -> {
            VirtualDisks.disk(from.files(), from.path());
            if (force && to.files().find(to.path()) != null) {
                VirtualDisks.delete(to.files(), to.path());
            }
            VirtualDisks.copy(from.files(), from.path(), to.files(), to.path());
        });
    }
}
