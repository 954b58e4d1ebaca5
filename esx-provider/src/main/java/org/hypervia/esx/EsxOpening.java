// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.hypervia.api.ConnectionSpec;
import org.hypervia.api.HypervisorUri;
import org.hypervia.api.auth.CredentialRequest;
import org.hypervia.api.auth.CredentialRequest.Kind;
import org.hypervia.api.auth.Secret;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.config.EsxParameters;
import org.hypervia.esx.config.EsxScheme;
import org.hypervia.esx.http.ApacheHttp;
import org.hypervia.esx.http.HttpSettings;
import org.hypervia.esx.http.HttpTransport;
import org.hypervia.esx.http.ProxySettings;
import org.hypervia.esx.http.TlsPolicy;
import org.hypervia.esx.session.DomainNames;
import org.hypervia.esx.session.EsxConnection;
import org.hypervia.esx.soap.SoapClient;
import org.hypervia.esx.vim.host.HostAnchor;
import org.hypervia.esx.vim.host.HostAnchors;
import org.hypervia.esx.vim.property.PropertyCollector;
import org.hypervia.esx.vim.session.Login;
import org.hypervia.esx.vim.session.VimSession;
import org.hypervia.esx.vim.task.TaskHabits;
import org.hypervia.esx.vim.task.TaskRunner;
import org.hypervia.esx.vim.value.ServiceContent;
import org.hypervia.spi.Deadline;
import org.hypervia.spi.ProviderSession;

/** Opens a connection in three round trips: what the server is, the login, and the way to the host. */
final class EsxOpening {
    private static final Logger LOG = System.getLogger(EsxOpening.class.getName());

    private final ConnectionSpec spec;
    private final Deadline deadline;
    private final EsxScheme scheme;
    private final EsxParameters parameters;
    private final HypervisorUri uri;

    EsxOpening(ConnectionSpec spec, Deadline deadline) {
        this.spec = spec;
        this.deadline = deadline;
        this.scheme = EsxScheme.of(spec.uri().scheme());
        this.parameters = EsxParameters.of(spec.uri());
        int port = spec.uri().port();
        this.uri = port == 0 ? spec.uri().withPort(scheme.defaultPort(parameters.tls())) : spec.uri();
    }

    ProviderSession open() {
        checkUri();
        HttpTransport http = ApacheHttp.open(settings());
        boolean opened = false;
        try {
            ProviderSession session = open(http);
            opened = true;
            return session;
        } finally {
            if (!opened) {
                http.close();
            }
        }
    }

    private void checkUri() {
        if (uri.host().isEmpty()) {
            throw new HypervisorException(
                    ErrorCode.INVALID_ARG,
                    "the connection URI '" + uri + "' names no host: write " + scheme.text() + "://host/");
        }
        boolean hasPath = !uri.path().isEmpty() && !uri.path().equals("/");
        if (scheme == EsxScheme.VPX && !hasPath) {
            throw new HypervisorException(
                    ErrorCode.INVALID_ARG,
                    "the connection URI '" + uri + "' names no datacenter and no host:"
                            + " write vpx://vcenter/datacenter/host or vpx://vcenter/datacenter/cluster/host");
        }
        if (scheme != EsxScheme.VPX && hasPath) {
            LOG.log(Level.WARNING, "the path {0} means nothing to {1} and is ignored", uri.path(), scheme.text());
        }
    }

    private HttpSettings settings() {
        HttpSettings.Builder settings = parameters.tls()
                ? HttpSettings.https(uri.host(), uri.port()).tls(tlsPolicy())
                : HttpSettings.http(uri.host(), uri.port());
        return settings.proxy(parameters.proxy().flatMap(ProxySettings::parse))
                .connectTimeout(spec.connectTimeout())
                .build();
    }

    private TlsPolicy tlsPolicy() {
        if (parameters.pin().isPresent()) {
            return new TlsPolicy.Pinned(Set.of(pin(parameters.pin().get())));
        }
        if (parameters.noVerify()) {
            LOG.log(Level.WARNING, "no_verify=1: the certificate of {0} is not checked", uri.host());
            return new TlsPolicy.Unverified();
        }
        return parameters
                .caFile()
                .<TlsPolicy>map(file -> new TlsPolicy.CaFile(Path.of(file)))
                .orElseGet(TlsPolicy.JdkTrust::new);
    }

    private static String pin(String text) {
        String digits = text.replace(":", "").toLowerCase(Locale.ROOT);
        if (!digits.matches("[0-9a-f]{64}")) {
            throw new HypervisorException(
                    ErrorCode.INVALID_ARG,
                    "the URI parameter tls_pin has the value '" + text
                            + "': write the certificate's SHA-256 fingerprint, 64 hex digits");
        }
        return digits;
    }

    private ProviderSession open(HttpTransport http) {
        SoapClient soap = new SoapClient(http, "/sdk", uri.host() + ":" + uri.port());
        ServiceContent content = VimSession.askContent(soap, deadline);
        ServerCheck.check(content.about(), scheme, uri.host());
        VimSession session = VimSession.open(soap, content, login(), deadline);
        boolean opened = false;
        try {
            PropertyCollector properties = new PropertyCollector(session);
            HostAnchors anchors = HostAnchors.read(session, properties, deadline);
            HostAnchor anchor = scheme == EsxScheme.VPX ? anchors.byPath(uri.path()) : anchors.onlyHost();
            if (anchor.inMaintenanceMode()) {
                LOG.log(Level.WARNING, "host {0} is in maintenance mode", anchor.hostName());
            }
            EsxSession result = new EsxSession(
                    uri,
                    new EsxConnection(
                            parameters,
                            http,
                            session,
                            properties,
                            new TaskRunner(
                                    session, TaskHabits.of(spec.questions(), parameters.autoAnswer(), spec.progress())),
                            anchor,
                            new DomainNames()));
            opened = true;
            return result;
        } finally {
            if (!opened) {
                session.close();
            }
        }
    }

    private Login login() {
        String user = uri.user().orElseGet(() -> {
            try (Secret answer =
                    ask(Kind.USER_NAME, Optional.empty()).orElseGet(() -> Secret.of(scheme.defaultUser()))) {
                return new String(answer.reveal());
            }
        });
        return new Login(
                user,
                ask(Kind.PASSWORD, Optional.of(user))
                        .orElseThrow(() -> new HypervisorException(
                                ErrorCode.AUTH_FAILED,
                                "nobody knows the password of user '" + user + "' on " + uri.host()
                                        + ": give credentials with the connection")));
    }

    private Optional<Secret> ask(Kind kind, Optional<String> user) {
        String prompt = kind == Kind.USER_NAME
                ? "Enter username for " + uri.host() + " [" + scheme.defaultUser() + "]"
                : "Enter " + user.orElse("") + "'s password for " + uri.host();
        return spec.credentials()
                .answer(new CredentialRequest(
                        kind,
                        "esx",
                        uri.host(),
                        prompt,
                        user,
                        kind == Kind.USER_NAME ? Optional.of(scheme.defaultUser()) : Optional.empty()));
    }
}
