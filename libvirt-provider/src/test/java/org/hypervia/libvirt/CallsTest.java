// SPDX-License-Identifier: Apache-2.0
package org.hypervia.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.hypervia.api.ConnectionSpec;
import org.hypervia.api.Hypervisor;
import org.hypervia.api.domain.Domain;
import org.hypervia.api.domain.DomainFilter;
import org.hypervia.api.domain.DomainInfo;
import org.hypervia.api.domain.DomainSummary;
import org.hypervia.api.domain.SummaryPart;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.resource.Affect;
import org.hypervia.api.resource.CpuUsage;
import org.hypervia.spi.Deadline;
import org.hypervia.spi.handle.HypervisorHandle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is asked of libvirt: nothing that nobody wants to know. */
class CallsTest {
    private static final Deadline SOON = Deadline.after(Duration.ofMinutes(1));

    private final Watched libvirt = new Watched();
    private final ConnectionSpec spec =
            ConnectionSpec.builder("test:///default").build();
    private final LibvirtSession session = LibvirtSession.open(libvirt.link(), spec, SOON);
    private final Hypervisor connection = new HypervisorHandle(session, "libvirt", spec);

    @AfterEach
    void end() {
        connection.close();
    }

    private List<String> callsOf(Runnable what) {
        libvirt.calls.clear();
        what.run();
        return List.copyOf(libvirt.calls);
    }

    private static DomainSummary only(List<DomainSummary> rows) {
        assertThat(rows).hasSize(1);
        return rows.get(0);
    }

    @Test
    void aRowCostsOneCallForEachPartThatIsWanted() {
        DomainFilter all = DomainFilter.all();
        assertThat(callsOf(() -> connection.domains().summaries(all, Set.of()))).containsExactly("status");
        assertThat(callsOf(() -> connection.domains().summaries(all, Set.of(SummaryPart.TITLE))))
                .containsExactly("status", "metadata");
        assertThat(callsOf(() -> connection.domains().summaries(all, Set.of(SummaryPart.SIZES))))
                .containsExactlyInAnyOrder("status", "info");
        assertThat(callsOf(() -> connection.domains().summaries(all, Set.of(SummaryPart.SNAPSHOT))))
                .containsExactlyInAnyOrder("status", "currentSnapshot");
        assertThat(callsOf(() -> connection.domains().summaries(all)))
                .containsExactlyInAnyOrder("status", "info", "currentSnapshot", "metadata");
    }

    @Test
    void whatIsWantedIsTold() {
        Domain test = connection.domains().byName("test");
        test.setTitle(Optional.of("a title"), Affect.CURRENT);
        DomainSummary whole = only(connection.domains().summaries().items());
        assertThat(whole.title().orElse("")).isEqualTo("a title");
        assertThat(whole.vcpus().orElse(0)).isEqualTo(2);
        assertThat(whole.hasSnapshot().orElse(true)).isFalse();
        DomainSummary titled = only(connection
                .domains()
                .summaries(DomainFilter.all(), Set.of(SummaryPart.TITLE))
                .items());
        assertThat(titled.title()).isEqualTo(whole.title());
        assertThat(titled.state()).isEqualTo(whole.state());
        assertThat(titled.identity()).isEqualTo(whole.identity());
        assertThat(titled.vcpus().toOptional()).isEmpty();
    }

    /** Who finds a domain wants a handle, and asks it. */
    @Test
    void findingADomainAsksWhetherItIsThere() {
        assertThat(callsOf(() -> connection.domains().list())).containsExactly("status");
        assertThat(callsOf(() -> connection.domains().byName("test"))).containsExactly("status");
        assertThat(callsOf(() -> connection.domains().byId(1))).containsExactly("status");
    }

    private CpuUsage usage(Deadline deadline) {
        return new LibvirtCpuUsage(session)
                .cpuUsage(connection.domains().byName("test").identity().ref(), deadline);
    }

    /** Two totals, of which the second is so much larger. */
    private void totals(Duration first, Duration second) {
        List<Duration> totals = new ArrayList<>(List.of(first, second));
        libvirt.change("info", answer -> {
            DomainInfo info = (DomainInfo) answer;
            return new DomainInfo(info.state(), info.maxMemory(), info.memory(), info.vcpus(), totals.remove(0));
        });
    }

    @Test
    void cpuUsageIsWhatTheTotalGrewByBetweenTwoReadings() {
        totals(Duration.ofSeconds(70), Duration.ofMillis(70_400));
        CpuUsage usage = usage(SOON);
        assertThat(usage.used()).isEqualTo(Duration.ofMillis(400));
        assertThat(usage.interval()).isPositive();
    }

    @Test
    void aTotalThatShrankIsNoUsage() {
        totals(Duration.ofSeconds(70), Duration.ofSeconds(1));
        Libvirt.assertFails(ErrorCode.OPERATION_INVALID, () -> usage(SOON)).contains("anew");
    }

    @Test
    void aDomainThatHasAnotherNumberByNowWasStartedAnew() {
        List<OptionalInt> numbers = new ArrayList<>(List.of(OptionalInt.of(1), OptionalInt.of(2)));
        String ref = connection.domains().byName("test").identity().ref();
        libvirt.change("id", answer -> numbers.remove(0));
        Libvirt.assertFails(ErrorCode.OPERATION_INVALID, () -> new LibvirtCpuUsage(session).cpuUsage(ref, SOON))
                .contains("anew");
    }

    @Test
    void aDomainThatIsOffUsesNothingAndASecondMustBeAllowed() {
        Libvirt.assertFails(ErrorCode.OPERATION_TIMEOUT, () -> usage(Deadline.after(Duration.ofMillis(300))));
        connection.domains().byName("test").destroy();
        Libvirt.assertFails(ErrorCode.OPERATION_INVALID, () -> usage(SOON)).contains("'test'");
    }

    @Test
    @Timeout(60)
    void closingTheConnectionEndsAPause() {
        // So long that nothing but the end of the connection ends it.
        Thread closing = new Thread(connection::close);
        closing.start();
        Libvirt.assertFails(
                ErrorCode.INVALID_CONN,
                () -> session.pause("resting", Duration.ofHours(1), Deadline.after(Duration.ofHours(2))));
    }

    @Test
    void closingTheConnectionEndsTheWaitForTheSecondReading() {
        libvirt.change("info", answer -> {
            Thread closing = new Thread(connection::close);
            closing.start();
            return answer;
        });
        Libvirt.assertFails(ErrorCode.INVALID_CONN, () -> usage(SOON));
    }
}
