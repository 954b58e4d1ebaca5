// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.handle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.hypervia.api.CallOptions;
import org.hypervia.api.ConnectionSpec;
import org.hypervia.api.Hypervisor;
import org.hypervia.api.domain.Domain;
import org.hypervia.api.domain.DomainFilter;
import org.hypervia.api.domain.DomainFilter.Condition;
import org.hypervia.api.domain.DomainIdentity;
import org.hypervia.api.domain.DomainState;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.value.Reading;
import org.hypervia.spi.handle.StateWait.Pauses;
import org.junit.jupiter.api.Test;

class DomainHandleTest {
    private static final Duration LONG = Duration.ofDays(1);
    private static final Pauses NONE = new Pauses(Duration.ZERO, Duration.ZERO);

    private final LiveDomain live = new LiveDomain();
    private final ConnectionSpec spec = ConnectionSpec.builder("bare://h/").build();
    private final BareSession session = new BareSession(spec.uri(), live.table());
    private final Hypervisor connection = new HypervisorHandle(session, "bare", spec);

    private Domain web() {
        return connection.domains().byName("web");
    }

    private static HypervisorException failure(Runnable call) {
        return catchThrowableOfType(HypervisorException.class, call::run);
    }

    @Test
    void aHandleIsTheSameKeyWhateverTheStateOfItsDomain() {
        Map<Domain, String> notes = new HashMap<>();
        Domain running = web();
        notes.put(running, "mine");

        running.destroy();
        Domain off = web();

        assertThat(running.id()).isNotEqualTo(off.id());
        assertThat(off).isEqualTo(running).hasSameHashCodeAs(running);
        assertThat(notes).containsEntry(off, "mine");
        assertThat(off.snapshots()).isEqualTo(running.snapshots());

        off.start();
        assertThat(notes).containsEntry(web(), "mine");
    }

    @Test
    void handlesOfOtherConnectionsOrDomainsAreOthers() {
        SessionGuard guard = new SessionGuard(session, "bare", false, LONG);
        DomainIdentity other = new DomainIdentity("vm-8", "web", Reading.of(new UUID(1, 2)), Reading.unset());

        assertThat(web())
                .isNotEqualTo(new HypervisorHandle(new BareSession(spec.uri(), live.table()), "bare", spec)
                        .domains()
                        .byName("web"))
                .isNotEqualTo(new DomainHandle(guard, other, web().id()));
    }

    @Test
    void lookingForWhatIsNotThereIsEmptyAndAnyOtherErrorStaysOne() {
        assertThat(connection.domains().find("web")).contains(web());
        assertThat(connection.domains().findByUuid(new UUID(1, 2))).contains(web());
        assertThat(connection.domains().findById(7)).contains(web());
        assertThat(connection.domains().find("nobody")).isEmpty();
        assertThat(connection.domains().findByUuid(new UUID(7, 7))).isEmpty();
        assertThat(connection.domains().findById(9)).isEmpty();

        live.lookupError = ErrorCode.MULTIPLE_DOMAINS;
        assertThat(failure(() -> connection.domains().find("twins")).code()).isEqualTo(ErrorCode.MULTIPLE_DOMAINS);
    }

    @Test
    void aListingWithoutAFilterIsOfAll() {
        assertThat(connection.domains().list()).containsExactly(web());
        assertThat(connection.domains().summaries()).hasSize(1);
        assertThat(connection.domains().list(DomainFilter.of(Condition.RUNNING)))
                .hasSize(1);
        assertThat(live.calls).containsExactly("list []", "list []", "list [RUNNING]");
    }

    @Test
    void aStateThatIsThereAlreadyIsNotWaitedFor() {
        web().awaitState(DomainState.RUNNING, LONG);

        assertThat(live.calls).containsExactly("status");
    }

    @Test
    void aStateIsAskedForUntilItIsThere() {
        live.looksUntilOff = 5;
        web().shutdown();

        new StateWait(new SessionGuard(session, "bare", true, LONG), web().identity(), NONE)
                .until(DomainState.SHUTOFF, LONG);

        assertThat(live.calls).containsExactly("shutdown", "status", "status", "status", "status", "status", "status");
    }

    @Test
    void pausesGrowToTheirLongest() {
        Pauses pauses = new Pauses(Duration.ofMillis(100), Duration.ofMillis(350));

        assertThat(pauses.after(pauses.first())).isEqualTo(Duration.ofMillis(200));
        assertThat(pauses.after(Duration.ofMillis(200))).isEqualTo(Duration.ofMillis(350));
        assertThat(pauses.after(Duration.ofMillis(350))).isEqualTo(Duration.ofMillis(350));
    }

    @Test
    void aWaitThatTakesTooLongNamesTheDomainAndItsState() {
        HypervisorException error = failure(() -> web().awaitState(DomainState.SHUTOFF, Duration.ofNanos(1)));

        assertThat(error.code()).isEqualTo(ErrorCode.OPERATION_TIMEOUT);
        assertThat(error).hasMessageContaining("'web'").hasMessageContaining("shutoff");
        HypervisorException later = failure(() -> web().awaitState(DomainState.SHUTOFF, Duration.ofMillis(20)));
        assertThat(later.code()).isEqualTo(ErrorCode.OPERATION_TIMEOUT);
        assertThatThrownBy(() -> web().awaitState(DomainState.SHUTOFF, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anInterruptEndsAWaitAndKeepsTheFlag() {
        Thread.currentThread().interrupt();

        HypervisorException error = failure(() -> web().awaitState(DomainState.SHUTOFF, LONG));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(error.code()).isEqualTo(ErrorCode.OPERATION_ABORTED);
        assertThat(error).hasMessageContaining("'web'").hasMessageContaining("shutoff");
    }

    @Test
    void closingTheConnectionEndsAWait() throws InterruptedException {
        Domain web = web();
        HypervisorException[] error = new HypervisorException[1];
        Thread waiting = new Thread(() -> error[0] = failure(() -> web.awaitState(DomainState.SHUTOFF, LONG)));
        waiting.start();
        connection.close();
        waiting.join();

        assertThat(error[0].code()).isEqualTo(ErrorCode.INVALID_CONN);
    }

    @Test
    void aGuestThatObeysIsNotSwitchedOff() {
        live.looksUntilOff = 0;

        assertThat(web().shutdownOrDestroy(LONG)).isTrue();
        assertThat(live.calls).containsExactly("shutdown", "status");
    }

    @Test
    void aGuestThatDoesNotObeyOrCannotBeAskedIsSwitchedOff() {
        assertThat(web().shutdownOrDestroy(Duration.ofNanos(1))).isFalse();
        assertThat(live.calls).startsWith("shutdown").endsWith("destroy");
        assertThat(live.state).isEqualTo(DomainState.SHUTOFF);

        live.calls.clear();
        live.state = DomainState.RUNNING;
        live.hasAgent = false;
        assertThat(web().shutdownOrDestroy(LONG)).isFalse();
        assertThat(live.calls).containsExactly("shutdown", "destroy");
    }

    @Test
    void anInterruptedStopDoesNotPullTheCord() {
        Thread.currentThread().interrupt();

        HypervisorException error = failure(() -> web().shutdownOrDestroy(LONG));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(error.code()).isEqualTo(ErrorCode.OPERATION_ABORTED);
        assertThat(live.state).isEqualTo(DomainState.RUNNING);
    }

    @Test
    void aViewHasItsOwnLimitAndListenersAndTheSameSession() {
        CallOptions options = CallOptions.timeout(Duration.ofSeconds(5)).progress(progress -> {});
        Hypervisor view = connection.with(options);
        Domain seen = view.domains().byName("web");
        seen.status();
        web().status();
        view.with(CallOptions.timeout(Duration.ofHours(5)))
                .domains()
                .byName("web")
                .status();

        assertThat(seen).isEqualTo(web()).hasSameHashCodeAs(web());
        assertThat(live.deadlines.get(0).remaining()).isLessThanOrEqualTo(Duration.ofSeconds(5));
        assertThat(live.deadlines.get(0).progress()).isEqualTo(options.progress());
        assertThat(live.deadlines.get(1).remaining()).isGreaterThan(Duration.ofSeconds(5));
        assertThat(live.deadlines.get(1).progress()).isEmpty();
        assertThat(live.deadlines.get(2).remaining()).isGreaterThan(Duration.ofHours(4));
        assertThat(live.deadlines.get(2).within(Duration.ofSeconds(1)).progress())
                .isEqualTo(options.progress());
    }

    @Test
    void closingAViewDoesNothingAndClosingTheConnectionClosesTheView() {
        Hypervisor view = connection.with(CallOptions.defaults());
        view.close();
        assertThat(view.isAlive()).isTrue();
        assertThat(session.closings).hasValue(0);

        connection.close();
        assertThat(view.isAlive()).isFalse();
        assertThat(failure(view::version).code()).isEqualTo(ErrorCode.INVALID_CONN);
        assertThat(session.closings).hasValue(1);
    }
}
