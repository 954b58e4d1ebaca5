// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.endpoint;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hypervia.simulator.center.Center;
import org.hypervia.simulator.center.ComputeResource;
import org.hypervia.simulator.center.Datacenter;
import org.hypervia.simulator.datastore.Content;
import org.hypervia.simulator.datastore.DatastorePath;
import org.hypervia.simulator.device.PowerState;
import org.hypervia.simulator.host.Host;
import org.hypervia.simulator.inventory.Entity;
import org.hypervia.simulator.inventory.Task;
import org.hypervia.simulator.inventory.TaskWork;
import org.hypervia.simulator.machine.Machine;
import org.hypervia.simulator.machine.MachineWork;
import org.hypervia.simulator.machine.Reconfiguration;
import org.hypervia.simulator.machine.Screen;
import org.hypervia.simulator.value.Faults;
import org.hypervia.simulator.value.Ref;
import org.hypervia.simulator.vmx.Vmx;
import org.jspecify.annotations.Nullable;

/** Registering, changing and removing machines. */
final class MachineMethods {
    private final Center center;
    private final TaskStarter tasks;
    private int screenshots;

    MachineMethods(Center center) {
        this.center = center;
        this.tasks = new TaskStarter(center);
    }

    void addTo(Map<String, Method> table) {
        table.put("RegisterVM_Task", this::register);
        table.put("UnregisterVM", this::unregister);
        table.put("Reload", this::reload);
        table.put("ReconfigVM_Task", this::reconfigure);
        table.put("Rename_Task", this::rename);
        table.put("Destroy_Task", this::destroy);
        table.put("CreateScreenshot_Task", this::screenshot);
        table.put("MarkAsTemplate", this::markAsTemplate);
    }

    private Reply register(Call call) {
        Entity folder = call.target(Entity.class);
        return tasks.start(call, "Folder.registerVm", folder, new Registration(call, folder.ref()));
    }

    private final class Registration implements TaskWork {
        private final Ref folder;
        private final String path;
        private final String name;
        private final boolean template;
        private final @Nullable Ref pool;
        private final @Nullable Ref wish;

        Registration(Call call, Ref folder) {
            this.folder = folder;
            this.path = call.text("path");
            this.name = call.text("name", "");
            this.template = call.flag("asTemplate");
            this.pool = call.refOrNull("pool");
            this.wish = call.hostOrNull("host");
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

        /** The host it is to be on, the first one without a wish; a template has no pool, so that any host will do. */
        private Host host(Datacenter datacenter) {
            ComputeResource resource = datacenter.ofPool(pool);
            if (resource == null && !template) {
                throw Faults.invalidArgument("pool");
            }
            List<Host> hosts = resource == null ? datacenter.hosts() : resource.hosts();
            return hosts.stream()
                    .filter(host -> wish == null || host.ref().equals(wish))
                    .findFirst()
                    .orElseThrow(() -> Faults.invalidArgument("host"));
        }

        @Override
        public @Nullable Object finish() {
            DatastorePath file = DatastorePath.parse(path);
            String lower = file.name().toLowerCase(Locale.ROOT);
            if (!lower.endsWith(".vmx") && !lower.endsWith(".vmtx")) {
                throw Faults.invalidDatastorePath(path);
            }
            Datacenter datacenter = datacenter();
            datacenter.datastore(file);
            Machine machine = datacenter.register(
                    new Datacenter.Berth(host(datacenter), folder, template ? null : pool), file, template);
            if (!name.isEmpty()) {
                giveName(machine, name);
            }
            return machine.ref();
        }
    }

    private static void giveName(Machine machine, String name) {
        machine.reconfigured(machine.vmx().copy().set("displayName", Vmx.escape(name)));
    }

    private Reply unregister(Call call) {
        Machine machine = call.target(Machine.class);
        machine.requireIdle();
        requireStopped(machine);
        center.of(machine).unregister(machine);
        return Reply.NOTHING;
    }

    private Reply reload(Call call) {
        call.target(Machine.class).reload();
        return Reply.NOTHING;
    }

    private static void requireStopped(Machine machine) {
        if (machine.power() == PowerState.POWERED_ON) {
            throw Faults.invalidPowerState(
                    PowerState.POWERED_OFF.literal(), machine.power().literal());
        }
    }

    private Reply reconfigure(Call call) {
        Machine machine = call.target(Machine.class);
        return tasks.onMachine(
                call, "reconfigure", Reconfiguration.work(machine, call.object("spec", "VirtualMachineConfigSpec")));
    }

    private Reply rename(Call call) {
        Entity entity = call.target(Entity.class);
        String name = call.text("newName");
        if (!(entity instanceof Machine machine)) {
            return tasks.start(call, "ManagedEntity.rename", entity, refusal());
        }
        Runnable check = () -> {
            if (name.isEmpty() || name.length() > 80) {
                throw Faults.plain("InvalidName", "The name '" + name + "' is invalid.");
            }
        };
        return tasks.start(
                call,
                "ManagedEntity.rename",
                machine,
                MachineWork.doing(machine, check, () -> giveName(machine, name)));
    }

    private Reply destroy(Call call) {
        Entity entity = call.target(Entity.class);
        if (entity.ref().type().equals("ResourcePool")) {
            return tasks.start(call, "ManagedEntity.destroy", entity, () -> {
                center.resource(entity.ref()).removePool(entity.ref());
                return null;
            });
        }
        if (!(entity instanceof Machine machine)) {
            return tasks.start(call, "ManagedEntity.destroy", entity, refusal());
        }
        Runnable check = () -> {
            if (machine.power() != PowerState.POWERED_OFF) {
                throw Faults.invalidPowerState(
                        PowerState.POWERED_OFF.literal(), machine.power().literal());
            }
        };
        return tasks.start(
                call,
                "VirtualMachine.destroy",
                machine,
                MachineWork.doing(machine, check, () -> center.of(machine).destroy(machine)));
    }

    private static TaskWork refusal() {
        return () -> {
            throw Faults.notSupported();
        };
    }

    private Reply screenshot(Call call) {
        Machine machine = call.target(Machine.class);
        Runnable check = () -> {
            if (machine.power() != PowerState.POWERED_ON) {
                throw Faults.invalidPowerState(
                        PowerState.POWERED_ON.literal(), machine.power().literal());
            }
        };
        return tasks.onMachine(call, "createScreenshot", MachineWork.of(machine, check, () -> {
            String stem = machine.file().name().replaceFirst("\\.[^.]*$", "");
            DatastorePath file = machine.file().sibling(stem + "-" + ++screenshots + ".png");
            machine.datastore().files().write(file.path(), Content.of(Screen.png(machine)), null);
            return file.toString();
        }));
    }

    private Reply markAsTemplate(Call call) {
        Machine machine = call.target(Machine.class);
        machine.requireIdle();
        requireStopped(machine);
        machine.template(true);
        return Reply.NOTHING;
    }
}
