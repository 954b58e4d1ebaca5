// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.property;

import org.hypervia.esx.soap.SoapCall;
import org.hypervia.esx.vim.value.Calls;
import org.hypervia.esx.vim.value.ManagedObjectRef;
import org.hypervia.esx.vim.value.PropertyQuery;
import org.hypervia.esx.vim.value.UpdateSet;

/** Calls of {@code PropertyCollector} that wait. */
final class WaitCalls {
    private WaitCalls() {}

    /** {@code CreatePropertyCollector}, since API 4.0: a collector whose filters and waits are nobody else's. */
    static SoapCall<ManagedObjectRef> createCollector(ManagedObjectRef standard) {
        return Calls.reference("CreatePropertyCollector", standard);
    }

    /** {@code DestroyPropertyCollector}: with all its filters. */
    static SoapCall<?> destroyCollector(ManagedObjectRef collector) {
        return Calls.plain("DestroyPropertyCollector", collector).repeatable();
    }

    /** {@code CreateFilter}, without partial updates: each change of a property brings the whole of it. */
    static SoapCall<ManagedObjectRef> createFilter(ManagedObjectRef collector, PropertyQuery query, boolean extended) {
        return Calls.reference("CreateFilter", collector, out -> {
            query.write(out, "spec", extended);
            out.flag("partialUpdates", false);
        });
    }

    /** {@code DestroyPropertyFilter}. */
    static SoapCall<?> destroyFilter(ManagedObjectRef filter) {
        return Calls.plain("DestroyPropertyFilter", filter).repeatable();
    }

    /** {@code WaitForUpdatesEx}, since API 4.1: waits so long at most, and returns nothing then. */
    static SoapCall<UpdateSet> waitForUpdates(ManagedObjectRef collector, String version, int maxWaitSeconds) {
        return Calls.of(
                        "WaitForUpdatesEx",
                        collector,
                        out -> out.text("version", version)
                                .element("options", options -> options.number("maxWaitSeconds", maxWaitSeconds)),
                        UpdateSet::readResult)
                .repeatable();
    }

    /** {@code WaitForUpdates}: waits for as long as it takes. */
    static SoapCall<UpdateSet> waitForUpdates(ManagedObjectRef collector, String version) {
        return Calls.of("WaitForUpdates", collector, out -> out.text("version", version), UpdateSet::readResult)
                .repeatable();
    }

    /** {@code CancelWaitForUpdates}: ends a wait under way with {@code RequestCanceled}. */
    static SoapCall<?> cancelWait(ManagedObjectRef collector) {
        return Calls.plain("CancelWaitForUpdates", collector).repeatable();
    }
}
