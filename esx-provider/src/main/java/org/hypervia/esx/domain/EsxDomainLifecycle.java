// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.domain;

import java.util.Set;
import org.hypervia.api.domain.DestroyFlag;
import org.hypervia.api.domain.DomainState;
import org.hypervia.api.domain.ShutdownMode;
import org.hypervia.api.domain.StartFlag;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.connection.EsxConnection;
import org.hypervia.esx.soap.SoapCall;
import org.hypervia.esx.vim.machine.MachineRuntime;
import org.hypervia.esx.vim.machine.VirtualMachineCalls;
import org.hypervia.esx.vim.value.EntityName;
import org.hypervia.esx.vim.value.ManagedObjectRef;
import org.hypervia.esx.vim.value.ObjectContent;
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
        powerOn(ref, DomainState.SHUTOFF, "starting", "started", deadline);
    }

    @Override
    public void resume(String ref, Deadline deadline) {
        powerOn(ref, DomainState.PAUSED, "resuming", "resumed", deadline);
    }

    private void powerOn(String ref, DomainState needed, String doing, String done, Deadline deadline) {
        ManagedObjectRef machine = ManagedObjectRef.virtualMachine(ref);
        SeenStates.Seen now = seen.confirm(ref, needed, () -> look(machine, deadline));
        if (now.state() != needed) {
            throw new HypervisorException(
                    ErrorCode.OPERATION_INVALID,
                    connection.names().of(ref) + " is " + word(now.state()) + " and cannot be " + done + ": it must be "
                            + word(needed));
        }
        run(doing, VirtualMachineCalls.powerOn(machine), machine, deadline);
    }

    private SeenStates.Seen look(ManagedObjectRef machine, Deadline deadline) {
        ObjectContent now = DomainRows.ask(connection, machine.value(), deadline, MachineRuntime.PATH, EntityName.PATH);
        connection.names().remember(machine.value(), EntityName.of(now));
        return new SeenStates.Seen(
                MachineRuntime.of(now.called(connection.names().of(machine))).state(),
                EntityName.reading(now).toOptional(),
                deadline);
    }

    /** Returns VMware's word for a state, which says what a power operation needs. */
    static String word(DomainState state) {
        return switch (state) {
            case RUNNING -> "running";
            case PAUSED -> "suspended";
            case SHUTOFF -> "powered off";
            default -> "in an unknown state";
        };
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
