// SPDX-License-Identifier: Apache-2.0
package org.hypervia.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hypervia.api.Hypervisor;
import org.hypervia.api.domain.Domain;
import org.hypervia.api.domain.DomainFilter;
import org.hypervia.api.domain.DomainState;
import org.hypervia.api.domain.DomainXmlFlag;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.resource.Affect;

/** Opening, closing, and what a connection tells of itself. */
abstract class ConnectionRules extends Rules {
    ConnectionRules(ProviderContract contract) {
        super(contract);
    }

    @Rule(id = "CONN-01", value = "a connection tells the URI's scheme, the driver's type and a version")
    void tellsWhatItIs() {
        assertThat(connection().uri().scheme())
                .isEqualTo(host().spec().build().uri().scheme());
        assertThat(connection().type()).isNotBlank();
        assertThat(connection().version().toString()).isNotBlank();
        assertThat(connection().provider()).isNotBlank();
    }

    @Rule(id = "CONN-02", value = "an open connection is alive and a closed one is not")
    void isAliveUntilClosed() {
        Hypervisor other = connect();
        assertThat(other.isAlive()).isTrue();
        other.close();
        assertThat(other.isAlive()).isFalse();
    }

    @Rule(id = "CONN-03", value = "closing twice does no harm")
    void closesTwice() {
        Hypervisor other = connect();
        other.close();
        other.close();
        assertThat(connection().domains().list(DomainFilter.all()).items()).isNotEmpty();
    }

    @Rule(id = "CONN-04", value = "a closed connection refuses everything with INVALID_CONN")
    void refusesAfterClose() {
        Hypervisor other = connect();
        Domain domain = other.domains().byName(host().running());
        other.close();
        fails(ErrorCode.INVALID_CONN, () -> other.domains().list(DomainFilter.all()));
        fails(ErrorCode.INVALID_CONN, domain::info);
        fails(ErrorCode.INVALID_CONN, () -> other.host().hostname());
    }

    @Rule(id = "CONN-05", value = "a read-only connection reads, and refuses changes with OPERATION_DENIED")
    void refusesChangesWhenReadOnly() {
        try (Hypervisor reader =
                host().hypervisors().connect(host().spec().readOnly(true).build())) {
            Domain domain = reader.domains().byName(host().running());
            assertThat(domain.status().state()).isEqualTo(DomainState.RUNNING);
            fails(ErrorCode.OPERATION_DENIED, domain::destroy);
            fails(ErrorCode.OPERATION_DENIED, domain::suspend);
            fails(ErrorCode.OPERATION_DENIED, () -> domain.undefine(Set.of()));
            fails(ErrorCode.OPERATION_DENIED, () -> domain.setAutostart(true));
            fails(ErrorCode.OPERATION_DENIED, () -> domain.xml(Set.of(DomainXmlFlag.SECURE)));
            assertThat(domain.status().state()).isEqualTo(DomainState.RUNNING);
        }
    }

    @Rule(id = "CONN-06", value = "two connections see one another's changes")
    void sharesTheHost() {
        try (Hypervisor other = connect()) {
            running().destroy();
            assertThat(other.domains().byName(host().running()).status().state())
                    .isEqualTo(DomainState.SHUTOFF);
        }
    }

    @Rule(id = "CONN-07", value = "without its capability an operation is NO_SUPPORT")
    void lackingIsNoSupport() {
        Domain domain = running();
        if (!has("domain.transient")) {
            fails(ErrorCode.NO_SUPPORT, () -> connection().domains().create(host().newDomain(), Set.of()));
        }
        if (!has("domain.job")) {
            fails(ErrorCode.NO_SUPPORT, () -> domain.job().info());
        }
        if (!has("domain.cpu-usage")) {
            fails(ErrorCode.NO_SUPPORT, () -> domain.resources().cpuUsage());
        }
    }

    @Rule(id = "CONN-08", value = "a message does not begin with the words of its code, which are not ours to say")
    void messagesLeaveTheWordsToOthers() {
        fails(() -> connection().domains().byName("tck-nobody"));
        fails(() -> connection().domains().byId(987_654));
        fails(() -> connection().domains().byUuid(new UUID(1, 2)));
        fails(() -> running().snapshots().byName("tck-nothing"));
        fails(() -> connection().domains().define("<domain>"));
        fails(() -> running().start());
        fails(() -> off().destroy());
        fails(() -> off().resources().setVcpus(100_000, Affect.CONFIG));
        if (!has("domain.job")) {
            fails(() -> off().job().info());
        }
    }

    private static void fails(ThrowingCallable call) {
        HypervisorException error = catchThrowableOfType(HypervisorException.class, call);
        assertThat(error).as("the failure").isNotNull();
        String words = error.code().words();
        assertThat(words.isEmpty() || !String.valueOf(error.getMessage()).startsWith(words))
                .as("%s begins with its own message, not with its code's: %s", error.code(), error.getMessage())
                .isTrue();
    }

    private boolean has(String capability) {
        return connection().capabilities().stream().anyMatch(c -> c.name().equals(capability));
    }
}
