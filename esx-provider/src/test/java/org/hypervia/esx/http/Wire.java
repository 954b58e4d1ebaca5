// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.http;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.spi.Deadline;

/** What the tests of this package say often. */
final class Wire {
    static final String TYPE = "text/xml; charset=UTF-8";

    private Wire() {}

    /** Far enough away never to be the reason for anything. */
    static Deadline patient() {
        return Deadline.after(Duration.ofMinutes(5));
    }

    /** Late enough for a loaded machine to get as far as a test wants it to be. */
    static Deadline soon() {
        return Deadline.after(Duration.ofSeconds(1));
    }

    static HttpTransport plain(ScriptedServer server) {
        return HttpTransport.open(HttpSettings.http("127.0.0.1", server.port()).build());
    }

    /** Sends and reads all. */
    static String exchange(HttpTransport transport, HttpCall call) throws IOException {
        try (HttpReply reply = transport.send(call, patient())) {
            return reply.status() + " " + new String(reply.body().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    static String get(HttpTransport transport, String target) throws IOException {
        return exchange(transport, HttpCall.get(target));
    }

    static HypervisorException failure(ThrowingCallable call) {
        return catchThrowableOfType(HypervisorException.class, call);
    }

    static HypervisorException failureOf(HttpTransport transport, HttpCall call) {
        return failure(() -> exchange(transport, call));
    }

    static HttpCall post(String text) {
        return HttpCall.post("/sdk", TYPE, text.getBytes(StandardCharsets.UTF_8));
    }
}
