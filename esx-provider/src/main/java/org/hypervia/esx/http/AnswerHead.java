// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.http;

import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The first line of an answer and its header fields, taken at their word: what skips garbage would wait for more from a
 * server that says hello in another protocol.
 *
 * @param minorVersion 1 for HTTP/1.1
 * @param status the status code
 * @param reason what the server says with it, often empty
 * @param fields the header fields in their order, a name as often as it came
 */
record AnswerHead(int minorVersion, int status, String reason, List<Map.Entry<String, String>> fields) {
    private static final String START = "HTTP/1.";
    private static final Pattern FIRST_LINE = Pattern.compile("HTTP/1\\.([0-9]) +([1-9][0-9]{2})(?:[ \t](.*))?");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");
    private static final int EMPTY_LINES = 3;

    /** Not 404, which files have. */
    private static final Set<Integer> PROXY_REFUSALS = Set.of(400, 403, 408, 500, 502, 503, 504);

    /** What comes is no HTTP, or breaks its rules. */
    static final class NotHttp extends IOException {
        private static final long serialVersionUID = 1L;

        NotHttp(String message) {
            super(message);
        }
    }

    /** The head is larger than allowed. */
    static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;

        TooLarge() {
            super("larger than allowed");
        }
    }

    AnswerHead {
        fields = List.copyOf(fields);
    }

    /** Reads the head of the answer, over all interim ones. */
    static AnswerHead read(WireInput in, HttpLimits limits) throws IOException {
        AnswerHead head = readOne(in, limits);
        while (head.status() < 200) {
            // Upgrades too: what was not asked for is not taken up.
            head = readOne(in, limits);
        }
        return head;
    }

    private static AnswerHead readOne(WireInput in, HttpLimits limits) throws IOException {
        for (int i = 0; i < EMPTY_LINES && in.await(1) && in.at(0) == '\r' && in.await(2) && in.at(1) == '\n'; i++) {
            in.skip(2);
        }
        checkStart(in);
        String line = in.readLine(limits.lineLength());
        Matcher first = FIRST_LINE.matcher(line);
        if (!first.matches()) {
            throw new NotHttp("it begins with '" + Failures.printable(line) + "'");
        }
        return new AnswerHead(
                Integer.parseInt(first.group(1)),
                Integer.parseInt(first.group(2)),
                Objects.requireNonNullElse(first.group(3), "").strip(),
                readFields(in, limits));
    }

    /** Refuses another protocol by its first bytes, since it may never end a line. */
    private static void checkStart(WireInput in) throws IOException {
        for (int i = 0; i < START.length(); i++) {
            if (!in.await(i + 1)) {
                throw new EOFException(i == 0 ? "no answer came" : "the head of the answer is incomplete");
            }
            if (in.at(i) != START.charAt(i)) {
                String begin = in.seen().lines().findFirst().orElse("");
                throw new NotHttp("it begins with '" + Failures.printable(begin) + "'");
            }
        }
    }

    /** Reads fields up to the empty line; also those behind a body in chunks. */
    static List<Map.Entry<String, String>> readFields(WireInput in, HttpLimits limits) throws IOException {
        List<Map.Entry<String, String>> fields = new ArrayList<>();
        for (String line = in.readLine(limits.lineLength()); !line.isEmpty(); line = in.readLine(limits.lineLength())) {
            boolean continued = line.charAt(0) == ' ' || line.charAt(0) == '\t';
            if (continued && !fields.isEmpty()) {
                // An old way of writing a long value.
                Map.Entry<String, String> last = fields.remove(fields.size() - 1);
                String value = last.getValue() + " " + line.strip();
                if (value.length() > limits.lineLength()) {
                    throw new TooLarge();
                }
                fields.add(Map.entry(last.getKey(), value));
                continue;
            }
            int colon = line.indexOf(':');
            String name = line.substring(0, Math.max(0, colon));
            if (!NAME.matcher(name).matches()) {
                throw new NotHttp("a header field reads '" + Failures.printable(line) + "'");
            }
            if (fields.size() >= limits.headerCount()) {
                throw new TooLarge();
            }
            fields.add(Map.entry(name, line.substring(colon + 1).strip()));
        }
        return fields;
    }

    /** All values of a field, in their order. */
    List<String> all(String name) {
        return fields.stream()
                .filter(field -> field.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .toList();
    }

    Optional<String> first(String name) {
        return all(name).stream().findFirst();
    }

    /** What a field lists, over all its occurrences, in lower case. */
    Stream<String> tokens(String name) {
        return all(name).stream()
                .flatMap(value -> Stream.of(value.split(",")))
                .map(token -> token.strip().toLowerCase(Locale.ROOT))
                .filter(token -> !token.isEmpty());
    }

    /** Whether the server keeps the connection open behind the answer. */
    boolean keepsConnection() {
        return minorVersion == 0 ? wishes().contains("keep-alive") : !wishes().contains("close");
    }

    /**
     * Whether it says that it does. There are proxies that say nothing and end the connection all the same, and a change that
     * is sent meanwhile would be lost.
     */
    boolean promisesToKeepConnection() {
        return wishes().contains("keep-alive") && !wishes().contains("close");
    }

    /**
     * Whether a proxy that forwards requests refuses in its own name. It marks each answer that it passes on with {@code Via}
     * (RFC 9110, 7.6.3), and a fault of the API is XML whoever has lost the mark; Squid marks its own as well, but also says so.
     */
    boolean isOfForwardingProxy() {
        boolean unmarked =
                all("Via").isEmpty() && first("Content-Type").stream().noneMatch(type -> type.contains("xml"));
        return PROXY_REFUSALS.contains(status)
                && (unmarked || !all("X-Squid-Error").isEmpty());
    }

    private List<String> wishes() {
        return Stream.concat(tokens("Connection"), tokens("Proxy-Connection")).toList();
    }
}
