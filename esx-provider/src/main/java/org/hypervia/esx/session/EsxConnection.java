// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.session;

import org.hypervia.api.definition.DomainXmlDialect;
import org.hypervia.esx.config.EsxParameters;
import org.hypervia.esx.http.HttpTransport;
import org.hypervia.esx.vim.host.HostAnchor;
import org.hypervia.esx.vim.property.PropertyCollector;
import org.hypervia.esx.vim.session.VimSession;
import org.hypervia.esx.vim.task.TaskRunner;

/**
 * An open connection.
 *
 * @param parameters what its URI says
 * @param http to the server, with the session's cookie
 * @param session the login
 * @param properties retrieves properties
 * @param tasks runs tasks
 * @param anchor the host it is about
 * @param names what people call its domains
 */
public record EsxConnection(
        EsxParameters parameters,
        HttpTransport http,
        VimSession session,
        PropertyCollector properties,
        TaskRunner tasks,
        HostAnchor anchor,
        DomainNames names) {
    /** Returns which libvirt's answers are given. */
    public DomainXmlDialect dialect() {
        return parameters.compat90() ? DomainXmlDialect.LIBVIRT_9_0 : DomainXmlDialect.LATEST;
    }

    /** Tells whether the server speaks at least this version of the API. */
    public boolean speaks(int major, int minor) {
        return session.content().about().speaks(major, minor);
    }
}
