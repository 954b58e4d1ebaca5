// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.property;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
 * Retrieves properties: one call, and one more for each further page the server makes of it. Servers before API 4.1 send
 * everything at once. Thread-safe; calls do not wait for each other.
 */
public final class PropertyCollector {
    private static final Duration CLEANUP_LIMIT = Duration.ofSeconds(5);

    private final VimSession session;
    private final ManagedObjectRef collector;
    private final boolean pages;

    public PropertyCollector(VimSession session) {
        this.session = session;
        this.collector = session.content().manager("propertyCollector");
        this.pages = session.content().about().speaks(4, 1);
    }

    /**
     * Retrieves all that a query selects, in the server's order. What cannot be read of one object is a failed reading in
     * its row and fails nothing else.
     *
     * @throws HypervisorException by the fault table, such as {@code NO_DOMAIN} when the only object asked for is gone;
     *     {@code AUTH_FAILED} when the session is gone and cannot be renewed
     */
    public List<ObjectContent> retrieve(PropertyQuery query, Deadline deadline) {
        SoapCall<Page> first = named(query, RetrieveCalls.first(collector, query));
        SoapCall<List<ObjectContent>> everything = named(query, RetrieveCalls.everything(collector, query));
        try {
            List<ObjectContent> found = session.authenticated(
                    pages ? first : everything,
                    () -> pages ? allPages(first, deadline) : session.direct(everything, deadline),
                    objects -> objects.stream().anyMatch(ObjectContent::lacksSession),
                    deadline);
            return without(query.unseenStarts(), found);
        } catch (SoapFault fault) {
            throw Faults.translate(first, MethodFault.of(fault));
        }
    }

    private static <R> SoapCall<R> named(PropertyQuery query, SoapCall<R> call) {
        return query.action().map(call::called).orElse(call);
    }

    /** Takes out what was asked for only to see whether the session lives. */
    private static List<ObjectContent> without(List<ManagedObjectRef> objects, List<ObjectContent> found) {
        if (objects.isEmpty()) {
            return found;
        }
        Set<String> types = new HashSet<>();
        objects.forEach(object -> types.add(object.type()));
        return found.stream()
                .filter(object -> !types.contains(object.object().type()))
                .toList();
    }

    /** Retrieves properties of one object; the translated fault if it is gone. */
    public ObjectContent retrieveOne(ManagedObjectRef object, Deadline deadline, String... paths) {
        return ObjectContent.one(retrieve(PropertyQuery.of(object, paths), deadline), object);
    }

    private List<ObjectContent> allPages(SoapCall<Page> first, Deadline deadline) throws SoapFault {
        long generation = session.generation();
        Page page = session.direct(first, deadline);
        if (page.token().isEmpty()) {
            return page.objects();
        }
        List<ObjectContent> objects = new ArrayList<>(page.objects());
        while (page.token().isPresent()) {
            page = next(page.token().get(), generation, deadline);
            objects.addAll(page.objects());
        }
        return objects;
    }

    private Page next(String token, long generation, Deadline deadline) throws SoapFault {
        boolean had = false;
        try {
            Page page = session.direct(RetrieveCalls.next(collector, token), deadline);
            had = true;
            return page;
        } catch (SoapFault fault) {
            // The pages ended with the session they were made in; somebody else has renewed it already.
            throw session.generation() == generation ? fault : VimSession.notAuthenticated();
        } finally {
            if (!had) {
                session.quietly(RetrieveCalls.cancel(collector, token), Deadline.after(CLEANUP_LIMIT));
            }
        }
    }
}
