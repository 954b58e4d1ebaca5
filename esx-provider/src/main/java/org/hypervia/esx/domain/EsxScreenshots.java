// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.domain;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Arrays;
import java.util.List;
import org.hypervia.api.domain.DomainState;
import org.hypervia.api.domain.Screenshot;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.connection.EsxConnection;
import org.hypervia.esx.connection.HttpRefusal;
import org.hypervia.esx.http.HttpCall;
import org.hypervia.esx.http.HttpReply;
import org.hypervia.esx.http.UriComponent;
import org.hypervia.esx.vim.host.HostCapability;
import org.hypervia.esx.vim.machine.MachineRuntime;
import org.hypervia.esx.vim.value.ManagedObjectRef;
import org.hypervia.esx.vim.value.ObjectContent;
import org.hypervia.esx.vim.value.PowerNeed;
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
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

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
        HttpReply reply = connection.send(() -> call, deadline);
        if (reply.status() != 200 && reply.status() != 206) {
            reply.close();
            throw refused(ref, reply.status());
        }
        return new Screenshot(TYPE, new FilterInputStream(beginning(reply, ref)) {
            @Override
            public void close() throws IOException {
                reply.close();
            }
        });
    }

    /** A host, or what stands before it, may answer with a page and say that all is well. */
    private InputStream beginning(HttpReply reply, String ref) {
        PushbackInputStream body = new PushbackInputStream(reply.body(), SIGNATURE.length);
        try {
            byte[] first = body.readNBytes(SIGNATURE.length);
            if (Arrays.equals(first, SIGNATURE)) {
                body.unread(first);
                return body;
            }
        } catch (IOException e) {
            reply.close();
            throw new HypervisorException(
                    ErrorCode.READ_FAILED,
                    "reading the screen of " + connection.names().of(ref) + " failed: " + e.getMessage(),
                    e);
        }
        reply.close();
        throw new HypervisorException(
                ErrorCode.HTTP_ERROR,
                "the host answers the request for the screen of "
                        + connection.names().of(ref)
                        + " with something that is no PNG picture: check host, port and what stands before them");
    }

    private HypervisorException refused(String ref, int status) {
        String request = "the request for the screen of " + connection.names().of(ref);
        return status == 401 || status == 403
                ? new HypervisorException(
                        ErrorCode.ACCESS_DENIED,
                        "the host denies " + request + " (HTTP status " + status
                                + "): the user's role needs the privilege VirtualMachine.Interact.CreateScreenshot")
                : HttpRefusal.of(request, status);
    }

    private void check(String ref, Deadline deadline) {
        ManagedObjectRef machine = ManagedObjectRef.virtualMachine(ref);
        PropertyQuery query = HostCapability.addTo(
                        PropertyQuery.of(machine, MachineRuntime.PATH), HostCapability.SCREENSHOTS)
                .called("asking about " + connection.names().of(ref));
        connection.scope().addHostOf(machine, query);
        List<ObjectContent> found = connection.properties().retrieve(query, deadline);
        boolean supported = HostCapability.of(connection.scope().hostIn(found)).takesScreenshots();
        if (!supported) {
            throw new HypervisorException(
                    ErrorCode.OPERATION_UNSUPPORTED, connection.scope().name() + " takes no pictures of screens");
        }
        DomainState now =
                MachineRuntime.of(DomainRows.told(connection, found, machine)).state();
        if (now != DomainState.RUNNING) {
            throw PowerNeed.POWERED_ON.unmet(connection.names().of(ref), now, "has no screen");
        }
    }
}
