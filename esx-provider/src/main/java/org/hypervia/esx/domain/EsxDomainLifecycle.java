// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.domain;

import java.util.Set;
import org.hypervia.api.domain.DestroyFlag;
import org.hypervia.api.domain.DomainState;
import org.hypervia.api.domain.ShutdownMode;
import org.hypervia.api.domain.StartFlag;
import org.hypervia.esx.connection.EsxConnection;
import org.hypervia.esx.connection.Flags;
import org.hypervia.esx.soap.SoapCall;
import org.hypervia.esx.vim.machine.MachineRuntime;
import org.hypervia.esx.vim.machine.VirtualMachineCalls;
import org.hypervia.esx.vim.value.EntityName;
import org.hypervia.esx.vim.value.ManagedObjectRef;
import org.hypervia.esx.vim.value.ObjectContent;
import org.hypervia.esx.vim.value.PowerNeed;
import org.hypervia.spi.Deadline;
import org.hypervia.spi.domain.DomainLifecycle;

/**
 * Power operations. The host decides whether the state allows one, in the same step, and its fault says why not; only
 * start and resume, which are the same VI call, must look first.
 */
public final class EsxDomainLifecycle implements DomainLifecycle {
    private final EsxConnection connection;
    private final SeenStates seen;

    public EsxDomainLifecycle(EsxConnection connection, SeenStates seen) {
        this.connection = connection;
        this.seen = seen;
    }

    @Override
    public void start(String ref, Set<StartFlag> flags, Deadline deadline) {
        Flags.refuse(flags, StartFlag::flag, "starting a domain");
        ManagedObjectRef machine = ManagedObjectRef.virtualMachine(ref);
        DomainState now = present(machine, DomainState.SHUTOFF, deadline);
        if (now != DomainState.SHUTOFF) {
            String step = now == DomainState.PAUSED ? "resume it instead" : "there is nothing to start";
            throw PowerNeed.POWERED_OFF.unmet(connection.names().of(ref), now, "cannot be started", step);
        }
        run("starting", VirtualMachineCalls.powerOn(machine), machine, deadline);
    }

    @Override
    public void resume(String ref, Deadline deadline) {
        ManagedObjectRef machine = ManagedObjectRef.virtualMachine(ref);
        DomainState now = present(machine, DomainState.PAUSED, deadline);
        if (now != DomainState.PAUSED) {
            throw PowerNeed.SUSPENDED.unmet(connection.names().of(ref), now, "cannot be resumed");
        }
        run("resuming", VirtualMachineCalls.powerOn(machine), machine, deadline);
    }

    private DomainState present(ManagedObjectRef machine, DomainState needed, Deadline deadline) {
        return seen.confirm(machine.value(), needed, () -> look(machine, deadline))
                .state();
    }

    private SeenStates.Seen look(ManagedObjectRef machine, Deadline deadline) {
        ObjectContent now = DomainRows.ask(connection, machine.value(), deadline, MachineRuntime.PATH, EntityName.PATH);
        connection.names().remember(machine.value(), EntityName.of(now));
        return new SeenStates.Seen(
                MachineRuntime.of(now.called(connection.names().of(machine))).state(),
                EntityName.reading(now).toOptional(),
                deadline);
    }

    @Override
    public void suspend(String ref, Deadline deadline) {
        ManagedObjectRef machine = forget(ref);
        run("suspending", VirtualMachineCalls.suspend(machine), machine, deadline);
    }

    @Override
    public void destroy(String ref, Set<DestroyFlag> flags, Deadline deadline) {
        Flags.refuse(flags, DestroyFlag::flag, "destroying a domain");
        ManagedObjectRef machine = forget(ref);
        run("destroying", VirtualMachineCalls.powerOff(machine), machine, deadline);
    }

    @Override
    public void shutdown(String ref, Set<ShutdownMode> modes, Deadline deadline) {
        Flags.refuse(modes, ShutdownMode::flag, "shutting a domain down");
        invoke("shutting down", ref, VirtualMachineCalls.shutdownGuest(forget(ref)), deadline);
    }

    @Override
    public void reboot(String ref, Set<ShutdownMode> modes, Deadline deadline) {
        Flags.refuse(modes, ShutdownMode::flag, "rebooting a domain");
        invoke("rebooting", ref, VirtualMachineCalls.rebootGuest(forget(ref)), deadline);
    }

    @Override
    public void reset(String ref, Deadline deadline) {
        ManagedObjectRef machine = forget(ref);
        run("resetting", VirtualMachineCalls.reset(machine), machine, deadline);
    }

    private void run(String action, SoapCall<ManagedObjectRef> call, ManagedObjectRef machine, Deadline deadline) {
        connection.tasks().run(connection.names().doing(action, machine.value(), call), machine, deadline);
    }

    private void invoke(String action, String ref, SoapCall<?> call, Deadline deadline) {
        connection.session().invoke(connection.names().doing(action, ref, call), deadline);
    }

    /** What was seen of a machine is no longer true once it changes. */
    private ManagedObjectRef forget(String ref) {
        seen.take(ref);
        return ManagedObjectRef.virtualMachine(ref);
    }
}
