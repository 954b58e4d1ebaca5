// SPDX-License-Identifier: Apache-2.0
package org.hypervia.libvirt;

import java.util.Set;
import org.hypervia.api.domain.DestroyFlag;
import org.hypervia.api.domain.ShutdownMode;
import org.hypervia.api.domain.StartFlag;
import org.hypervia.libvirt.remote.LibvirtDomain;
import org.hypervia.spi.Deadline;
import org.hypervia.spi.domain.DomainLifecycle;

/** Power operations. */
record LibvirtLifecycle(LibvirtSession session) implements DomainLifecycle {
    @Override
    public void start(String ref, Set<StartFlag> flags, Deadline deadline) {
        session.change(ref, deadline, domain -> domain.start(Bits.of(flags, StartFlag::flag)));
    }

    @Override
    public void suspend(String ref, Deadline deadline) {
        session.change(ref, deadline, LibvirtDomain::suspend);
    }

    @Override
    public void resume(String ref, Deadline deadline) {
        session.change(ref, deadline, LibvirtDomain::resume);
    }

    @Override
    public void destroy(String ref, Set<DestroyFlag> flags, Deadline deadline) {
        session.change(ref, deadline, domain -> domain.destroy(Bits.of(flags, DestroyFlag::flag)));
    }

    @Override
    public void shutdown(String ref, Set<ShutdownMode> modes, Deadline deadline) {
        session.change(ref, deadline, domain -> domain.shutdown(Bits.of(modes, ShutdownMode::flag)));
    }

    @Override
    public void reboot(String ref, Set<ShutdownMode> modes, Deadline deadline) {
        session.change(ref, deadline, domain -> domain.reboot(Bits.of(modes, ShutdownMode::flag)));
    }

    @Override
    public void reset(String ref, Deadline deadline) {
        session.change(ref, deadline, LibvirtDomain::reset);
    }
}
