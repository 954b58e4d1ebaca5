// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.testing;

import java.util.Set;
import java.util.function.ToIntFunction;
import org.hypervia.api.domain.DestroyFlag;
import org.hypervia.api.domain.DomainState;
import org.hypervia.api.domain.ShutdownMode;
import org.hypervia.api.domain.StartFlag;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.spi.Deadline;
import org.hypervia.spi.domain.DomainLifecycle;

/** How a {@link TestHost} changes power states, with the quirks of libvirt's test driver. */
record TestPower(TestHost host) implements DomainLifecycle {
    @Override
    public void start(String ref, Set<StartFlag> flags, Deadline deadline) {
        refuse(flags, StartFlag::flag);
        change("start", ref, DomainState.RUNNING, DomainState.SHUTOFF);
    }

    @Override
    public void suspend(String ref, Deadline deadline) {
        change("suspend", ref, DomainState.PAUSED, DomainState.RUNNING, DomainState.PAUSED);
    }

    @Override
    public void resume(String ref, Deadline deadline) {
        change("resume", ref, DomainState.RUNNING, DomainState.PAUSED);
    }

    @Override
    public void destroy(String ref, Set<DestroyFlag> flags, Deadline deadline) {
        refuse(flags, DestroyFlag::flag);
        change("destroy", ref, DomainState.SHUTOFF, DomainState.RUNNING, DomainState.PAUSED);
    }

    @Override
    public void shutdown(String ref, Set<ShutdownMode> flags, Deadline deadline) {
        refuse(flags, ShutdownMode::flag);
        change("shutdown", ref, DomainState.SHUTOFF, DomainState.RUNNING, DomainState.PAUSED);
    }

    @Override
    public void reboot(String ref, Set<ShutdownMode> flags, Deadline deadline) {
        refuse(flags, ShutdownMode::flag);
        change("reboot", ref, DomainState.RUNNING, DomainState.RUNNING, DomainState.PAUSED);
    }

    @Override
    public void reset(String ref, Deadline deadline) {
        change("reset", ref, DomainState.RUNNING, DomainState.RUNNING);
    }

    /** As a hypervisor that knows no flags. */
    private static <F> void refuse(Set<F> flags, ToIntFunction<F> bit) {
        if (!flags.isEmpty()) {
            int bits = flags.stream().mapToInt(bit).sum();
            throw new HypervisorException(
                    ErrorCode.INVALID_ARG, "unsupported flags (0x" + Integer.toHexString(bits) + ")");
        }
    }

    private void change(String verb, String ref, DomainState to, DomainState... from) {
        host.called(verb);
        TestDomain domain = host.find(ref);
        for (DomainState allowed : from) {
            if (domain.state == allowed) {
                domain.state = to;
                return;
            }
        }
        throw new HypervisorException(
                ErrorCode.OPERATION_INVALID, "domain '" + domain.name + "' is " + domain.state + ", so no " + verb);
    }
}
