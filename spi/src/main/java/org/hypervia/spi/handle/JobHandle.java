// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.handle;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.hypervia.api.domain.DomainJob;
import org.hypervia.api.domain.JobFlag;
import org.hypervia.spi.domain.DomainJobOperations;

record JobHandle(SessionGuard guard, String ref) implements DomainJob {
    @Override
    public Optional<Info> info(Set<JobFlag> flags) {
        Objects.requireNonNull(flags, "flags");
        DomainJobOperations jobs = guard.toRead(DomainJobOperations.KIND);
        return flags.isEmpty() ? jobs.info(ref, guard.newDeadline()) : jobs.info(ref, flags, guard.newDeadline());
    }

    @Override
    public void abort() {
        guard.toChange(DomainJobOperations.KIND, "virDomainAbortJob").abort(ref, guard.newDeadline());
    }
}
