// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.handle;

import java.util.Optional;
import org.hypervia.api.domain.DomainJob;
import org.hypervia.spi.domain.DomainJobOperations;

record JobHandle(SessionGuard guard, String ref) implements DomainJob {
    @Override
    public Optional<Info> info() {
        return guard.toRead(DomainJobOperations.KIND).info(ref, guard.newDeadline());
    }

    @Override
    public void abort() {
        guard.toChange(DomainJobOperations.KIND).abort(ref, guard.newDeadline());
    }
}
