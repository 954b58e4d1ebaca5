// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.host;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.vim.session.VimSession;
import org.hypervia.esx.vim.value.Calls;
import org.hypervia.esx.vim.value.ManagedObjectRef;
import org.hypervia.esx.vim.value.VimValue;
import org.hypervia.esx.vim.value.XsdDateTime;
import org.hypervia.spi.Deadline;

/**
 * {@code PerformanceManager}: the last real-time sample of a counter. The numbers of counters differ from server to server,
 * so they are asked for once per connection, in two round trips; after that a sample is one. Thread-safe.
 */
public final class PerformanceCounters {
    private static final int REAL_TIME_SECONDS = 20;

    private final VimSession session;
    private final ConcurrentHashMap<Counter, Integer> numbers = new ConcurrentHashMap<>();

    public PerformanceCounters(VimSession session) {
        this.session = session;
    }

    /**
     * What is counted, such as {@code cpu.used.summation}.
     *
     * @param group such as {@code cpu}
     * @param name such as {@code used}
     * @param rollup such as {@code summation}
     */
    public record Counter(String group, String name, String rollup) {
        @Override
        public String toString() {
            return group + "." + name + "." + rollup;
        }
    }

    /**
     * A sample.
     *
     * @param value in the counter's unit
     * @param interval the time it is about
     * @param end when that time ended
     */
    public record Sample(long value, Duration interval, Instant end) {}

    /**
     * Returns the last sample of an object as a whole; empty when there is none, as for a machine that is off.
     *
     * @param action what it is asked for, for messages
     */
    public Optional<Sample> last(Counter counter, ManagedObjectRef entity, String action, Deadline deadline) {
        Integer known = numbers.get(counter);
        if (known == null) {
            List<Integer> available = available(entity, action, deadline);
            if (available.isEmpty()) {
                return Optional.empty();
            }
            known = number(counter, available, action, deadline);
            numbers.put(counter, known);
        }
        int number = known;
        List<VimValue> series = session.invoke(
                Calls.values(
                                "QueryPerf",
                                session.content().manager("perfManager"),
                                out -> out.element(
                                        "querySpec",
                                        spec -> spec.reference("entity", entity)
                                                .number("maxSample", 1)
                                                .element(
                                                        "metricId",
                                                        metric -> metric.number("counterId", number)
                                                                .text("instance", ""))
                                                .number("intervalId", REAL_TIME_SECONDS)
                                                .text("format", "normal")))
                        .repeatable()
                        .called(action),
                deadline);
        return series.stream().flatMap(found -> sample(found).stream()).findFirst();
    }

    private static Optional<Sample> sample(VimValue metric) {
        Optional<VimValue> info = metric.child("sampleInfo");
        Optional<Instant> end = info.flatMap(sample -> sample.childText("timestamp"))
                .map(String::strip)
                .flatMap(XsdDateTime::parse);
        Optional<Long> seconds = info.flatMap(sample -> sample.childNumber("interval"));
        Optional<Long> value = metric.child("value").flatMap(values -> values.childNumber("value"));
        // A negative value stands for a sample that the host does not have.
        return value.filter(amount -> amount >= 0 && end.isPresent() && seconds.isPresent())
                .map(amount -> new Sample(amount, Duration.ofSeconds(seconds.orElseThrow()), end.orElseThrow()));
    }

    /** The numbers of what is counted for an object now; none for a machine that is off. */
    private List<Integer> available(ManagedObjectRef entity, String action, Deadline deadline) {
        return session
                .invoke(
                        Calls.values(
                                        "QueryAvailablePerfMetric",
                                        session.content().manager("perfManager"),
                                        out -> out.reference("entity", entity).number("intervalId", REAL_TIME_SECONDS))
                                .repeatable()
                                .called(action),
                        deadline)
                .stream()
                .flatMap(metric -> metric.childNumber("counterId").stream())
                .map(Math::toIntExact)
                .distinct()
                .toList();
    }

    /** Asks for the descriptions of some: those of all counters of a server are hundreds of kilobytes. */
    private int number(Counter counter, List<Integer> available, String action, Deadline deadline) {
        return session
                .invoke(
                        Calls.values(
                                        "QueryPerfCounter",
                                        session.content().manager("perfManager"),
                                        out -> available.forEach(number -> out.number("counterId", number)))
                                .repeatable()
                                .called(action),
                        deadline)
                .stream()
                .filter(info -> is(info, counter))
                .flatMap(info -> info.childNumber("key").stream())
                .findFirst()
                .map(Math::toIntExact)
                .orElseThrow(() -> new HypervisorException(
                        ErrorCode.OPERATION_UNSUPPORTED, "the server has no performance counter " + counter));
    }

    private static boolean is(VimValue info, Counter counter) {
        return key(info, "groupInfo").equals(counter.group())
                && key(info, "nameInfo").equals(counter.name())
                && info.childText("rollupType").orElse("").strip().equals(counter.rollup());
    }

    private static String key(VimValue info, String field) {
        return info.child(field)
                .flatMap(description -> description.childText("key"))
                .map(String::strip)
                .orElse("");
    }
}
