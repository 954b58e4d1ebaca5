// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.handle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hypervia.api.ConnectionSpec;
import org.hypervia.api.Hypervisor;
import org.hypervia.api.domain.DestroyFlag;
import org.hypervia.api.domain.Domain;
import org.hypervia.api.domain.DomainFilter;
import org.hypervia.api.domain.DomainIdentity;
import org.hypervia.api.domain.DomainState;
import org.hypervia.api.domain.DomainSummary;
import org.hypervia.api.domain.DomainXmlFlag;
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
import org.hypervia.spi.domain.DomainXmlOperations;
import org.junit.jupiter.api.Test;

class HypervisorHandleTest {
    private static final DomainSummary WEB = new DomainSummary(
            new DomainIdentity("vm-7", "web", Reading.of(new UUID(1, 2)), Reading.unset()),
            OptionalInt.of(7),
            DomainState.RUNNING,
            Reading.unset(),
            Reading.unset(),
            Reading.unset(),
            Reading.unset(),
            Reading.unset());

    /** Records which operation was called for which domain. */
    private static final class Recorder implements DomainLookup, DomainLifecycle, DomainXmlOperations {
        final List<String> calls = new ArrayList<>();

        OperationTable table() {
            return OperationTable.builder()
                    .with(DomainLookup.KIND, this)
                    .with(DomainLifecycle.KIND, this)
                    .with(DomainXmlOperations.KIND, this)
                    .build();
        }

        @Override
        public Listing<DomainSummary> list(DomainFilter filter, Deadline deadline) {
            return new Listing<>(List.of(WEB), List.of());
        }

        @Override
        public DomainSummary byId(int id, Deadline deadline) {
            return WEB;
        }

        @Override
        public DomainSummary byUuid(UUID uuid, Deadline deadline) {
            return WEB;
        }

        @Override
        public DomainSummary byName(String name, Deadline deadline) {
            return WEB;
        }

        @Override
        public void start(String ref, Set<StartFlag> flags, Deadline deadline) {
            calls.add("start " + ref);
        }

        @Override
        public void suspend(String ref, Deadline deadline) {
            calls.add("suspend " + ref);
        }

        @Override
        public void resume(String ref, Deadline deadline) {
            calls.add("resume " + ref);
        }

        @Override
        public void destroy(String ref, Set<DestroyFlag> flags, Deadline deadline) {
            calls.add("destroy " + ref);
        }

        @Override
        public void shutdown(String ref, Set<ShutdownMode> flags, Deadline deadline) {
            calls.add("shutdown " + ref);
        }

        @Override
        public void reboot(String ref, Set<ShutdownMode> flags, Deadline deadline) {
            calls.add("reboot " + ref);
        }

        @Override
        public void reset(String ref, Deadline deadline) {
            calls.add("reset " + ref);
        }

        @Override
        public String xml(String ref, Set<DomainXmlFlag> flags, Deadline deadline) {
            return "<domain/>";
        }
    }

    private final Recorder recorder = new Recorder();

    private Hypervisor open(boolean readOnly) {
        ConnectionSpec spec =
                ConnectionSpec.builder("bare://h/").readOnly(readOnly).build();
        return new HypervisorHandle(new BareSession(spec.uri(), recorder.table()), "bare", spec);
    }

    @Test
    void everyPowerCallReachesItsOwnOperationByReference() {
        try (Hypervisor connection = open(false)) {
            Domain domain = connection.domains().byName("web");
            domain.start();
            domain.suspend();
            domain.resume();
            domain.destroy();
            domain.shutdown();
            domain.reboot();
            domain.reset();
        }

        assertThat(recorder.calls)
                .containsExactly(
                        "start vm-7",
                        "suspend vm-7",
                        "resume vm-7",
                        "destroy vm-7",
                        "shutdown vm-7",
                        "reboot vm-7",
                        "reset vm-7");
    }

    @Test
    void aReadOnlyConnectionChangesNothingAndTellsNoSecrets() {
        try (Hypervisor connection = open(true)) {
            Domain domain = connection.domains().byId(7);
            assertFails(ErrorCode.OPERATION_DENIED, domain::destroy);
            assertFails(ErrorCode.OPERATION_DENIED, () -> domain.xml(EnumSet.of(DomainXmlFlag.SECURE)));
            assertFails(ErrorCode.OPERATION_DENIED, () -> domain.xml(EnumSet.of(DomainXmlFlag.MIGRATABLE)));
            assertThat(domain.xml(Set.of())).isEqualTo("<domain/>");
        }

        assertThat(recorder.calls).isEmpty();
    }

    @Test
    void aSessionThatIsKnownToBeLostIsNotAlive() {
        ConnectionSpec spec = ConnectionSpec.builder("bare://h/").build();
        BareSession session = new BareSession(spec.uri(), recorder.table());
        Hypervisor connection = new HypervisorHandle(session, "bare", spec);
        assertThat(connection.isAlive()).isTrue();
        session.lost.set(true);
        assertThat(connection.isAlive()).isFalse();
        assertThat(connection.libraryVersion()).isEmpty();
        assertThat(connection.daemonVersion()).isEmpty();
    }

    @Test
    void afterCloseEveryCallFailsAndTheSessionIsClosedOnce() {
        ConnectionSpec spec = ConnectionSpec.builder("bare://h/").build();
        BareSession session = new BareSession(spec.uri(), recorder.table());
        Hypervisor connection = new HypervisorHandle(session, "bare", spec);
        Domain domain = connection.domains().list(DomainFilter.all()).items().get(0);
        assertThat(connection.isAlive()).isTrue();

        connection.close();
        connection.close();

        assertThat(session.closings).hasValue(1);
        assertThat(connection.isAlive()).isFalse();
        assertThat(domain.name()).isEqualTo("web");
        assertFails(ErrorCode.INVALID_CONN, domain::start);
        assertFails(ErrorCode.INVALID_CONN, connection::version);
        assertFails(ErrorCode.INVALID_CONN, () -> connection.domains().byName("web"));
        assertThat(recorder.calls).isEmpty();
    }

    @Test
    void whatTheProviderLacksIsNoSupportAndNamesTheCapability() {
        try (Hypervisor connection = open(false)) {
            Domain domain = connection.domains().byUuid(new UUID(1, 2));
            assertFails(ErrorCode.NO_SUPPORT, domain::info).contains("domain.info");
            assertFails(ErrorCode.NO_SUPPORT, connection.host()::hostname).contains("host.info");
        }
    }

    private static AbstractStringAssert<?> assertFails(ErrorCode code, ThrowingCallable call) {
        HypervisorException error = catchThrowableOfType(HypervisorException.class, call);
        assertThat(error.code()).isEqualTo(code);
        return assertThat(error.getMessage());
    }
}
