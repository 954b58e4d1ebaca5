// SPDX-License-Identifier: Apache-2.0
package org.hypervia.itests.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.hypervia.api.domain.DomainFilter;
import org.hypervia.api.domain.DomainIdentity;
import org.hypervia.api.domain.DomainInfo;
import org.hypervia.api.domain.DomainState;
import org.hypervia.api.domain.DomainStatus;
import org.hypervia.api.domain.DomainSummary;
import org.hypervia.api.domain.Screenshot;
import org.hypervia.api.domain.SnapshotInfo;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.value.Listing;
import org.hypervia.api.value.MemorySize;
import org.hypervia.api.value.Reading;
import org.hypervia.itests.tck.BrokenProvider.Call;
import org.hypervia.itests.tck.BrokenProvider.Fault;
import org.hypervia.tck.ProviderContract;
import org.hypervia.tck.TestHost;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract against providers with one fault each: a rule that no fault breaks would be worth nothing. */
class SeededFaultsIT {
    /** The contract on our simulator, through the fault at hand. */
    static class BrokenContract extends ProviderContract {
        @Override
        protected String name() {
            return "seeded-faults";
        }

        @Override
        protected TestHost newHost() {
            return SimulatedHost.start(SeededRun.hypervisors(), "", Map.of());
        }
    }

    /** The contract on a host of our vCenter, likewise. */
    static class BrokenMoves extends ProviderContract {
        @Override
        protected String name() {
            return "seeded-faults-vcenter";
        }

        @Override
        protected TestHost newHost() {
            return VcenterHost.start(SeededRun.hypervisors(), "", Map.of());
        }
    }

    private static Class<?> contract(String rule) {
        return rule.startsWith("MIGR") ? BrokenMoves.class : BrokenContract.class;
    }

    static Stream<Arguments> all() {
        return Stream.of(faults(), DeviceFaults.all(), StorageFaults.all(), MigrationFaults.all())
                .flatMap(each -> each);
    }

    private static Stream<Arguments> faults() {
        return Stream.of(
                fault("a session that is not closed", "CONN-01", call -> call.is("close") ? null : call.make()),
                fault("a thread that is not ended", "CONN-02", call -> {
                    if (call.is("operations")) {
                        leakThread();
                    }
                    return call.make();
                }),
                fault("libvirt's words in front of a message", "CONN-08", call -> {
                    try {
                        return call.make();
                    } catch (HypervisorException e) {
                        throw new HypervisorException(e.code(), e.code().words() + ": " + e.getMessage());
                    }
                }),
                fault(
                        "memory in the wrong unit",
                        "LOOK-05",
                        call -> call.make() instanceof DomainInfo info
                                ? new DomainInfo(
                                        info.state(),
                                        MemorySize.ofBytes(info.maxMemory().bytes() / 1024),
                                        info.memory(),
                                        info.vcpus(),
                                        info.cpuTime())
                                : call.make()),
                fault("a lost error code", "LOOK-09", call -> {
                    try {
                        return call.make();
                    } catch (HypervisorException e) {
                        throw new HypervisorException(ErrorCode.INTERNAL_ERROR, String.valueOf(e.getMessage()));
                    }
                }),
                fault(
                        "an id that is one too high",
                        "LOOK-06",
                        call -> call.is("byId") ? call.withFirst((Integer) call.arguments()[0] + 1) : call.make()),
                fault("a UUID with its halves swapped", "LOOK-08", rows(row -> withUuid(row, swapped(row)))),
                fault("a listing without its first domain", "LOOK-01", listing(rows -> rows.subList(1, rows.size()))),
                fault("a listing with one domain twice", "LOOK-01", listing(rows -> {
                    List<DomainSummary> twice = new ArrayList<>(rows);
                    twice.add(rows.get(0));
                    return twice;
                })),
                fault(
                        "a filter that is ignored",
                        "LOOK-03",
                        call -> call.is("list") ? call.withFirst(DomainFilter.all()) : call.make()),
                fault(
                        "groups of a filter that add up instead of narrowing",
                        "LOOK-04",
                        call -> call.is("list")
                                ? call.withFirst(DomainFilter.of(((DomainFilter) call.arguments()[0])
                                        .conditions().stream().limit(1).toArray(DomainFilter.Condition[]::new)))
                                : call.make()),
                fault(
                        "names without regard to case or blanks",
                        "LOOK-10",
                        call -> call.is("byName")
                                ? call.withFirst(((String) call.arguments()[0]).strip())
                                : call.make()),
                fault(
                        "states that are swapped",
                        "INFO-01",
                        call -> call.make() instanceof DomainStatus status
                                ? new DomainStatus(
                                        status.state() == DomainState.RUNNING
                                                ? DomainState.PAUSED
                                                : DomainState.RUNNING,
                                        status.reason())
                                : call.make()),
                fault(
                        "flags of the XML that are ignored",
                        "INFO-06",
                        call -> call.is("xml") && call.arguments().length == 3 && call.arguments()[1] instanceof Set
                                ? call.with(1, Set.of())
                                : call.make()),
                fault(
                        "a domain that is never persistent",
                        "INFO-04",
                        call -> call.is("isPersistent") ? (Object) false : call.make()),
                fault("autostart that is not stored", "INFO-08", call -> call.is("setAutostart") ? null : call.make()),
                fault("a failed start that is swallowed", "LIFE-02", swallowing("start")),
                fault("a destroy that only says so", "LIFE-03", call -> call.is("destroy") ? null : call.make()),
                fault("a second destroy that is swallowed", "LIFE-04", swallowing("destroy")),
                fault("a resume that does nothing", "LIFE-05", call -> call.is("resume") ? null : call.make()),
                fault(
                        "a change of another domain",
                        "LIFE-09",
                        call -> call.is("destroy")
                                ? call.withFirst(otherThan((String) call.arguments()[0]))
                                : call.make()),
                fault("an undefine that does nothing", "DEFN-05", call -> call.is("undefine") ? null : call.make()),
                fault(
                        "a defined domain with another UUID",
                        "DEFN-01",
                        call -> call.is("define")
                                ? withUuid((DomainSummary) call.make(), new UUID(1, 2))
                                : call.make()),
                fault(
                        "a model that is defined in part",
                        "DEFN-07",
                        call -> call.is("define") ? call.withOtherCpus() : call.make()),
                fault("bad XML that is an argument error", "DEFN-04", call -> {
                    try {
                        return call.make();
                    } catch (HypervisorException e) {
                        throw e.code() == ErrorCode.XML_DETAIL
                                ? new HypervisorException(ErrorCode.INVALID_ARG, String.valueOf(e.getMessage()))
                                : e;
                    }
                }),
                fault(
                        "maximum memory that is rounded down",
                        "RSRC-02",
                        call -> call.is("setMaxMemory") ? call.with(1, MemorySize.ofMebibytes(512)) : call.make()),
                fault(
                        "memory in KiB for MiB",
                        "RSRC-04",
                        call -> call.is("setMemory")
                                ? call.with(1, MemorySize.ofBytes(((MemorySize) call.arguments()[1]).bytes() / 256))
                                : call.make()),
                fault(
                        "one virtual CPU too many",
                        "RSRC-06",
                        call -> call.is("vcpus") ? (Object) ((Integer) call.make() + 1) : call.make()),
                fault("scheduler parameters that are not checked", "RSRC-10", swallowing("setScheduler")),
                fault(
                        "a snapshot tree that is flat",
                        "SNAP-03",
                        call -> call.is("tree")
                                ? ((List<?>) call.make())
                                        .stream()
                                                .flatMap(root -> ((SnapshotInfo) root).walk())
                                                .map(SeededFaultsIT::alone)
                                                .toList()
                                : call.make()),
                fault(
                        "no snapshot that is current",
                        "SNAP-04",
                        call -> call.is("tree")
                                ? ((List<?>) call.make())
                                        .stream()
                                                .map(root -> notCurrent((SnapshotInfo) root))
                                                .toList()
                                : call.make()),
                fault(
                        "a delete that forgets the children",
                        "SNAP-08",
                        call -> call.is("delete") ? call.with(2, Set.of()) : call.make()),
                fault("a revert that does nothing", "SNAP-06", call -> call.is("revert") ? null : call.make()),
                fault(
                        "a description that is lost",
                        "SNAP-02",
                        call -> call.is("create") && call.arguments().length == 4
                                ? call.with(
                                        1,
                                        ((String) call.arguments()[1]).replaceAll("<description>.*?</description>", ""))
                                : call.make()),
                fault(
                        "a guest that speaks when it is off",
                        "GUST-02",
                        call -> call.is("hostname") && call.arguments().length == 3
                                ? (Object) "somebody"
                                : call.make()),
                fault(
                        "a picture of another kind",
                        "GUST-04",
                        call -> call.make() instanceof Screenshot picture
                                ? new Screenshot("image/jpeg", picture.content())
                                : call.make()));
    }

    static Arguments fault(String what, String rule, Fault fault) {
        return Arguments.of(what, rule, fault);
    }

    @ParameterizedTest(name = "{0} is caught by {1}")
    @MethodSource("all")
    void aFaultIsCaught(String what, String rule, Fault fault) {
        assertThat(SeededRun.failed(contract(rule), rule, Call::make))
                .as("%s without the fault", rule)
                .isEmpty();
        assertThat(SeededRun.failed(contract(rule), rule, fault))
                .as("%s with %s", rule, what)
                .containsExactly(rule);
    }

    private static void leakThread() {
        Thread thread = new Thread(
                () -> {
                    try {
                        Thread.sleep(Duration.ofSeconds(20).toMillis());
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "hypervia-leaked");
        thread.setDaemon(true);
        thread.start();
    }

    static Fault swallowing(String method) {
        return call -> {
            if (!call.is(method)) {
                return call.make();
            }
            try {
                return call.make();
            } catch (HypervisorException e) {
                return null;
            }
        };
    }

    /** Machines of the simulator have small numbers: web01 is 1, db01 is 2. */
    private static String otherThan(String ref) {
        return ref.equals("1") ? "2" : "1";
    }

    private interface Rows {
        List<DomainSummary> spoil(List<DomainSummary> rows);
    }

    private interface Row {
        DomainSummary spoil(DomainSummary row);
    }

    private static Fault listing(Rows rows) {
        return call -> {
            if (!call.is("list")) {
                return call.make();
            }
            List<DomainSummary> items = new ArrayList<>();
            ((Listing<?>) call.make()).items().forEach(item -> items.add((DomainSummary) item));
            return new Listing<>(rows.spoil(items), List.of());
        };
    }

    private static Fault rows(Row row) {
        return listing(rows -> rows.stream().map(row::spoil).toList());
    }

    private static UUID swapped(DomainSummary row) {
        UUID uuid = row.identity().uuid().orElse(new UUID(0, 0));
        return new UUID(uuid.getLeastSignificantBits(), uuid.getMostSignificantBits());
    }

    private static DomainSummary withUuid(DomainSummary row, UUID uuid) {
        DomainIdentity identity = row.identity();
        return new DomainSummary(
                new DomainIdentity(identity.ref(), identity.name(), Reading.of(uuid), identity.biosUuid()),
                row.id().isPresent() ? OptionalInt.of(row.id().getAsInt()) : OptionalInt.empty(),
                row.state(),
                row.maxMemory(),
                row.memory(),
                row.vcpus(),
                row.hasSnapshot(),
                row.title());
    }

    private static SnapshotInfo alone(SnapshotInfo snapshot) {
        return copy(snapshot, snapshot.current(), List.of());
    }

    private static SnapshotInfo notCurrent(SnapshotInfo snapshot) {
        return copy(
                snapshot,
                false,
                snapshot.children().stream().map(SeededFaultsIT::notCurrent).toList());
    }

    private static SnapshotInfo copy(SnapshotInfo from, boolean isCurrent, List<SnapshotInfo> children) {
        return new SnapshotInfo(
                from.ref(),
                from.name(),
                from.description(),
                from.state(),
                from.created(),
                from.parent(),
                from.quiesced(),
                isCurrent,
                from.metadata(),
                children);
    }
}
