// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.hypervia.api.ConnectionSpec;
import org.hypervia.api.check.CheckOutcome;
import org.hypervia.api.check.CheckStep;
import org.hypervia.api.check.CheckStep.Fact;
import org.hypervia.api.check.CheckedPrivilege;
import org.hypervia.api.check.ConnectionCheck;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.cli.testing.Run;
import org.hypervia.spi.Deadline;
import org.hypervia.spi.HypervisorProvider;
import org.hypervia.spi.ProviderSession;
import org.hypervia.spi.registry.ProviderRegistry;
import org.junit.jupiter.api.Test;

/** How a check is printed; what is in it is the provider's. */
class ConnectCheckTest {
    private static final CheckStep TLS = CheckStep.warning(
                    "tls", "the certificate expires in 3 days, on 2027-01-01T00:00:00Z", "have it renewed")
            .with(List.of(new Fact("pin", "tls_pin=" + "ab".repeat(32))));
    private static final CheckStep LACKS = new CheckStep(
            "privileges",
            CheckOutcome.FAILED,
            "the user lacks 1 of the 2 privileges",
            Optional.of(ErrorCode.ACCESS_DENIED),
            Optional.of("ask for a role"),
            List.of());

    private final AtomicReference<ConnectionSpec> asked = new AtomicReference<>();

    private record Checked(ConnectionCheck found, AtomicReference<ConnectionSpec> asked) implements HypervisorProvider {
        @Override
        public String id() {
            return "memory";
        }

        @Override
        public Set<String> schemes() {
            return Set.of("test");
        }

        @Override
        public ProviderSession open(ConnectionSpec spec, Deadline deadline) {
            throw new AssertionError("a check opens nothing by itself");
        }

        @Override
        public ConnectionCheck check(ConnectionSpec spec) {
            asked.set(spec);
            return found;
        }
    }

    private Run run(ConnectionCheck found, String... words) {
        return new ProgramRunner(new ProviderRegistry(() -> List.of(new Checked(found, asked)))).run(words);
    }

    @Test
    void whatWorksIsOneLineAStepAndTheStatusZero() {
        Run run = run(new ConnectionCheck(List.of(TLS), List.of()), "connect-check", "test://h/");

        assertThat(run.status()).isZero();
        assertThat(run.results()).isEqualTo("""
                ok      provider    memory serves test://
                warning tls         the certificate expires in 3 days, on
                                    2027-01-01T00:00:00Z
                                    pin: tls_pin=%s
                                    -> have it renewed

                """.formatted("ab".repeat(32)));
        assertThat(asked.get().uri().toString()).isEqualTo("test://h/");
    }

    @Test
    void theUriOfTheCommandLineIsCheckedByDefaultAndReadOnlyIsPassedOn() {
        run(new ConnectionCheck(List.of(), List.of()), "-r", "-c", "test://other/", "connect-check");

        assertThat(asked.get().uri().host()).isEqualTo("other");
        assertThat(asked.get().readOnly()).isTrue();
    }

    @Test
    void aStepThatFailsMakesTheStatusOne() {
        Run run = run(new ConnectionCheck(List.of(LACKS), List.of()), "connect-check", "test://h/");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.results()).contains("failed  privileges  the user lacks 1 of the 2 privileges\n");
        assertThat(run.messages()).isEqualTo("error: the connection does not work, or not for all: see privileges\n");
    }

    @Test
    void jsonForPrograms() {
        ConnectionCheck found = new ConnectionCheck(
                List.of(LACKS.with(List.of(new Fact("missing", "a \"quoted\"\n\u00e4 one")))),
                List.of(
                        new CheckedPrivilege("System.View", "list", "host 'h'", true),
                        new CheckedPrivilege("Host.Config.Network", "net-define", "host 'h'", false)));

        Run run = run(found, "connect-check", "test://h/", "--format", "json");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.results()).isEqualTo("""
                {"passed": false, "steps": [{"name": "provider", "outcome": "ok", "detail": "memory serves test://", \
                "facts": []}, {"name": "privileges", "outcome": "failed", \
                "detail": "the user lacks 1 of the 2 privileges", "code": "access_denied", \
                "advice": "ask for a role", "facts": [{"name": "missing", \
                "value": "a \\"quoted\\"\\u000a\\u00e4 one"}]}], "privileges": [{"id": "System.View", \
                "granted": true, "object": "host 'h'", "operations": "list"}, {"id": "Host.Config.Network", \
                "granted": false, "object": "host 'h'", "operations": "net-define"}], \
                "leastRole": ["Host.Config.Network"]}

                """);
    }

    @Test
    void anotherFormatIsRefused() {
        assertThat(run(new ConnectionCheck(List.of(), List.of()), "connect-check", "test://h/", "--format", "yaml")
                        .messages())
                .contains("--format takes text or json");
        assertThat(asked.get()).isNull();
    }
}
