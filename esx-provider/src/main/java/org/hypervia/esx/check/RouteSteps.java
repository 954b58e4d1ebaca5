// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.check;

import java.net.InetAddress;
import java.time.Instant;
import java.util.stream.Collectors;
import org.hypervia.api.check.CheckStep;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.http.HttpSettings;
import org.hypervia.esx.http.RouteProbe;
import org.hypervia.esx.http.RouteProbe.Part;
import org.hypervia.esx.http.TlsPolicy;

/**
 * Tells of the way to a server: its name, its port, the proxy, and TLS.
 *
 * @param settings how the server is reached
 * @param probe how far one got
 * @param now against which the dates of certificates are held
 */
record RouteSteps(HttpSettings settings, RouteProbe probe, Instant now) {
    static final String NAME = "name";
    static final String PORT = "port";
    static final String PROXY = "proxy";
    static final String TLS = "tls";

    void addTo(StepList steps) {
        name(steps);
        // A server behind a proxy is reached by it, or not.
        if (settings.proxy().isPresent()) {
            proxy(steps);
            port(steps);
        } else {
            port(steps);
            proxy(steps);
        }
        tls(steps);
    }

    private boolean failedAt(Part part) {
        return probe.failure().isPresent() && probe.reached() == part;
    }

    private boolean endedBefore(Part part) {
        return probe.failure().isPresent() && probe.reached().compareTo(part) < 0;
    }

    private HypervisorException failure() {
        return probe.failure().orElseThrow();
    }

    private void name(StepList steps) {
        if (failedAt(Part.NAME)) {
            steps.fail(NAME, failure());
        } else if (probe.addresses().isEmpty()) {
            steps.skip("only the proxy looks up " + settings.host(), NAME);
        } else {
            String addresses = probe.addresses().stream()
                    .map(InetAddress::getHostAddress)
                    .distinct()
                    .collect(Collectors.joining(", "));
            steps.add(CheckStep.ok(
                    NAME,
                    addresses.equals(settings.host())
                            ? addresses + " is an address"
                            : settings.host() + " is " + addresses));
        }
    }

    private void port(StepList steps) {
        boolean direct = settings.proxy().isEmpty();
        if (failedAt(Part.PORT) && direct) {
            steps.fail(PORT, failure());
        } else if (endedBefore(direct ? Part.PORT : Part.TLS)) {
            steps.skip(direct ? "the name leads nowhere" : "the proxy does not lead there", PORT);
        } else if (!direct && !settings.secure()) {
            steps.skip("the proxy connects to it with the first request", PORT);
        } else {
            steps.add(CheckStep.ok(PORT, settings.port() + " answers" + (direct ? "" : " through the proxy")));
        }
    }

    private void proxy(StepList steps) {
        if (settings.proxy().isEmpty()) {
            steps.skip("none is wanted", PROXY);
        } else if (failedAt(Part.PORT) || failedAt(Part.PROXY)) {
            steps.fail(PROXY, failure());
        } else if (endedBefore(Part.PORT)) {
            steps.skip("it would be told an address, and the name has none", PROXY);
        } else {
            steps.add(CheckStep.ok(
                    PROXY,
                    settings.proxy().orElseThrow().words() + (settings.secure() ? " lets through" : " answers")));
        }
    }

    private void tls(StepList steps) {
        if (!settings.secure()) {
            unencrypted(steps);
        } else if (endedBefore(Part.TLS)) {
            steps.skip("there is no connection to the server", TLS);
        } else {
            certificate(steps);
        }
    }

    private void unencrypted(StepList steps) {
        if (settings.isLoopback()) {
            steps.skip("transport=http: nothing is encrypted, but it stays on this machine", TLS);
        } else {
            steps.add(CheckStep.warning(
                    TLS,
                    "transport=http: nothing is encrypted, the password can be read on the way",
                    "leave transport=http out if the server speaks TLS"));
        }
    }

    private void certificate(StepList steps) {
        CertificateReport report = new CertificateReport(probe.chain(), now);
        CheckStep step;
        if (probe.failure().isPresent()) {
            step = CheckStep.failed(TLS, failure());
        } else if (settings.tls() instanceof TlsPolicy.Unverified) {
            step = CheckStep.warning(
                    TLS,
                    "no_verify=1: the certificate is not checked, so anybody may answer",
                    "write the pin into the URI in the place of no_verify=1, if it is that of the right server");
        } else {
            step = report.expiry()
                    .map(soon -> CheckStep.warning(TLS, soon, "have the server's certificate renewed"))
                    .orElseGet(() -> CheckStep.ok(TLS, "the certificate is accepted"));
        }
        steps.add(step.with(report.facts(probe.protocol())));
    }
}
