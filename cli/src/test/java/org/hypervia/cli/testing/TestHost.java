// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.hypervia.api.ConnectionSpec;
import org.hypervia.api.auth.CredentialRequest;
import org.hypervia.api.auth.Secret;
import org.hypervia.api.domain.DomainState;
import org.hypervia.api.domain.SummaryPart;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.value.Listing;

/**
 * The host behind {@link TestProvider}: a list of domains in memory that answers as libvirt's own test driver does, and
 * remembers what was asked of it.
 */
public final class TestHost {
    private final List<TestDomain> domains = new ArrayList<>();
    private final List<String> calls = new ArrayList<>();
    private final List<Set<SummaryPart>> parts = new ArrayList<>();
    private final List<Listing.Failure> failures = new ArrayList<>();
    private final List<String> answers = new ArrayList<>();
    private final TestStorage storage = new TestStorage(this);
    private Optional<HypervisorException> refusal = Optional.empty();
    private Optional<HypervisorException> attachFailure = Optional.empty();
    private boolean wantsPassword;
    private String hostname = "test.example";
    private int nextId = 1;

    public TestDomain add(String name, DomainState state) {
        return add(name, state, "");
    }

    public TestDomain add(String name, DomainState state, String title) {
        int place = domains.size() + 1;
        TestDomain domain = new TestDomain(place, name, new UUID(0x1111_1111_1111_4111L, place), state, title);
        domain.id = domain.isActive() ? nextId++ : -1;
        domains.add(domain);
        return domain;
    }

    public TestHost hostname(String name) {
        hostname = name;
        return this;
    }

    public TestHost unreadable(String ref, ErrorCode code, String message) {
        failures.add(new Listing.Failure(ref, new HypervisorException(code, message)));
        return this;
    }

    /** From now on every call on an open connection fails like this. */
    public TestHost refuse(ErrorCode code, String message) {
        refusal = Optional.of(new HypervisorException(code, message));
        return this;
    }

    /** From now on no device can be attached. */
    public TestHost refuseDevices(ErrorCode code, String message) {
        attachFailure = Optional.of(new HypervisorException(code, message));
        return this;
    }

    Optional<HypervisorException> attachFailure() {
        return attachFailure;
    }

    public TestStorage storage() {
        return storage;
    }

    public TestHost wantsPassword() {
        wantsPassword = true;
        return this;
    }

    public List<String> calls() {
        return calls;
    }

    /** What each listing was asked for beside identity, number and state. */
    public List<Set<SummaryPart>> parts() {
        return parts;
    }

    /** What was answered to the questions at login. */
    public List<String> answers() {
        return answers;
    }

    public List<TestDomain> domains() {
        return domains;
    }

    List<Listing.Failure> failures() {
        return failures;
    }

    String hostname() {
        return hostname;
    }

    void called(String what) {
        calls.add(what);
        if (refusal.isPresent()) {
            throw refusal.get();
        }
    }

    void login(ConnectionSpec spec) {
        calls.add("open");
        if (!wantsPassword) {
            return;
        }
        String host = spec.uri().host();
        String user = spec.uri()
                .user()
                .orElseGet(() -> ask(
                                spec,
                                new CredentialRequest(
                                        CredentialRequest.Kind.USER_NAME,
                                        "esx",
                                        host,
                                        OptionalInt.empty(),
                                        "Enter username for " + host + " [root]",
                                        Optional.empty(),
                                        Optional.of("root")))
                        .orElse("root"));
        Optional<String> password = ask(
                spec,
                new CredentialRequest(
                        CredentialRequest.Kind.PASSWORD,
                        "esx",
                        host,
                        OptionalInt.empty(),
                        "Enter " + user + "'s password for " + host,
                        Optional.of(user),
                        Optional.empty()));
        if (password.isEmpty()) {
            throw new HypervisorException(ErrorCode.AUTH_FAILED, "no password");
        }
    }

    private Optional<String> ask(ConnectionSpec spec, CredentialRequest request) {
        Optional<String> answer = spec.credentials().answer(request).map(TestHost::text);
        answers.add(request.kind() + " " + answer.orElse("-"));
        return answer;
    }

    private static String text(Secret secret) {
        try (secret) {
            return new String(secret.reveal());
        }
    }

    TestDomain find(String ref) {
        return find("reference " + ref, d -> d.ref.equals(ref));
    }

    TestDomain find(String what, Predicate<TestDomain> wanted) {
        List<TestDomain> found = domains.stream().filter(wanted).toList();
        if (found.size() > 1) {
            throw new HypervisorException(ErrorCode.MULTIPLE_DOMAINS, "several domains have the " + what);
        }
        return found.stream()
                .findFirst()
                .orElseThrow(() -> new HypervisorException(ErrorCode.NO_DOMAIN, "no domain with " + what));
    }
}
