// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.hypervia.api.CallOptions;
import org.hypervia.api.Hypervisor;
import org.hypervia.api.domain.DomainFilter;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.FaultMatrix.Operation;
import org.hypervia.simulator.EsxSimulator;
import org.hypervia.simulator.TrafficCounts;
import org.hypervia.simulator.fault.FaultRule;
import org.hypervia.simulator.fault.Misbehaviour;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Each misbehaviour under each request of each operation. Whatever happens: the operation succeeds and is done, or fails with
 * one of libvirt's codes; what changes something goes out once; the connection works afterwards, and nothing stays on the host.
 *
 * <p>The requests that change something meet everything; of the others every cell is tried with a fuzz factor above one, and
 * without it one of some, always the same.
 */
@Tag("slow")
class FaultMatrixTest {
    private static final int STEP = Integer.getInteger("hypervia.fuzz.factor", 1) > 1 ? 1 : 19;

    /** For an answer that never comes; all others are there long before. */
    private static final CallOptions SHORT = CallOptions.timeout(Duration.ofMillis(500));

    private static final CallOptions LONG = CallOptions.timeout(Duration.ofSeconds(30));

    @ParameterizedTest
    @EnumSource
    void nothingIsLostDoubledOrLeftBehind(Operation operation) {
        TrafficCounts normal = normal(operation);
        List<String> wrong = new ArrayList<>();
        int cell = operation.ordinal();
        for (var misbehaviour : new TreeMap<>(FaultMatrix.MISBEHAVIOURS).entrySet()) {
            for (int number = 0; number < normal.total(); number++) {
                if (cell++ % STEP != 0) {
                    continue;
                }
                FaultRule rule =
                        FaultRule.on("*", misbehaviour.getValue()).after(number).once();
                note(wrong, misbehaviour.getKey() + " at request " + number, () -> tryOne(operation, rule, normal));
            }
            for (String change : operation.changes) {
                FaultRule rule = FaultRule.on(change, misbehaviour.getValue()).once();
                note(wrong, misbehaviour.getKey() + " at " + change, () -> tryOne(operation, rule, normal));
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static void note(List<String> wrong, String cell, Runnable trial) {
        try {
            trial.run();
        } catch (HypervisorException | AssertionError e) {
            wrong.add(cell + ": " + e);
        }
    }

    /** The requests when nothing goes wrong. */
    private static TrafficCounts normal(Operation operation) {
        try (EsxSimulator host = FaultMatrix.host();
                Hypervisor connection = Simulated.connect(host)) {
            operation.prepare(host);
            host.resetTraffic();
            call(operation, connection);
            operation.verify(host);
            return host.traffic();
        }
    }

    private static void tryOne(Operation operation, FaultRule rule, TrafficCounts normal) {
        Misbehaviour misbehaviour = rule.misbehaviour();
        try (EsxSimulator host = FaultMatrix.host()) {
            operation.prepare(host);
            Hypervisor connection = Simulated.connect(host);
            host.resetTraffic();
            host.faults().add(rule);
            try {
                call(operation, connection.with(misbehaviour instanceof Misbehaviour.Held ? SHORT : LONG));
                if (!isLie(operation, misbehaviour)) {
                    operation.verify(host);
                }
            } catch (HypervisorException e) {
                assertThat(e.getMessage()).as("message").isNotBlank().doesNotContain("\u001b");
            }
            host.faults().remove(rule);
            for (String change : operation.changes) {
                assertThat(host.traffic().of(change))
                        .as(change)
                        .isLessThanOrEqualTo(normal.of(change) + operation.repairs + (mayRepeat(misbehaviour) ? 1 : 0));
            }
            operation.verifyWhole(host);
            assertUsable(connection, misbehaviour);
            connection.close();
            assertThat(host.openSessions()).as("sessions").isZero();
            assertThat(host.openFilters()).as("filters").isZero();
        }
    }

    /** Refused before it was carried out, so that it may be made again. */
    private static boolean mayRepeat(Misbehaviour misbehaviour) {
        return misbehaviour instanceof Misbehaviour.ExpireBefore
                || misbehaviour instanceof Misbehaviour.Fault fault
                        && fault.type().equals("NotAuthenticated")
                || misbehaviour instanceof Misbehaviour.Http http && http.status() == 401;
    }

    /** A server that says 200 to an upload and keeps nothing of it cannot be told from one that keeps it. */
    private static boolean isLie(Operation operation, Misbehaviour misbehaviour) {
        return operation == Operation.REDEFINE
                && misbehaviour instanceof Misbehaviour.Http http
                && http.status() == 200;
    }

    private static void assertUsable(Hypervisor connection, Misbehaviour misbehaviour) {
        if (misbehaviour instanceof Misbehaviour.Duplicate duplicate && duplicate.late()) {
            // The old answer may meet this very call, which must not take it for its own.
            try {
                assertThat(connection.domains().summaries(DomainFilter.all()).orThrow())
                        .hasSizeBetween(2, 4);
            } catch (HypervisorException e) {
                assertThat(e.getMessage()).isNotBlank();
            }
        }
        assertThat(connection.domains().summaries(DomainFilter.all()).orThrow())
                .as("the connection afterwards")
                .hasSizeBetween(2, 4);
    }

    private static void call(Operation operation, Hypervisor connection) {
        try {
            operation.call(connection);
        } catch (HypervisorException e) {
            throw e;
        } catch (Exception e) {
            throw new AssertionError("an exception that nobody promised", e);
        }
    }
}
