// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.check;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.hypervia.api.ConnectionSpec;
import org.hypervia.api.check.CheckStep;
import org.hypervia.api.check.CheckedPrivilege;
import org.hypervia.api.check.ConnectionCheck;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.connection.ServerLogin;
import org.hypervia.esx.http.HttpSettings;
import org.hypervia.esx.http.HttpTransport;
import org.hypervia.esx.http.RouteProbe;
import org.hypervia.esx.opening.Endpoint;
import org.hypervia.esx.opening.EsxOpening;
import org.hypervia.esx.vim.session.Entry;
import org.hypervia.esx.vim.session.Login;
import org.hypervia.esx.vim.value.AboutInfo;
import org.hypervia.esx.vim.value.Faults;
import org.hypervia.spi.Deadline;

/**
 * Tries what an opening does, each step by what the opening itself does it with, so that what is told here is what a
 * connection would meet. Where a certificate is not accepted, the server is still asked what it is, which needs no login; a
 * password is sent only where the connection would send it.
 */
public final class EsxCheck {
    private static final String URI = "uri";
    private static final String VERSION = "version";
    private static final String LOGIN = "login";

    private final ConnectionSpec spec;
    private final Clock clock;
    private final StepList steps = new StepList();

    private EsxCheck(ConnectionSpec spec, Clock clock) {
        this.spec = spec;
        this.clock = clock;
    }

    /**
     * Makes the check.
     *
     * @param clock that of this machine
     */
    public static ConnectionCheck of(ConnectionSpec spec, Clock clock) {
        EsxCheck check = new EsxCheck(spec, clock);
        List<CheckedPrivilege> privileges = check.run();
        return new ConnectionCheck(check.steps.all(), privileges);
    }

    /** How much time a step has. */
    static Deadline limit(ConnectionSpec spec) {
        return Deadline.after(spec.connectTimeout());
    }

    private List<CheckedPrivilege> run() {
        EsxOpening opening;
        HttpSettings settings;
        try {
            opening = new EsxOpening(spec);
            opening.checkUri();
            settings = opening.endpoint().settings();
        } catch (HypervisorException e) {
            steps.fail(URI, e);
            skipFrom(RouteSteps.NAME, "the URI must be right first");
            return List.of();
        }
        steps.add(CheckStep.ok(URI, opening.uri().shown()));
        RouteProbe probe;
        try {
            probe = RouteProbe.of(settings, limit(spec));
        } catch (HypervisorException e) {
            // What must be there before anything is connected, such as the file of cacert.
            String why = "TLS must be set up first";
            steps.skip(why, RouteSteps.NAME, RouteSteps.PORT, RouteSteps.PROXY);
            steps.fail(RouteSteps.TLS, e);
            skipFrom(VERSION, why);
            return List.of();
        }
        new RouteSteps(settings, probe, clock.instant()).addTo(steps);
        if (probe.failure().isPresent() && !probe.isUntrusted()) {
            skipFrom(VERSION, "there is no connection to the server");
            return List.of();
        }
        try (HttpTransport http = HttpTransport.open(probe.isUntrusted() ? settings.unverified() : settings)) {
            return askServer(opening, http, probe.isUntrusted());
        }
    }

    private List<CheckedPrivilege> askServer(EsxOpening opening, HttpTransport http, boolean untrusted) {
        Endpoint endpoint = opening.endpoint();
        Endpoint.Met met;
        try {
            met = endpoint.meet(http, limit(spec));
            endpoint.checkKind(met);
        } catch (HypervisorException e) {
            steps.fail(VERSION, e);
            skipFrom(LOGIN, "it is not the server that the URI means");
            return List.of();
        }
        steps.add(version(met.content().about(), untrusted));
        if (untrusted) {
            skipFrom(LOGIN, "no password is sent to a server whose certificate is not accepted");
            return List.of();
        }
        Optional<ServerLogin> login = logIn(endpoint, met);
        if (login.isEmpty()) {
            skipFrom(LoggedIn.PATH, "nobody is logged in");
            return List.of();
        }
        try (ServerLogin server = login.get()) {
            return new LoggedIn(opening, server, spec, steps).run(clock);
        }
    }

    private static CheckStep version(AboutInfo about, boolean untrusted) {
        String words = about.fullName() + ", API " + Faults.shown(about.apiVersion());
        return CheckStep.ok(VERSION, untrusted ? "whoever answers says that it is " + words : words);
    }

    private Optional<ServerLogin> logIn(Endpoint endpoint, Endpoint.Met met) {
        Entry entry;
        try {
            // A person may have to type; the time for that is not the server's.
            entry = endpoint.entry();
        } catch (HypervisorException e) {
            steps.fail(LOGIN, e);
            return Optional.empty();
        }
        String who = entry instanceof Login login
                ? "as '" + Faults.shown(login.user()) + "'"
                : "as the user of a session that is there already";
        return steps.tried(
                LOGIN,
                () -> endpoint.logIn(met, entry, limit(spec)),
                server -> CheckStep.ok(LOGIN, "logged in " + who));
    }

    /** Leaves out a step and all after it. */
    private void skipFrom(String first, String why) {
        List<String> all = List.of(
                RouteSteps.NAME,
                RouteSteps.PORT,
                RouteSteps.PROXY,
                RouteSteps.TLS,
                VERSION,
                LOGIN,
                LoggedIn.PATH,
                StateSteps.LICENCE,
                StateSteps.CLOCK,
                PrivilegeCheck.STEP);
        all.subList(all.indexOf(first), all.size()).forEach(name -> steps.skip(why, name));
    }
}
