// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.property;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.vim.session.VimSession;
import org.hypervia.esx.vim.value.ManagedObjectRef;
import org.hypervia.esx.vim.value.ObjectContent;
import org.hypervia.esx.vim.value.PropertyQuery;
import org.hypervia.spi.Deadline;

/**
 * Retrieves properties: one call, and one more for each further page the server makes of it. Servers before API 4.1 send
 * everything at once. Thread-safe; calls do not wait for each other.
 */
public final class PropertyCollector {
    private final VimSession session;
    private final ManagedObjectRef collector;

    public PropertyCollector(VimSession session) {
        this.session = session;
        this.collector = session.content().manager("propertyCollector");
    }

    /**
     * Retrieves all that a query selects, in the server's order. What cannot be read of one object is a failed reading in
     * its row and fails nothing else. Where something that a walk has met goes away meanwhile, all is retrieved again, a
     * few times.
     *
     * @throws HypervisorException by the fault table, such as {@code NO_DOMAIN} when an object is gone that the query
     *     starts at; {@code OPERATION_FAILED} when objects that a walk meets go away all the time, {@code INTERNAL_ERROR}
     *     for an answer about something else, {@code AUTH_FAILED} when the session is gone and cannot be renewed
     */
    public List<ObjectContent> retrieve(PropertyQuery query, Deadline deadline) {
        return without(query.unseenStarts(), new Retrieval(session, collector, query, deadline).all());
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
}
