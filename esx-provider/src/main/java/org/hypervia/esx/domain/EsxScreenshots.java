// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.domain;

import java.io.FilterInputStream;
import java.io.IOException;
import java.util.List;
import org.hypervia.api.domain.Screenshot;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.connection.EsxConnection;
import org.hypervia.esx.http.HttpCall;
import org.hypervia.esx.http.HttpReply;
import org.hypervia.esx.http.UriComponent;
import org.hypervia.esx.vim.host.HostCapability;
import org.hypervia.esx.vim.machine.MachineRuntime;
import org.hypervia.esx.vim.value.ManagedObjectRef;
import org.hypervia.esx.vim.value.ObjectContent;
import org.hypervia.esx.vim.value.PropertyQuery;
import org.hypervia.spi.Deadline;
import org.hypervia.spi.domain.DomainScreenshots;

/**
 * Pictures of the screen, from the host's {@code /screen} with the cookie of the session, so that the password is not
 * needed again: one retrieval and the download.
 */
public final class EsxScreenshots implements DomainScreenshots {
    private static final String TYPE = "image/png";
    private static final int LIMIT = 64 << 20;

    private final EsxConnection connection;

    public EsxScreenshots(EsxConnection connection) {
        this.connection = connection;
    }

    @Override
    public Screenshot screenshot(String ref, int screen, Deadline deadline) {
        if (screen != 0) {
            throw new HypervisorException(
                    ErrorCode.INVALID_ARG, "an ESX domain has no screen " + screen + ": its only one is 0");
        }
        check(ref, deadline);
        HttpCall call = HttpCall.get("/screen?id=" + UriComponent.encode(ref)).withReplyLimit(LIMIT);
        HttpReply reply = connection.http().send(call, deadline);
        if (reply.status() != 200 && reply.status() != 206) {
            reply.close();
            throw new HypervisorException(
                    reply.status() == 401 || reply.status() == 403 ? ErrorCode.ACCESS_DENIED : ErrorCode.INTERNAL_ERROR,
                    "the host answers the request for the screen of "
                            + connection.names().of(ref) + " with the HTTP status " + reply.status());
        }
        return new Screenshot(TYPE, new FilterInputStream(reply.body()) {
            @Override
            public void close() throws IOException {
                reply.close();
            }
        });
    }

    private void check(String ref, Deadline deadline) {
        ManagedObjectRef machine = ManagedObjectRef.virtualMachine(ref);
        PropertyQuery query = HostCapability.addTo(
                        PropertyQuery.of(machine, MachineRuntime.PATH), HostCapability.SCREENSHOTS)
                .called("asking about " + connection.names().of(ref));
        connection.scope().addHostOf(machine, query);
        List<ObjectContent> found = connection.properties().retrieve(query, deadline);
        boolean supported = found.stream().map(HostCapability::of).anyMatch(HostCapability::takesScreenshots);
        if (!supported) {
            throw new HypervisorException(
                    ErrorCode.OPERATION_UNSUPPORTED, connection.scope().name() + " takes no pictures of screens");
        }
        boolean running = ObjectContent.find(found, machine)
                .filter(object -> MachineRuntime.of(object).isRunning())
                .isPresent();
        if (!running) {
            throw new HypervisorException(
                    ErrorCode.OPERATION_INVALID,
                    connection.names().of(ref) + " is not running and has no screen: start it");
        }
    }
}
