// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.soap;

import org.hypervia.esx.http.Sending;

/** A call with words of people for what it does, or sent otherwise than calls are. */
record NamedCall<R>(SoapCall<R> call, String what, Sending sending) implements SoapCall<R> {
    @Override
    public String method() {
        return call.method();
    }

    @Override
    public SoapTarget target() {
        return call.target();
    }

    @Override
    public void writeParameters(SoapWriter out) {
        call.writeParameters(out);
    }

    @Override
    public R readResult(SoapReader in) {
        return call.readResult(in);
    }

    /** Without the parameters, among which there may be a password. */
    @Override
    public String toString() {
        return call.toString();
    }
}
