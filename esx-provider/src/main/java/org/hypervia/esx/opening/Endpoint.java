// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.opening;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.hypervia.api.ConnectionSpec;
import org.hypervia.api.auth.CredentialRequest;
import org.hypervia.api.auth.CredentialRequest.Kind;
import org.hypervia.api.auth.Secret;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.config.EsxParameters;
import org.hypervia.esx.config.EsxScheme;
import org.hypervia.esx.connection.ServerLogin;
import org.hypervia.esx.http.HttpSettings;
import org.hypervia.esx.http.HttpTransport;
import org.hypervia.esx.http.ProxySettings;
import org.hypervia.esx.http.TlsPolicy;
import org.hypervia.esx.http.TlsVersion;
import org.hypervia.esx.soap.SoapClient;
import org.hypervia.esx.vim.property.Pace;
import org.hypervia.esx.vim.property.PropertyCollector;
import org.hypervia.esx.vim.property.UpdateLoop;
import org.hypervia.esx.vim.session.CloneTicket;
import org.hypervia.esx.vim.session.Entry;
import org.hypervia.esx.vim.session.Login;
import org.hypervia.esx.vim.session.VimSession;
import org.hypervia.esx.vim.value.ServiceContent;
import org.hypervia.spi.Deadline;

/**
 * One server to log in to: what it must be, where it is, and as whom. How it is reached and who knows the password comes
 * from the connection, so several endpoints of one connection, such as a host and its vCenter, are reached alike.
 * Immutable; each opening makes a login of its own.
 *
 * @param scheme what the server must be
 * @param host its name or address
 * @param port where it listens
 * @param user who logs in; asked for if absent
 * @param parameters of the connection's URI: TLS and proxy
 * @param spec of the connection: credentials and limits
 */
public record Endpoint(
        EsxScheme scheme, String host, int port, Optional<String> user, EsxParameters parameters, ConnectionSpec spec) {
    private static final Logger LOG = System.getLogger(Endpoint.class.getName());

    /** In the words of {@code auth.conf}, where it is one for hosts and vCenters. */
    private static final String SERVICE = "esx";

    /**
     * Logs in: two round trips, to ask what the server is and for the login.
     *
     * @throws HypervisorException {@code INTERNAL_ERROR} if the server is of another kind or too old,
     *     {@code AUTH_FAILED} if it does not accept the user; then nothing is left open
     */
    ServerLogin open(Deadline deadline) {
        HttpTransport http = HttpTransport.open(settings());
        boolean opened = false;
        try {
            Met met = meet(http, deadline);
            checkKind(met);
            ServerLogin login = logIn(met, entry(), deadline);
            opened = true;
            return login;
        } finally {
            if (!opened) {
                http.close();
            }
        }
    }

    /**
     * A server that has said what it is.
     *
     * @param http leads to it
     * @param soap speaks with it, in its version
     * @param content what it has said
     */
    public record Met(HttpTransport http, SoapClient soap, ServiceContent content) {}

    /** Asks a server what it is: one round trip, before any login. */
    public Met meet(HttpTransport http, Deadline deadline) {
        SoapClient soap = new SoapClient(http, "/sdk", host + ":" + port);
        return new Met(http, soap, VimSession.askContent(soap, deadline));
    }

    /** Checks that it is of the right kind and not too old; {@code INTERNAL_ERROR} otherwise. */
    public void checkKind(Met met) {
        ServerCheck.check(met.content().about(), scheme, host);
    }

    /**
     * Logs in: one round trip. The transport is the login's from then on, and stays the caller's if it fails.
     *
     * @param entry belongs to the login, also if it fails
     */
    public ServerLogin logIn(Met met, Entry entry, Deadline deadline) {
        VimSession session = VimSession.open(met.soap(), met.content(), entry, deadline);
        return new ServerLogin(
                met.http(), session, new PropertyCollector(session), new UpdateLoop(session, Pace.DEFAULT));
    }

    /** Returns another server that is reached in the same way. */
    Endpoint beside(EsxScheme otherScheme, String otherHost, int otherPort, Optional<String> otherUser) {
        return new Endpoint(otherScheme, otherHost, otherPort, otherUser, parameters, spec);
    }

    /** Returns how it is reached; {@code INVALID_ARG} for a host, a port or a proxy that cannot be. */
    public HttpSettings settings() {
        HttpSettings.Builder settings =
                parameters.tls() ? HttpSettings.https(host, port).tls(tlsPolicy()) : HttpSettings.http(host, port);
        return settings.proxy(parameters.proxy().flatMap(ProxySettings::parse))
                .oldestTls(parameters.oldestTls().map(TlsVersion::of))
                .connectTimeout(spec.connectTimeout())
                .compression(parameters.compression())
                .build();
    }

    private TlsPolicy tlsPolicy() {
        if (!parameters.pins().isEmpty()) {
            return new TlsPolicy.Pinned(Set.copyOf(parameters.pins()));
        }
        if (parameters.noVerify()) {
            // Not a warning: whoever writes it knows, and would be told at each connection.
            LOG.log(Level.DEBUG, "no_verify=1: the certificate of {0} is not checked", host);
            return new TlsPolicy.Unverified();
        }
        return parameters
                .caFile()
                .<TlsPolicy>map(file -> new TlsPolicy.CaFile(Path.of(file)))
                .orElseGet(TlsPolicy.JdkTrust::new);
    }

    /** Asks those who know for the way in; {@code AUTH_FAILED} if nobody knows the password. */
    public Entry entry() {
        return spec.credentials()
                .ticket(SERVICE, host, port)
                .<Entry>map(CloneTicket::new)
                .orElseGet(this::login);
    }

    private Login login() {
        String name = user.orElseGet(() -> {
            try (Secret answer =
                    ask(Kind.USER_NAME, Optional.empty()).orElseGet(() -> Secret.of(scheme.defaultUser()))) {
                return new String(answer.reveal());
            }
        });
        return new Login(
                name,
                ask(Kind.PASSWORD, Optional.of(name))
                        .orElseThrow(() -> new HypervisorException(
                                ErrorCode.AUTH_FAILED,
                                "nobody knows the password of user '" + name + "' on " + shown()
                                        + ": give credentials with the connection")));
    }

    /** As libvirt names it; a vCenter with the name of the host beside it is told from that by its port. */
    private String shown() {
        boolean second = EsxScheme.of(spec.uri().scheme()) != scheme;
        return second && host.equalsIgnoreCase(spec.uri().host())
                ? "the vCenter on " + (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port
                : host;
    }

    private Optional<Secret> ask(Kind kind, Optional<String> name) {
        String prompt = kind == Kind.USER_NAME
                ? "Enter username for " + shown() + " [" + scheme.defaultUser() + "]"
                : "Enter " + name.orElse("") + "'s password for " + shown();
        return spec.credentials()
                .answer(new CredentialRequest(
                        kind,
                        SERVICE,
                        host,
                        OptionalInt.of(port),
                        prompt,
                        name,
                        kind == Kind.USER_NAME ? Optional.of(scheme.defaultUser()) : Optional.empty()));
    }
}
