// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.connection;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.soap.SoapCall;
import org.hypervia.esx.vim.value.Faults;
import org.hypervia.esx.vim.value.ManagedObjectRef;

/**
 * What people call the domains that were seen on a connection, for messages: nobody asks the host for a name only to
 * complain. A name may be out of date, so the reference decides what is done. Thread-safe.
 */
public final class DomainNames {
    private static final int MOST = 100_000;

    private final Map<String, String> names = new ConcurrentHashMap<>();

    /** Notes a name that was just read. */
    public void remember(String ref, String name) {
        if (names.size() >= MOST) {
            names.clear();
        }
        names.put(ref, name);
    }

    /** Returns how messages speak of a domain: {@code domain 'web01'}, or by its reference if it was never seen. */
    public String of(String ref) {
        String name = names.get(ref);
        return name == null ? "domain " + ref : "domain '" + Faults.named(name) + "'";
    }

    /** Returns how messages speak of a domain. */
    public String of(ManagedObjectRef machine) {
        return of(machine.value());
    }

    /** Makes the error for a domain that its host does not know any more. */
    public HypervisorException gone(String ref) {
        return new HypervisorException(ErrorCode.NO_DOMAIN, of(ref) + " is gone: list the domains anew");
    }

    /** Names a call by what it does to a domain, such as {@code starting}, so that its failure and progress say that. */
    public <R> SoapCall<R> doing(String action, String ref, SoapCall<R> call) {
        return call.called(action + " " + of(ref));
    }
}
