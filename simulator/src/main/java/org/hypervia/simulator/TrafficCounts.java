// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator;

import java.util.Map;
import java.util.TreeMap;

/**
 * What came in and went out since the start or the last reset.
 *
 * @param requests the requests by SOAP method, or by HTTP method and first part of the path such as {@code GET /folder}
 * @param bytesReceived bytes of HTTP that came in, inside of TLS
 * @param bytesSent bytes of HTTP that went out, inside of TLS
 * @param connections how many connections were accepted
 */
public record TrafficCounts(Map<String, Long> requests, long bytesReceived, long bytesSent, long connections) {
    public TrafficCounts {
        requests = Map.copyOf(new TreeMap<>(requests));
    }

    /** All requests together: the round trips. */
    public long total() {
        return requests.values().stream().mapToLong(Long::longValue).sum();
    }

    /** The requests of one kind. */
    public long of(String method) {
        return requests.getOrDefault(method, 0L);
    }
}
