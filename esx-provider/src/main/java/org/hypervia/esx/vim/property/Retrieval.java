// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.property;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.soap.SoapCall;
import org.hypervia.esx.soap.SoapFault;
import org.hypervia.esx.vim.session.VimSession;
import org.hypervia.esx.vim.value.Faults;
import org.hypervia.esx.vim.value.ManagedObjectRef;
import org.hypervia.esx.vim.value.MethodFault;
import org.hypervia.esx.vim.value.ObjectContent;
import org.hypervia.esx.vim.value.PropertyQuery;
import org.hypervia.esx.vim.value.RetrieveCalls;
import org.hypervia.esx.vim.value.RetrieveCalls.Page;
import org.hypervia.spi.Deadline;

/**
 * One retrieval with its pages. Machines come and go while a server walks, and some servers answer with the fault of one
 * that went, of which nobody has asked; others forget the pages that are still to come. Both say nothing of what was asked
 * for, so all is retrieved again. For one thread.
 */
final class Retrieval {
    private static final Duration CLEANUP_LIMIT = Duration.ofSeconds(5);
    private static final int ATTEMPTS = 4;

    private final VimSession session;
    private final ManagedObjectRef collector;
    private final PropertyQuery query;
    private final Deadline deadline;
    private final boolean paged;
    private final SoapCall<Page> first;
    private final SoapCall<List<ObjectContent>> everything;
    private boolean lostPages;

    Retrieval(VimSession session, ManagedObjectRef collector, PropertyQuery query, Deadline deadline) {
        this.session = session;
        this.collector = collector;
        this.query = query;
        this.deadline = deadline;
        this.paged = session.content().about().speaks(4, 1);
        this.first = named(RetrieveCalls.first(collector, query));
        this.everything = named(RetrieveCalls.everything(collector, query));
    }

    private <R> SoapCall<R> named(SoapCall<R> call) {
        return query.action().map(call::called).orElse(call);
    }

    List<ObjectContent> all() {
        for (int attempt = 1; ; attempt++) {
            try {
                return session.authenticated(
                        paged ? first : everything,
                        () -> paged ? allPages() : session.direct(everything, deadline),
                        objects -> objects.stream().anyMatch(ObjectContent::lacksSession),
                        deadline);
            } catch (SoapFault fault) {
                MethodFault why = MethodFault.of(fault);
                boolean race = lostPages || (query.hasOnlyMet(why) && !why.isGone(collector));
                if (!race) {
                    throw Faults.translate(first, why);
                }
                if (attempt == ATTEMPTS || deadline.isOver()) {
                    throw unsteady(why);
                }
            }
        }
    }

    private HypervisorException unsteady(MethodFault fault) {
        return new HypervisorException(
                ErrorCode.OPERATION_FAILED,
                first.what()
                        + " failed: what there is changes faster than the server can tell it; the last time it said "
                        + Faults.shown(fault.type() + " - " + fault.text()) + ": repeat it",
                fault.type(),
                null);
    }

    private List<ObjectContent> allPages() throws SoapFault {
        lostPages = false;
        long generation = session.generation();
        Page page = session.direct(first, deadline);
        if (page.token().isEmpty()) {
            return page.objects();
        }
        List<ObjectContent> objects = new ArrayList<>(page.objects());
        while (page.token().isPresent()) {
            page = next(page.token().get(), generation);
            objects.addAll(page.objects());
        }
        RetrieveCalls.check(query, objects);
        return objects;
    }

    private Page next(String token, long generation) throws SoapFault {
        boolean had = false;
        try {
            Page page = session.direct(RetrieveCalls.next(collector, token), deadline);
            had = true;
            return page;
        } catch (SoapFault fault) {
            if (session.generation() != generation) {
                // The pages ended with the session they were made in; somebody else has renewed it already.
                throw VimSession.notAuthenticated();
            }
            // The token is the only argument there is, and it was right when the server made it.
            lostPages = fault.type().equals("InvalidArgument");
            throw fault;
        } finally {
            if (!had) {
                session.quietly(RetrieveCalls.cancel(collector, token), Deadline.after(CLEANUP_LIMIT));
            }
        }
    }
}
