// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.http;

import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request whose body has not been read yet.
 *
 * @param method the method
 * @param target path and query as they came
 * @param version {@code HTTP/1.0} or {@code HTTP/1.1}
 * @param headers header fields, names in lower case
 * @param body the body; empty when there is none
 * @param client the client's numeric address
 */
public record HttpRequest(
        String method,
        String target,
        String version,
        Map<String, List<String>> headers,
        InputStream body,
        String client) {
    /** The first value of a header field, or null. */
    public @Nullable String header(String name) {
        List<String> values = headers.get(name.toLowerCase(Locale.ROOT));
        return values == null ? null : values.get(0);
    }

    /** The path, decoded. */
    public String path() {
        int query = target.indexOf('?');
        return decode(query < 0 ? target : target.substring(0, query));
    }

    /** The query's parameters, decoded; of two with one name the first counts. */
    public Map<String, String> query() {
        Map<String, String> found = new LinkedHashMap<>();
        int start = target.indexOf('?');
        if (start >= 0) {
            for (String part : target.substring(start + 1).split("&", -1)) {
                int equals = part.indexOf('=');
                String name = equals < 0 ? part : part.substring(0, equals);
                found.putIfAbsent(decode(name), equals < 0 ? "" : decode(part.substring(equals + 1)));
            }
        }
        return found;
    }

    /** The value of a cookie without its quotes, or null. */
    public @Nullable String cookie(String name) {
        for (String field : headers.getOrDefault("cookie", List.of())) {
            for (String part : field.split(";", -1)) {
                int equals = part.indexOf('=');
                if (equals > 0 && part.substring(0, equals).strip().equals(name)) {
                    String value = part.substring(equals + 1).strip();
                    boolean quoted = value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"");
                    return quoted ? value.substring(1, value.length() - 1) : value;
                }
            }
        }
        return null;
    }

    /** Undoes percent encoding; a plus stays a plus, for this is no form. */
    private static String decode(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
