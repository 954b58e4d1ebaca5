// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.endpoint;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts the requests by what they want. Safe for concurrent use. */
public final class Traffic {
    private final Map<String, LongAdder> requests = new ConcurrentHashMap<>();

    /** Nothing counted yet. */
    public Traffic() {}

    void count(String what) {
        requests.computeIfAbsent(what, name -> new LongAdder()).increment();
    }

    /** The counts so far, by SOAP method, or HTTP method and first part of the path. */
    public Map<String, Long> snapshot() {
        Map<String, Long> counts = new TreeMap<>();
        requests.forEach((name, count) -> counts.put(name, count.sum()));
        return counts;
    }

    /** Forgets all counts. */
    public void reset() {
        requests.clear();
    }
}
