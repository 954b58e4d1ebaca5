// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.soap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.hypervia.esx.http.HttpBody;
import org.hypervia.esx.http.HttpCall;
import org.hypervia.esx.http.HttpReply;
import org.hypervia.esx.http.HttpTransport;
import org.hypervia.spi.Deadline;

/** A server that answers by a script, and keeps what it was asked. */
public final class ScriptedTransport implements HttpTransport {
    private record Answer(int status, String contentType, String body) {}

    private final Deque<Answer> answers = new ArrayDeque<>();
    private final List<HttpCall> calls = new ArrayList<>();

    /** Answers with a document of its own. */
    public ScriptedTransport answer(int status, String contentType, String body) {
        answers.add(new Answer(status, contentType, body));
        return this;
    }

    /** Answers a call with what stands in its response element. */
    public ScriptedTransport result(String method, String content) {
        return answer(
                200,
                "text/xml",
                envelope("<" + method + "Response xmlns=\"urn:vim25\">" + content + "</" + method + "Response>"));
    }

    /** Answers with a typed fault. */
    public ScriptedTransport fault(String type, String fields) {
        return answer(
                500,
                "text/xml",
                envelope("<soapenv:Fault><faultcode>ServerFaultCode</faultcode><faultstring>It said no.</faultstring>"
                        + "<detail><" + type + "Fault xmlns=\"urn:vim25\" xsi:type=\"" + type + "\">" + fields + "</"
                        + type + "Fault></detail></soapenv:Fault>"));
    }

    static String envelope(String body) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                + "<soapenv:Envelope xmlns:soapenv=\"http://schemas.xmlsoap.org/soap/envelope/\""
                + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><soapenv:Body>\n" + body
                + "\n</soapenv:Body></soapenv:Envelope>";
    }

    @Override
    public HttpReply send(HttpCall call, Deadline deadline) {
        calls.add(call);
        assertThat(answers)
                .as("the script has no answer left for " + bodyOf(call))
                .isNotEmpty();
        Answer answer = answers.remove();
        return HttpReply.of(
                answer.status(),
                Map.of("Content-Type", answer.contentType()),
                new ByteArrayInputStream(answer.body().getBytes(StandardCharsets.UTF_8)));
    }

    /** Returns what the n-th call, from 0 on, carried. */
    public String sent(int n) {
        return bodyOf(calls.get(n));
    }

    /** Returns the n-th call, from 0 on. */
    public HttpCall call(int n) {
        return calls.get(n);
    }

    /** Returns how many calls came. */
    public int count() {
        return calls.size();
    }

    private static String bodyOf(HttpCall call) {
        return call.body() instanceof HttpBody.Bytes bytes
                ? new String(bytes.content(), StandardCharsets.UTF_8)
                : call.body().toString();
    }

    @Override
    public void close() {}
}
