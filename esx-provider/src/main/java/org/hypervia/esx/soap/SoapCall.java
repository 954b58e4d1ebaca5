// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.soap;

import org.hypervia.esx.http.Sending;

/**
 * A call as a value: it can be made any number of times, by any thread.
 *
 * @param <R> the type of the result
 */
public interface SoapCall<R> {
    /** Returns the name of the element in the body, such as {@code PowerOnVM_Task}. */
    String method();

    /** Returns the object the call is made on. */
    SoapTarget target();

    /** Writes the parameters in wire order, without the target, which stands before them. */
    void writeParameters(SoapWriter out);

    /**
     * Reads the result.
     *
     * @param in stands at the response element, whose children are the results, of which there may be none; what is left
     *     unread is skipped
     */
    R readResult(SoapReader in);

    /** Returns what the call does, for messages: method and target if nobody has said it better. */
    default String what() {
        return method() + " on " + target();
    }

    /** Returns this call under the name of what it does to whom, such as {@code starting domain 'web01'}. */
    default SoapCall<R> called(String action) {
        return new NamedCall<>(this, action, sending());
    }

    /** Returns how often the call may reach the server: once, unless it is known to do no harm twice. */
    default Sending sending() {
        return Sending.ONCE;
    }

    /** Returns this call as one that only reads, or does no harm twice. */
    default SoapCall<R> repeatable() {
        return new NamedCall<>(this, what(), Sending.REPEATABLE);
    }

    /** Returns this call as one that begins a session. */
    default SoapCall<R> loggingIn() {
        return new NamedCall<>(this, what(), Sending.LOGIN);
    }
}
