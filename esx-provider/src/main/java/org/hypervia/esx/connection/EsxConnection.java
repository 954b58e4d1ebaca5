// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.connection;

import java.util.function.Supplier;
import org.hypervia.api.definition.DomainXmlDialect;
import org.hypervia.esx.config.EsxParameters;
import org.hypervia.esx.http.HttpCall;
import org.hypervia.esx.http.HttpReply;
import org.hypervia.esx.vim.host.Scope;
import org.hypervia.esx.vim.property.PropertyCollector;
import org.hypervia.esx.vim.session.VimSession;
import org.hypervia.esx.vim.task.TaskRunner;
import org.hypervia.spi.Deadline;

/**
 * An open connection.
 *
 * @param parameters what its URI says
 * @param server the server that the URI names
 * @param tasks runs tasks there
 * @param scope what of that server it is about
 * @param names what people call its domains
 */
public record EsxConnection(
        EsxParameters parameters, ServerLogin server, TaskRunner tasks, Scope scope, DomainNames names)
        implements AutoCloseable {
    /** Sends a request with the session's cookie; see {@link ServerLogin#send}. */
    public HttpReply send(Supplier<HttpCall> call, Deadline deadline) {
        return server.send(call, deadline);
    }

    /** Returns the login. */
    public VimSession session() {
        return server.session();
    }

    /** Returns what retrieves properties. */
    public PropertyCollector properties() {
        return server.properties();
    }

    /** Returns which libvirt's answers are given. */
    public DomainXmlDialect dialect() {
        return parameters.compat90() ? DomainXmlDialect.LIBVIRT_9_0 : DomainXmlDialect.LATEST;
    }

    /** Tells whether the server speaks at least this version of the API. */
    public boolean speaks(int major, int minor) {
        return session().content().about().speaks(major, minor);
    }

    /** Ends all calls under way and logs out. */
    @Override
    public void close() {
        server.close();
    }
}
