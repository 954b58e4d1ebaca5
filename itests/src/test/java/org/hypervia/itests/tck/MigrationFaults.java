// SPDX-License-Identifier: Apache-2.0
package org.hypervia.itests.tck;

import java.time.Duration;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.hypervia.api.domain.DomainIdentity;
import org.hypervia.api.domain.DomainState;
import org.hypervia.api.domain.DomainSummary;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.migration.MigrateOptions;
import org.hypervia.api.value.Reading;
import org.hypervia.itests.tck.BrokenProvider.Call;
import org.hypervia.itests.tck.BrokenProvider.Fault;
import org.hypervia.spi.Deadline;
import org.junit.jupiter.params.provider.Arguments;

/** Faults of {@link SeededFaultsIT} in migration. Where only the handles decide, no provider can have one. */
final class MigrationFaults {
    private static final int OPTIONS = 2;
    private static final int DEADLINE = 3;

    private MigrationFaults() {}

    /** What is done instead of a migration. */
    private interface Move {
        Object instead(Call call) throws Throwable;
    }

    static Stream<Arguments> all() {
        return Stream.of(
                fault("a move that only says so", "MIGR-01", MigrationFaults::madeUp),
                fault(
                        "a domain with another UUID at the destination",
                        "MIGR-02",
                        call -> withIdentity(
                                call,
                                row -> new DomainIdentity(
                                        row.ref(), row.name(), Reading.of(new UUID(1, 2)), row.biosUuid()))),
                fault(
                        "a handle of another domain",
                        "MIGR-03",
                        call -> withIdentity(
                                call, row -> new DomainIdentity("vm-9999", row.name(), row.uuid(), row.biosUuid()))),
                fault(
                        "another vCenter that is an internal error",
                        "MIGR-04",
                        call -> failing(call, ErrorCode.INTERNAL_ERROR)),
                fault("operations of others that are taken for one's own", "MIGR-05", call -> {
                    try {
                        return call.make();
                    } catch (HypervisorException e) {
                        throw new ClassCastException(e.getMessage());
                    }
                }),
                fault(
                        "flags that are ignored",
                        "MIGR-06",
                        call -> call.with(OPTIONS, ((MigrateOptions) call.arguments()[OPTIONS]).flags(Set.of()))),
                fault("a broken move that is swallowed", "MIGR-07", MigrationFaults::swallowing),
                fault("a refusal that is swallowed", "MIGR-08", MigrationFaults::swallowing),
                fault(
                        "warnings that nobody hears of",
                        "MIGR-09",
                        call -> call.with(OPTIONS, ((MigrateOptions) call.arguments()[OPTIONS]).warnings(any -> {}))),
                fault(
                        "a listener that is forgotten",
                        "MIGR-10",
                        call -> call.with(DEADLINE, Deadline.after(Duration.ofMinutes(1)))),
                fault("an interrupt that is taken for an end", "MIGR-11", MigrationFaults::swallowing),
                fault("a move to nowhere that is swallowed", "MIGR-12", MigrationFaults::swallowing),
                fault(
                        "a domain that is gone and not missed",
                        "MIGR-13",
                        call -> failing(call, ErrorCode.OPERATION_FAILED)));
    }

    private static Arguments fault(String what, String rule, Move move) {
        Fault fault = call -> call.is("migrate") ? move.instead(call) : call.make();
        return SeededFaultsIT.fault(what, rule, fault);
    }

    private static DomainSummary madeUp(Call call) {
        return row(new DomainIdentity(
                (String) call.arguments()[0], "web01", Reading.of(new UUID(1, 2)), Reading.of(new UUID(1, 2))));
    }

    private static Object swallowing(Call call) throws Throwable {
        try {
            return call.make();
        } catch (HypervisorException e) {
            return madeUp(call);
        }
    }

    private static Object failing(Call call, ErrorCode code) throws Throwable {
        try {
            return call.make();
        } catch (HypervisorException e) {
            throw new HypervisorException(code, String.valueOf(e.getMessage()));
        }
    }

    private interface Renaming {
        DomainIdentity of(DomainIdentity row);
    }

    private static DomainSummary withIdentity(Call call, Renaming renaming) throws Throwable {
        return row(renaming.of(((DomainSummary) call.make()).identity()));
    }

    private static DomainSummary row(DomainIdentity identity) {
        return new DomainSummary(
                identity,
                OptionalInt.empty(),
                DomainState.SHUTOFF,
                Reading.unset(),
                Reading.unset(),
                Reading.unset(),
                Reading.unset(),
                Reading.unset());
    }
}
