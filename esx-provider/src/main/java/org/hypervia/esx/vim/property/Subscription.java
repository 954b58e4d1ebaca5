// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.property;

import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.vim.value.ManagedObjectRef;
import org.hypervia.esx.vim.value.ObjectChange;
import org.hypervia.esx.vim.value.PropertyQuery;

/**
 * Somebody who wants to hear of changes: see {@link UpdateLoop#subscribe}. All is called by one thread at a time, while
 * the loop is locked for everybody: so each method returns at once, throws nothing and asks no server. What takes longer
 * goes through a queue, which {@link Subscriber#next} empties.
 */
public interface Subscription {
    /**
     * Returns the object that this is about: one that the query starts at. The server is expected to tell of it first of
     * all, and a subscription of whose subject it tells nothing is lost.
     */
    ManagedObjectRef subject();

    /**
     * Returns what is to be watched: properties of objects, or of all that a walk meets. Asked again each time a filter
     * is made of it, as after a lost session. A walk from a view takes a property of the view, so that the server has
     * something to tell even where the view shows nothing.
     */
    PropertyQuery query();

    /**
     * Takes a change of one object that the query selects. First comes the present state of all of them; it comes again
     * after a lost session and when others subscribe, so what is known already is no news. What left the inventory while
     * there was no session is not told.
     */
    void tell(ObjectChange change);

    /** Hears that nothing more will come, and why. */
    void lose(HypervisorException error);

    /** Tells whether it has heard all it wants, or was lost: then the loop waits no more on its account. */
    boolean isOver();
}
