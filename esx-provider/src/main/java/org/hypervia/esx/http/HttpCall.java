// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.http;

import java.util.Map;

/**
 * A request.
 *
 * @param target path and query, escaped already
 * @param headers beside those that follow from the body and the host
 */
public record HttpCall(HttpMethod method, String target, Map<String, String> headers, HttpBody body) {
    public HttpCall {
        headers = Map.copyOf(headers);
    }

    public static HttpCall get(String target) {
        return new HttpCall(HttpMethod.GET, target, Map.of(), HttpBody.none());
    }

    public static HttpCall post(String target, String contentType, byte[] body) {
        return new HttpCall(HttpMethod.POST, target, Map.of(), HttpBody.of(contentType, body));
    }

    public static HttpCall put(String target, HttpBody body) {
        return new HttpCall(HttpMethod.PUT, target, Map.of(), body);
    }
}
