// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.http.HttpReply;
import org.hypervia.spi.Deadline;

/** What tests of the SOAP client stand on: a scripted server that is asked one question. */
abstract class SoapClientTests {
    static final String OPEN = "<e:Envelope xmlns:e=\"http://schemas.xmlsoap.org/soap/envelope/\"><e:Body>"
            + "<AskResponse xmlns=\"urn:vim25\"><returnval>";
    static final String CLOSE = "</returnval></AskResponse></e:Body></e:Envelope>";

    final ScriptedServer server = new ScriptedServer();
    SoapClient client = new SoapClient(server, "/sdk", "esx.example:443");

    List<XmlNode> ask() throws SoapFault {
        return client.invoke(new Ask(), Deadline.after(Duration.ofMinutes(1)));
    }

    List<XmlNode> ask(String document) throws SoapFault {
        server.forget("Ask").on("Ask", request -> ScriptedServer.xml(200, document));
        return ask();
    }

    HypervisorException refusal(int status, Map<String, String> headers, String body) {
        server.forget("Ask").on("Ask", request -> ScriptedServer.raw(status, headers, body));
        HypervisorException refusal = catchThrowableOfType(HypervisorException.class, this::ask);
        assertThat(refusal).as("the refusal").isNotNull();
        return refusal;
    }

    HypervisorException refusal(String document) {
        return refusal(200, Map.of("Content-Type", "text/xml"), document);
    }

    void limit(int depth, long elements, int text, long bytes) {
        client = new SoapClient(server, "/sdk", "esx.example:443", new SoapLimits(depth, elements, text, bytes));
    }

    /** Goes on for 200 MB, which does not fit into the memory of a test if anybody collects it. */
    static HttpReply endless(String start, char then, AtomicBoolean ended) {
        byte[] head = start.getBytes(StandardCharsets.UTF_8);
        return ScriptedServer.raw(200, Map.of(), new InputStream() {
            long at;

            @Override
            public int read() {
                if (at > 200_000_000) {
                    ended.set(true);
                    return -1;
                }
                return at < head.length ? head[(int) at++] : next();
            }

            int next() {
                at++;
                return then;
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                int count = 0;
                for (int octet = read(); octet >= 0; octet = read()) {
                    target[offset + count++] = (byte) octet;
                    if (count == Math.min(length, 8192)) {
                        return count;
                    }
                }
                return count == 0 ? -1 : count;
            }
        });
    }
}
