// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.endpoint;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hypervia.simulator.center.Center;
import org.hypervia.simulator.center.Destination;
import org.hypervia.simulator.center.MoveCheck;
import org.hypervia.simulator.center.Moves;
import org.hypervia.simulator.datastore.Datastore;
import org.hypervia.simulator.host.Host;
import org.hypervia.simulator.inventory.Node;
import org.hypervia.simulator.inventory.Task;
import org.hypervia.simulator.inventory.TaskWork;
import org.hypervia.simulator.machine.Machine;
import org.hypervia.simulator.value.ArrayValue;
import org.hypervia.simulator.value.DataObject;
import org.hypervia.simulator.value.Faults;
import org.hypervia.simulator.value.Ref;
import org.hypervia.simulator.value.VimFault;
import org.jspecify.annotations.Nullable;

/** Taking machines to other hosts and datastores, and asking before whether that will do; a vCenter does it, no host. */
final class MigrationMethods {
    private final Center center;
    private final Moves moves;
    private final TaskStarter tasks;

    MigrationMethods(Center center) {
        this.center = center;
        this.moves = new Moves(center);
        this.tasks = new TaskStarter(center);
    }

    void addTo(Map<String, Method> table) {
        put(table, "ValidateMigration", this::validate);
        put(table, "MigrateVM_Task", this::migrate);
        put(table, "RelocateVM_Task", this::relocate);
        put(table, "CheckMigrate_Task", this::checkMigrate);
        put(table, "CheckRelocate_Task", this::checkRelocate);
        put(table, "QueryVMotionCompatibility", this::compatibility);
        put(table, "QueryVMotionCompatibilityEx_Task", this::compatibilityTask);
    }

    private static void put(Map<String, Method> table, String name, Method method) {
        table.put(name, call -> {
            if (!call.aspect().central()) {
                call.target(Node.class);
                throw Faults.notSupported();
            }
            return method.invoke(call);
        });
    }

    /** Without a host, a pool of the machine's own compute resource leaves it where it is. */
    private Destination destination(Machine machine, @Nullable Ref host, @Nullable Ref pool) {
        if (host != null) {
            Host to = center.inventory().get(host, Host.class);
            if (pool != null && !center.resource(to).owns(pool)) {
                throw Faults.invalidArgument("pool");
            }
            return new Destination(to, pool, null);
        }
        if (pool == null) {
            throw Faults.invalidArgument("host");
        }
        List<Host> hosts = center.resource(pool).hosts();
        Host now = moves.host(machine);
        Host to = hosts.contains(now) ? now : hosts.stream().findFirst().orElse(null);
        if (to == null) {
            throw Faults.invalidArgument("pool");
        }
        return new Destination(to, pool, null);
    }

    private Reply validate(Call call) {
        List<DataObject> events = new ArrayList<>();
        for (Ref ref : call.refs("vm")) {
            Machine machine = call.object(ref, Machine.class);
            Destination to = destination(machine, call.refOrNull("host"), call.refOrNull("pool"));
            MoveCheck check = moves.check(machine, to);
            String user = call.session().user();
            check.errors()
                    .forEach(fault -> events.add(event(true, machine, to, fault)
                            .set("userName", user)
                            .build()));
            check.warnings()
                    .forEach(fault -> events.add(event(false, machine, to, fault)
                            .set("userName", user)
                            .build()));
        }
        return Reply.open("Event", events);
    }

    private DataObject.Builder event(boolean error, Machine machine, Destination to, VimFault fault) {
        String kind = error ? "Error" : "Warning";
        return DataObject.of("Migration" + kind + "Event")
                .set("key", 0)
                .set("chainId", 0)
                .set("createdTime", center.inventory().now())
                .set(
                        "vm",
                        DataObject.of("VmEventArgument")
                                .set("name", machine.name())
                                .set("vm", machine.ref()))
                .set(
                        "host",
                        DataObject.of("HostEventArgument")
                                .set("name", to.host().name())
                                .set("host", to.host().ref()))
                .set("template", machine.template())
                .set("fault", fault.localized())
                .set(
                        "fullFormattedMessage",
                        kind + " message on " + machine.name() + " on "
                                + to.host().name() + ": " + fault.text());
    }

    private Reply migrate(Call call) {
        Machine machine = call.target(Machine.class);
        String wanted = call.text("state", "");
        if (!wanted.isEmpty() && !wanted.equals(machine.power().literal())) {
            throw Faults.invalidPowerState(wanted, machine.power().literal());
        }
        return start(call, machine, "migrate", destination(machine, call.refOrNull("host"), call.refOrNull("pool")));
    }

    private Reply relocate(Call call) {
        Machine machine = call.target(Machine.class);
        return start(call, machine, "relocate", relocation(machine, call.object("spec", "VirtualMachineRelocateSpec")));
    }

    private Destination relocation(Machine machine, DataObject spec) {
        Ref host = spec.get("host") instanceof Ref ref ? ref : null;
        Ref pool = spec.get("pool") instanceof Ref ref ? ref : null;
        Destination to = host == null && pool == null
                ? new Destination(moves.host(machine), null, null)
                : destination(machine, host, pool);
        return spec.get("datastore") instanceof Ref ref
                ? new Destination(to.host(), to.pool(), center.inventory().get(ref, Datastore.class))
                : to;
    }

    private Reply start(Call call, Machine machine, String description, Destination to) {
        return tasks.onMachine(call, description, new TaskWork() {
            @Override
            public void begin(Task task) {
                machine.vmx();
                require(machine, to);
            }

            /** What has changed on the way counts too. */
            @Override
            public @Nullable Object finish() {
                require(machine, to);
                moves.move(machine, to);
                return null;
            }

            @Override
            public boolean cancelable() {
                return true;
            }

            @Override
            public boolean measured() {
                return true;
            }
        });
    }

    private void require(Machine machine, Destination to) {
        List<VimFault> errors = moves.check(machine, to).errors();
        if (!errors.isEmpty()) {
            throw errors.get(0);
        }
    }

    private Reply checkMigrate(Call call) {
        Machine machine = call.object(call.ref("vm"), Machine.class);
        Destination to = destination(machine, call.refOrNull("host"), call.refOrNull("pool"));
        return checked(call, machine, "checkMigrate", to);
    }

    private Reply checkRelocate(Call call) {
        Machine machine = call.object(call.ref("vm"), Machine.class);
        Destination to = relocation(machine, call.object("spec", "VirtualMachineRelocateSpec"));
        return checked(call, machine, "checkRelocate", to);
    }

    private Reply checked(Call call, Machine machine, String description, Destination to) {
        return tasks.start(call, "VirtualMachineProvisioningChecker." + description, call.target(Node.class), (TaskWork)
                () -> new ArrayValue("CheckResult", List.of(result(machine, to))));
    }

    private DataObject result(Machine machine, Destination to) {
        MoveCheck check = moves.check(machine, to);
        return DataObject.of("CheckResult")
                .set("vm", machine.ref())
                .set("host", to.host().ref())
                .set("warning", localized(check.warnings()))
                .set("error", localized(check.errors()))
                .build();
    }

    private static @Nullable List<DataObject> localized(List<VimFault> faults) {
        return faults.isEmpty()
                ? null
                : faults.stream().map(VimFault::localized).toList();
    }

    private Reply compatibility(Call call) {
        Machine machine = call.object(call.ref("vm"), Machine.class);
        List<DataObject> rows = new ArrayList<>();
        for (Ref ref : call.refs("host")) {
            Destination to = new Destination(call.object(ref, Host.class), null, null);
            boolean good = moves.check(machine, to).errors().isEmpty();
            rows.add(DataObject.of("HostVMotionCompatibility")
                    .set("host", ref)
                    .set("compatibility", good ? List.of("cpu", "software") : null)
                    .build());
        }
        return Reply.list("HostVMotionCompatibility", rows);
    }

    private Reply compatibilityTask(Call call) {
        List<Ref> machines = call.refs("vm");
        List<Ref> hosts = call.refs("host");
        return tasks.start(
                call,
                "VirtualMachineProvisioningChecker.queryVMotionCompatibilityEx",
                call.target(Node.class),
                (TaskWork) () -> {
                    List<DataObject> results = new ArrayList<>();
                    for (Ref machine : machines) {
                        for (Ref host : hosts) {
                            Destination to = new Destination(center.inventory().get(host, Host.class), null, null);
                            results.add(result(center.inventory().get(machine, Machine.class), to));
                        }
                    }
                    return new ArrayValue("CheckResult", results);
                });
    }
}
