// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.opening;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import org.hypervia.api.ConnectionSpec;
import org.hypervia.api.HypervisorUri;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.config.EsxParameters;
import org.hypervia.esx.config.EsxScheme;
import org.hypervia.esx.connection.CenterLink;
import org.hypervia.esx.connection.DomainNames;
import org.hypervia.esx.connection.EsxConnection;
import org.hypervia.esx.connection.ServerLogin;
import org.hypervia.esx.vim.host.HostAnchors;
import org.hypervia.esx.vim.host.HostScope;
import org.hypervia.esx.vim.host.Scope;
import org.hypervia.esx.vim.task.TaskHabits;
import org.hypervia.esx.vim.task.TaskRunner;
import org.hypervia.esx.vim.value.Faults;
import org.hypervia.spi.Deadline;

/**
 * Opens a connection in three round trips: what the server is, the login, and the way to what the connection is about. The
 * vCenter of a host, if the URI wants one, is opened after that.
 */
public final class EsxOpening {
    private static final Logger LOG = System.getLogger(EsxOpening.class.getName());

    private final ConnectionSpec spec;
    private final EsxScheme scheme;
    private final EsxParameters parameters;
    private final HypervisorUri uri;

    /** What is open of the server that the URI names. */
    private record Opened(ServerLogin server, TaskRunner tasks, Scope scope) {}

    /** Reads the URI and asks nobody yet; {@code INVALID_ARG} for a bad parameter. */
    public EsxOpening(ConnectionSpec spec) {
        this.spec = spec;
        this.scheme = EsxScheme.of(spec.uri().scheme());
        this.parameters = EsxParameters.of(spec.uri());
        int port = spec.uri().port();
        this.uri = port == 0 ? spec.uri().withPort(scheme.defaultPort(parameters.tls())) : spec.uri();
    }

    /** Returns the connection's URI, with the port that counts. */
    public HypervisorUri uri() {
        return uri;
    }

    /**
     * Logs in and looks for what the path names.
     *
     * @throws HypervisorException {@code INVALID_ARG} for a URI without a host, or whose path does not fit the scheme; what
     *     {@link Endpoint#open} throws; {@code INTERNAL_ERROR} if what the path names is not there. Then nothing is left open
     */
    public EsxConnection open(Deadline deadline) {
        checkUri();
        ServerLogin server = endpoint().open(deadline);
        boolean opened = false;
        try {
            Scope scope = scope(server, deadline);
            TaskHabits habits = TaskHabits.of(spec.questions(), parameters.autoAnswer(), spec.progress());
            TaskRunner tasks = new TaskRunner(server.session(), server.updates(), habits);
            Optional<CenterLink> center = center(new Opened(server, tasks, scope), habits, deadline);
            EsxConnection connection = new EsxConnection(parameters, server, tasks, scope, new DomainNames(), center);
            opened = true;
            return connection;
        } finally {
            if (!opened) {
                server.close();
            }
        }
    }

    /** Checks that the URI names a host; {@code INVALID_ARG} otherwise. */
    public void checkUri() {
        if (uri.host().isEmpty()) {
            throw new HypervisorException(
                    ErrorCode.INVALID_ARG,
                    "the connection URI '" + spec.uri().shown() + "' names no host: write " + scheme.text()
                            + "://host/");
        }
        boolean hasPath = !uri.path().isEmpty() && !uri.path().equals("/");
        if (scheme != EsxScheme.VPX && hasPath) {
            LOG.log(
                    Level.WARNING,
                    "the path {0} means nothing to {1} and is ignored",
                    Faults.shown(uri.rawPath()),
                    scheme.text());
        }
    }

    /** Opens the vCenter that a host's URI names beside it; the caller closes it. Nothing if none is wanted. */
    public Optional<CenterLink> vcenter(ServerLogin server, Scope scope, TaskHabits habits, Deadline deadline) {
        return scheme == EsxScheme.VPX
                ? Optional.empty()
                : parameters
                        .vcenter()
                        .map(wanted -> new CenterOpening(endpoint(), wanted, habits).open(server, scope, deadline));
    }

    private Optional<CenterLink> center(Opened opened, TaskHabits habits, Deadline deadline) {
        if (scheme != EsxScheme.VPX) {
            return vcenter(opened.server(), opened.scope(), habits, deadline);
        }
        String address = ServerAddresses.numeric(uri.host(), new ServerAddresses(parameters).of(uri.host(), deadline));
        return Optional.of(new CenterLink(opened.server(), opened.tasks(), opened.scope(), address));
    }

    /** Returns the server that the URI names. */
    public Endpoint endpoint() {
        return new Endpoint(scheme, uri.host(), uri.port(), uri.user(), parameters, spec);
    }

    /** Finds what the path names: one round trip; {@code INTERNAL_ERROR} if it is not there. */
    public Scope scope(ServerLogin server, Deadline deadline) {
        Scope scope;
        if (scheme == EsxScheme.VPX) {
            List<String> path = uri.pathSegments();
            scope = HostAnchors.read(server.session(), server.properties(), path, deadline)
                    .byPath(uri.host(), uri.rawPath(), path);
        } else {
            scope = HostAnchors.read(server.session(), server.properties(), deadline)
                    .onlyHost();
        }
        if (scope instanceof HostScope host && host.isInMaintenanceMode()) {
            LOG.log(Level.WARNING, "{0} is in maintenance mode", Faults.shown(host.name()));
        }
        return scope;
    }
}
