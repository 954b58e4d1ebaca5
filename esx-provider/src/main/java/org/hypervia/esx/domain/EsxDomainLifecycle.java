// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.domain;

import org.hypervia.api.domain.DomainState;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.session.EsxConnection;
import org.hypervia.esx.vim.Calls;
import org.hypervia.esx.vim.ManagedObjectRef;
import org.hypervia.spi.Deadline;
import org.hypervia.spi.DomainLifecycle;

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
    public void start(String ref, Deadline deadline) {
        powerOn(ref, DomainState.SHUTOFF, "started", deadline);
    }

    @Override
    public void resume(String ref, Deadline deadline) {
        powerOn(ref, DomainState.PAUSED, "resumed", deadline);
    }

    private void powerOn(String ref, DomainState needed, String done, Deadline deadline) {
        ManagedObjectRef machine = ManagedObjectRef.virtualMachine(ref);
        DomainState state = seen.take(ref)
                .orElseGet(() -> DomainRows.state(
                        connection.properties().retrieveOne(machine, deadline, DomainRows.POWER_STATE)));
        if (state != needed) {
            throw new HypervisorException(
                    ErrorCode.OPERATION_INVALID,
                    "domain " + ref + " is " + word(state) + " and cannot be " + done + ": it must be " + word(needed));
        }
        task("PowerOnVM_Task", ref, deadline);
    }

    private static String word(DomainState state) {
        return switch (state) {
            case RUNNING -> "running";
            case PAUSED -> "suspended";
            case SHUTOFF -> "powered off";
            default -> "in an unknown state";
        };
    }

    @Override
    public void suspend(String ref, Deadline deadline) {
        task("SuspendVM_Task", ref, deadline);
    }

    @Override
    public void destroy(String ref, Deadline deadline) {
        task("PowerOffVM_Task", ref, deadline);
    }

    @Override
    public void shutdown(String ref, Deadline deadline) {
        guest("ShutdownGuest", ref, deadline);
    }

    @Override
    public void reboot(String ref, Deadline deadline) {
        guest("RebootGuest", ref, deadline);
    }

    private void task(String method, String ref, Deadline deadline) {
        ManagedObjectRef machine = ManagedObjectRef.virtualMachine(ref);
        seen.take(ref);
        connection.tasks().run(Calls.reference(method, machine), machine, deadline);
    }

    private void guest(String method, String ref, Deadline deadline) {
        seen.take(ref);
        connection.session().invoke(Calls.plain(method, ManagedObjectRef.virtualMachine(ref)), deadline);
    }
}
