// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.opening;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.hypervia.api.ConnectionSpec;
import org.hypervia.api.HypervisorUri;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.config.EsxParameters;
import org.hypervia.esx.config.EsxScheme;
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

/** Opens a connection in three round trips: what the server is, the login, and the way to what the connection is about. */
public final class EsxOpening {
    private static final Logger LOG = System.getLogger(EsxOpening.class.getName());

    private final ConnectionSpec spec;
    private final EsxScheme scheme;
    private final EsxParameters parameters;
    private final HypervisorUri uri;

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
            EsxConnection connection = new EsxConnection(parameters, server, tasks, scope, new DomainNames());
            opened = true;
            return connection;
        } finally {
            if (!opened) {
                server.close();
            }
        }
    }

    private void checkUri() {
        if (uri.host().isEmpty()) {
            throw new HypervisorException(
                    ErrorCode.INVALID_ARG,
                    "the connection URI '" + spec.uri() + "' names no host: write " + scheme.text() + "://host/");
        }
        boolean hasPath = !uri.path().isEmpty() && !uri.path().equals("/");
        if (scheme == EsxScheme.VPX && !hasPath) {
            throw new HypervisorException(
                    ErrorCode.INVALID_ARG,
                    "the connection URI '" + spec.uri() + "' names no datacenter and no host:"
                            + " write vpx://vcenter/datacenter/host or vpx://vcenter/datacenter/cluster/host");
        }
        if (scheme != EsxScheme.VPX && hasPath) {
            LOG.log(
                    Level.WARNING,
                    "the path {0} means nothing to {1} and is ignored",
                    Faults.shown(uri.rawPath()),
                    scheme.text());
        }
    }

    private Endpoint endpoint() {
        return new Endpoint(scheme, uri.host(), uri.port(), uri.user(), parameters, spec);
    }

    private Scope scope(ServerLogin server, Deadline deadline) {
        HostAnchors anchors = HostAnchors.read(server.session(), server.properties(), deadline);
        HostScope host =
                scheme == EsxScheme.VPX ? anchors.byPath(uri.rawPath(), uri.pathSegments()) : anchors.onlyHost();
        if (host.isInMaintenanceMode()) {
            LOG.log(Level.WARNING, "{0} is in maintenance mode", Faults.shown(host.name()));
        }
        return host;
    }
}
