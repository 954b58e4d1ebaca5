// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.host;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hypervia.simulator.device.PowerState;
import org.hypervia.simulator.inventory.Node;
import org.hypervia.simulator.machine.Machine;
import org.hypervia.simulator.value.DataObject;
import org.hypervia.simulator.value.Faults;
import org.hypervia.simulator.value.Ref;
import org.jspecify.annotations.Nullable;

/** Performance counters: one value for every twenty seconds, computed from the time, so that the same question has the same answer. */
public final class Performance {
    /** The length of a slot in seconds. */
    public static final int INTERVAL = 20;

    private static final int REMEMBERED_SLOTS = 180;

    private static final List<Counter> COUNTERS = List.of(
            new Counter(2, "cpu", "usage", "percent", "average", "rate"),
            new Counter(6, "cpu", "usagemhz", "megaHertz", "average", "rate"),
            new Counter(12, "cpu", "ready", "millisecond", "summation", "delta"),
            new Counter(13, "cpu", "used", "millisecond", "summation", "delta"),
            new Counter(24, "mem", "usage", "percent", "average", "absolute"),
            new Counter(33, "mem", "active", "kiloBytes", "average", "absolute"),
            new Counter(98, "mem", "consumed", "kiloBytes", "average", "absolute"),
            new Counter(125, "disk", "usage", "kiloBytesPerSecond", "average", "rate"),
            new Counter(130, "disk", "read", "kiloBytesPerSecond", "average", "rate"),
            new Counter(131, "disk", "write", "kiloBytesPerSecond", "average", "rate"),
            new Counter(143, "net", "usage", "kiloBytesPerSecond", "average", "rate"),
            new Counter(148, "net", "received", "kiloBytesPerSecond", "average", "rate"),
            new Counter(149, "net", "transmitted", "kiloBytesPerSecond", "average", "rate"));

    private Performance() {}

    private record Counter(int id, String group, String name, String unit, String rollup, String stats) {
        DataObject info() {
            return DataObject.of("PerfCounterInfo")
                    .set("key", id)
                    .set("nameInfo", element(name))
                    .set("groupInfo", element(group))
                    .set("unitInfo", element(unit))
                    .set("rollupType", rollup)
                    .set("statsType", stats)
                    .set("level", 1)
                    .set("perDeviceLevel", 3)
                    .build();
        }

        private static DataObject element(String key) {
            return DataObject.of("ElementDescription")
                    .set("label", key)
                    .set("summary", key)
                    .set("key", key)
                    .build();
        }
    }

    /** {@code PerformanceManager.perfCounter}. */
    public static List<DataObject> counters() {
        return COUNTERS.stream().map(Counter::info).toList();
    }

    /** {@code PerformanceManager.historicalInterval}: a host keeps one day. */
    public static List<DataObject> intervals() {
        return List.of(DataObject.of("PerfInterval")
                .set("key", 1)
                .set("samplingPeriod", 300)
                .set("name", "PastDay")
                .set("length", 129_600)
                .set("level", 1)
                .set("enabled", true)
                .build());
    }

    /** The counters of these ids; faults for an id there is not. */
    public static List<DataObject> counters(List<?> ids) {
        List<DataObject> found = new ArrayList<>();
        for (Object id : ids) {
            found.add(COUNTERS.stream()
                    .filter(counter -> Integer.valueOf(counter.id()).equals(id))
                    .findFirst()
                    .orElseThrow(() -> Faults.invalidArgument("counterId"))
                    .info());
        }
        return found;
    }

    /** What can be measured on an object; nothing on a machine that does not run. */
    public static List<DataObject> available(Node entity) {
        return measurable(entity)
                ? COUNTERS.stream().map(counter -> metric(counter.id())).toList()
                : List.of();
    }

    private static boolean measurable(Node entity) {
        return entity instanceof Host
                || (entity instanceof Machine machine && machine.power() == PowerState.POWERED_ON);
    }

    private static DataObject metric(int id) {
        return DataObject.of("PerfMetricId")
                .set("counterId", id)
                .set("instance", "")
                .build();
    }

    /** {@code QueryPerfProviderSummary}. */
    public static DataObject provider(Ref entity) {
        return DataObject.of("PerfProviderSummary")
                .set("entity", entity)
                .set("currentSupported", true)
                .set("summarySupported", true)
                .set("refreshRate", INTERVAL)
                .build();
    }

    /** The samples one {@code PerfQuerySpec} asks for; null when there are none. */
    public static @Nullable DataObject query(Node entity, DataObject spec) {
        long now = entity.inventory().now().getEpochSecond();
        long end = spec.get("endTime") instanceof Instant time ? Math.min(now, time.getEpochSecond()) : now;
        long oldest = now - (long) REMEMBERED_SLOTS * INTERVAL;
        long start = spec.get("startTime") instanceof Instant time ? Math.max(oldest, time.getEpochSecond()) : oldest;
        List<Long> slots = new ArrayList<>();
        for (long slot = end / INTERVAL; slot * INTERVAL > start && measurable(entity); slot--) {
            slots.add(0, slot);
        }
        if (spec.get("maxSample") instanceof Number max && slots.size() > max.intValue()) {
            slots = slots.subList(slots.size() - max.intValue(), slots.size());
        }
        return slots.isEmpty() ? null : samples(entity, spec, slots);
    }

    private static DataObject samples(Node entity, DataObject spec, List<Long> slots) {
        boolean csv = "csv".equals(spec.get("format"));
        List<DataObject> series = new ArrayList<>();
        for (int id : wanted(spec)) {
            List<Long> values =
                    slots.stream().map(slot -> value(entity, id, slot)).toList();
            DataObject.Builder one = DataObject.of(csv ? "PerfMetricSeriesCSV" : "PerfMetricIntSeries")
                    .set("id", metric(id));
            series.add(one.set("value", csv ? join(values) : values).build());
        }
        DataObject.Builder all =
                DataObject.of(csv ? "PerfEntityMetricCSV" : "PerfEntityMetric").set("entity", entity.ref());
        if (csv) {
            List<String> info = slots.stream()
                    .map(slot -> INTERVAL + "," + Instant.ofEpochSecond(slot * INTERVAL))
                    .toList();
            return all.set("sampleInfoCSV", String.join(",", info))
                    .set("value", series)
                    .build();
        }
        List<DataObject> info = slots.stream()
                .map(slot -> DataObject.of("PerfSampleInfo")
                        .set("timestamp", Instant.ofEpochSecond(slot * INTERVAL))
                        .set("interval", INTERVAL)
                        .build())
                .toList();
        return all.set("sampleInfo", info).set("value", series).build();
    }

    private static List<Integer> wanted(DataObject spec) {
        List<Integer> ids = new ArrayList<>();
        if (spec.get("metricId") instanceof List<?> metrics) {
            for (Object item : metrics) {
                if (item instanceof DataObject metric && metric.get("counterId") instanceof Integer id) {
                    ids.add(id);
                }
            }
        } else {
            COUNTERS.forEach(counter -> ids.add(counter.id()));
        }
        return ids;
    }

    private static String join(List<Long> values) {
        return String.join(",", values.stream().map(String::valueOf).toList());
    }

    /** A value that depends on the object, the counter and the slot, and on nothing else. */
    private static long value(Node entity, int counter, long slot) {
        long mixed = entity.ref().id().hashCode() * 31L + counter * 131L + slot * 17L;
        return 100 + Math.floorMod(mixed, 900L);
    }
}
