// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.handle;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.hypervia.api.domain.DestroyFlag;
import org.hypervia.api.domain.DomainFilter;
import org.hypervia.api.domain.DomainIdentity;
import org.hypervia.api.domain.DomainInfo;
import org.hypervia.api.domain.DomainState;
import org.hypervia.api.domain.DomainStatus;
import org.hypervia.api.domain.DomainSummary;
import org.hypervia.api.domain.ShutdownMode;
import org.hypervia.api.domain.StartFlag;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.value.Listing;
import org.hypervia.api.value.Reading;
import org.hypervia.spi.Deadline;
import org.hypervia.spi.OperationTable;
import org.hypervia.spi.domain.DomainLifecycle;
import org.hypervia.spi.domain.DomainLookup;
import org.hypervia.spi.domain.DomainQueries;

/** One domain, {@code web}, that starts and stops as it is told, and obeys a shutdown after so many looks at its state. */
final class LiveDomain implements DomainLookup, DomainLifecycle, DomainQueries {
    final List<String> calls = new ArrayList<>();
    final List<Deadline> deadlines = new ArrayList<>();
    DomainState state = DomainState.RUNNING;
    int looksUntilOff = Integer.MAX_VALUE;
    ErrorCode lookupError = ErrorCode.NO_DOMAIN;
    boolean hasAgent = true;
    private boolean asked;

    OperationTable table() {
        return OperationTable.builder()
                .with(DomainLookup.KIND, this)
                .with(DomainLifecycle.KIND, this)
                .with(DomainQueries.KIND, this)
                .build();
    }

    private DomainSummary summary() {
        return new DomainSummary(
                new DomainIdentity("vm-7", "web", Reading.of(new UUID(1, 2)), Reading.unset()),
                state.isActive() ? OptionalInt.of(7) : OptionalInt.empty(),
                state,
                Reading.unset(),
                Reading.unset(),
                Reading.unset(),
                Reading.unset(),
                Reading.unset());
    }

    private DomainSummary found(boolean matches) {
        if (!matches) {
            throw new HypervisorException(lookupError, "there is no such domain");
        }
        return summary();
    }

    @Override
    public Listing<DomainSummary> list(DomainFilter filter, Deadline deadline) {
        calls.add("list " + filter.conditions());
        return new Listing<>(List.of(summary()), List.of());
    }

    @Override
    public DomainSummary byId(int id, Deadline deadline) {
        return found(id == 7 && state.isActive());
    }

    @Override
    public DomainSummary byUuid(UUID uuid, Deadline deadline) {
        return found(uuid.equals(new UUID(1, 2)));
    }

    @Override
    public DomainSummary byName(String name, Deadline deadline) {
        return found(name.equals("web"));
    }

    @Override
    public void start(String ref, Set<StartFlag> flags, Deadline deadline) {
        state = DomainState.RUNNING;
    }

    @Override
    public void suspend(String ref, Deadline deadline) {
        state = DomainState.PAUSED;
    }

    @Override
    public void resume(String ref, Deadline deadline) {
        state = DomainState.RUNNING;
    }

    @Override
    public void destroy(String ref, Set<DestroyFlag> flags, Deadline deadline) {
        calls.add("destroy");
        if (!state.isActive()) {
            throw new HypervisorException(ErrorCode.OPERATION_INVALID, "it is off already");
        }
        state = DomainState.SHUTOFF;
    }

    @Override
    public void shutdown(String ref, Set<ShutdownMode> flags, Deadline deadline) {
        calls.add("shutdown");
        if (!hasAgent) {
            throw new HypervisorException(ErrorCode.AGENT_UNRESPONSIVE, "there is no agent");
        }
        asked = true;
    }

    @Override
    public void reboot(String ref, Set<ShutdownMode> flags, Deadline deadline) {}

    @Override
    public void reset(String ref, Deadline deadline) {}

    @Override
    public DomainInfo info(String ref, Deadline deadline) {
        throw new HypervisorException(ErrorCode.NO_SUPPORT, "not here");
    }

    @Override
    public DomainStatus status(String ref, Deadline deadline) {
        calls.add("status");
        deadlines.add(deadline);
        deadline.check("looking");
        if (asked && looksUntilOff-- <= 0) {
            state = DomainState.SHUTOFF;
        }
        return new DomainStatus(state, 0);
    }

    @Override
    public String osType(String ref, Deadline deadline) {
        return "hvm";
    }

    @Override
    public boolean isPersistent(String ref, Deadline deadline) {
        return true;
    }

    @Override
    public boolean isAutostart(String ref, Deadline deadline) {
        return false;
    }

    @Override
    public boolean isUpdated(String ref, Deadline deadline) {
        return false;
    }

    @Override
    public boolean hasManagedSaveImage(String ref, Deadline deadline) {
        return false;
    }
}
