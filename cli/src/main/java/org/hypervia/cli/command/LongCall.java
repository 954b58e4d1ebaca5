// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.command;

import java.time.Duration;
import org.hypervia.api.CallOptions;
import org.hypervia.cli.output.ProgressLine;

/** A call that may take hours: it has no time limit of ours, and a person at a terminal sees how it gets on. */
public final class LongCall implements AutoCloseable {
    /** Longer than any disk takes: as with virsh it is for the person to lose patience. */
    private static final Duration LIMIT = Duration.ofDays(30);

    private final Workplace place;
    private final ProgressLine line;

    private LongCall(Workplace place, ProgressLine line) {
        this.place = place;
        this.line = line;
    }

    /** Begins a call that waits for the hypervisor's work, such as {@code Wiping disk.img}. */
    public static LongCall ofWork(Workplace place, String label) {
        return begin(place, label, CallOptions.timeout(LIMIT));
    }

    /** Begins a transfer, which the connection's time limit ends when nothing moves any more. */
    public static LongCall ofTransfer(Workplace place, String label) {
        return begin(place, label, CallOptions.defaults());
    }

    /** Returns a place for several calls that may take long, between which something is printed. */
    public static Workplace unwatched(Workplace place) {
        return place.with(CallOptions.timeout(LIMIT));
    }

    private static LongCall begin(Workplace place, String label, CallOptions options) {
        ProgressLine line = new ProgressLine(place.output(), label);
        return new LongCall(place.with(options.progress(line::heard)), line);
    }

    /** Returns where to make the call. */
    public Workplace place() {
        return place;
    }

    /** Returns the line that shows how it gets on. */
    public ProgressLine line() {
        return line;
    }

    /** Takes the line away. */
    @Override
    public void close() {
        line.close();
    }
}
