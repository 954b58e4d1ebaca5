// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.endpoint;

import java.util.Map;
import org.hypervia.simulator.center.Center;
import org.hypervia.simulator.center.ComputeResource;
import org.hypervia.simulator.center.Datacenter;
import org.hypervia.simulator.datastore.Content;
import org.hypervia.simulator.datastore.Datastore;
import org.hypervia.simulator.datastore.DatastorePath;
import org.hypervia.simulator.datastore.FileTree;
import org.hypervia.simulator.host.Host;
import org.hypervia.simulator.inventory.Entity;
import org.hypervia.simulator.inventory.Node;
import org.hypervia.simulator.inventory.Task;
import org.hypervia.simulator.inventory.TaskWork;
import org.hypervia.simulator.machine.Machine;
import org.hypervia.simulator.machine.NewVmx;
import org.hypervia.simulator.machine.Reconfiguration;
import org.hypervia.simulator.value.DataObject;
import org.hypervia.simulator.value.Faults;
import org.hypervia.simulator.value.Ref;
import org.hypervia.simulator.value.VimFault;
import org.jspecify.annotations.Nullable;

/** Making machines, folders and pools; what only a vCenter can do is refused in a host's words. */
final class CreationMethods {
    private final Center center;
    private final TaskStarter tasks;

    CreationMethods(Center center) {
        this.center = center;
        this.tasks = new TaskStarter(center);
    }

    void addTo(Map<String, Method> table) {
        table.put("CreateVM_Task", this::create);
        for (String method : new String[] {"CloneVM_Task", "InstantClone_Task"}) {
            table.put(method, CreationMethods::onlyCenter);
        }
        for (String method :
                new String[] {"CreateFolder", "CreateDatacenter", "MoveIntoFolder_Task", "CreateClusterEx"}) {
            table.put(method, CreationMethods::onlyCenter);
        }
        table.put("CreateResourcePool", call -> {
            Ref parent = call.target(Entity.class).ref();
            return Reply.of(
                    "ref",
                    center.resource(parent)
                            .addPool(parent, call.text("name"), call.object("spec", "ResourceConfigSpec")));
        });
        table.put("UpdateConfig", call -> {
            Ref pool = call.target(Entity.class).ref();
            center.resource(pool)
                    .changePool(pool, call.text("name", ""), call.objectOrEmpty("config", "ResourceConfigSpec"));
            return Reply.NOTHING;
        });
        table.put("DestroyChildren", call -> {
            Ref pool = call.target(Entity.class).ref();
            center.resource(pool).removePoolsBelow(pool);
            return Reply.NOTHING;
        });
    }

    private static Reply onlyCenter(Call call) {
        call.target(Node.class);
        throw Faults.notSupported();
    }

    private Reply create(Call call) {
        Entity folder = call.target(Entity.class);
        Creation work = new Creation(
                folder.ref(),
                call.object("config", "VirtualMachineConfigSpec"),
                call.refOrNull("pool"),
                call.hostOrNull("host"),
                call.session().user());
        return tasks.start(call, "Folder.createVm", folder, work);
    }

    private final class Creation implements TaskWork {
        private final Ref folder;
        private final DataObject spec;
        private final @Nullable Ref pool;
        private final @Nullable Ref wish;
        private final String user;

        Creation(Ref folder, DataObject spec, @Nullable Ref pool, @Nullable Ref wish, String user) {
            this.folder = folder;
            this.spec = spec;
            this.pool = pool;
            this.wish = wish;
            this.user = user;
        }

        @Override
        public void begin(Task task) {
            host(datacenter());
        }

        private Datacenter datacenter() {
            Datacenter datacenter = center.ofMachineFolder(folder);
            if (datacenter == null) {
                throw Faults.notSupported();
            }
            return datacenter;
        }

        private Host host(Datacenter datacenter) {
            ComputeResource resource = datacenter.ofPool(pool);
            if (resource == null) {
                throw Faults.invalidArgument("pool");
            }
            return resource.hosts().stream()
                    .filter(host -> wish == null || host.ref().equals(wish))
                    .findFirst()
                    .orElseThrow(() -> Faults.invalidArgument("host"));
        }

        @Override
        public @Nullable Object finish() {
            if (!(spec.get("name") instanceof String name) || name.isBlank() || name.length() > 80) {
                throw Faults.invalidName(String.valueOf(spec.get("name")));
            }
            Datacenter datacenter = datacenter();
            DatastorePath file = place(datacenter, name);
            FileTree files = datacenter.datastore(file).files();
            if (files.find(file.path()) != null) {
                throw Faults.fileAlreadyExists(file.toString());
            }
            files.makeFolder(file.folder().path(), true);
            files.write(file.path(), Content.of(NewVmx.of(name, spec).bytes()), null);
            Machine machine = datacenter.register(new Datacenter.Berth(host(datacenter), folder, pool), file, false);
            try {
                Reconfiguration.apply(machine, spec);
            } catch (VimFault fault) {
                datacenter.destroy(machine);
                throw fault;
            }
            center.events().happened("VmCreatedEvent", machine, user, "Created virtual machine " + machine.name());
            return machine.ref();
        }

        /** Where the VMX file goes: where the client says, or a folder of the machine's name on the datastore it names. */
        private DatastorePath place(Datacenter datacenter, String name) {
            String wanted =
                    spec.get("files") instanceof DataObject files && files.get("vmPathName") instanceof String path
                            ? path
                            : "";
            DatastorePath path = DatastorePath.parse(wanted);
            Datastore datastore = datacenter.datastore(path);
            if (path.path().endsWith(".vmx")) {
                return path;
            }
            String plain = name.replaceAll("[^A-Za-z0-9 ._-]+", "_");
            String folder = path.path().isEmpty() ? plain : path.path();
            String free = folder;
            for (int i = 1; path.path().isEmpty() && datastore.files().find(free) != null; i++) {
                free = folder + "_" + i;
            }
            return new DatastorePath(path.datastore(), free + "/" + plain + ".vmx");
        }
    }
}
