// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.output;

import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.hypervia.api.task.TaskProgress;

/**
 * How a call that takes long gets on, in one line of a terminal that is drawn again and again, and taken away at the end.
 * Where nobody watches, nothing is written at all. Thread-safe.
 */
public final class ProgressLine implements AutoCloseable {
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(100);
    private static final int LABEL = 40;

    private final Output output;
    private final String label;
    private final LongSupplier clock;
    private final long start;
    private long lastDrawn;
    private long bytes;
    private OptionalInt percent = OptionalInt.empty();
    private boolean drawn;

    /**
     * Begins with nothing done.
     *
     * @param output where it is shown
     * @param label what is done
     */
    public ProgressLine(Output output, String label) {
        this(output, label, System::nanoTime);
    }

    ProgressLine(Output output, String label, LongSupplier clock) {
        this.output = output;
        this.label = shortened(PlainText.of(label));
        this.clock = clock;
        this.start = clock.getAsLong();
    }

    private static String shortened(String text) {
        StringBuilder kept = new StringBuilder();
        int width = 0;
        for (int character : text.codePoints().toArray()) {
            width += TextWidth.of(character);
            if (width > LABEL) {
                return kept.append("...").toString();
            }
            kept.appendCodePoint(character);
        }
        return kept.toString();
    }

    /** Hears from the hypervisor. */
    public synchronized void heard(TaskProgress progress) {
        if (progress.percent().isPresent()) {
            percent = progress.percent();
        }
        draw();
    }

    /** Hears how many bytes were moved so far. */
    public synchronized void moved(long count) {
        bytes = count;
        draw();
    }

    private void draw() {
        long now = clock.getAsLong();
        if (!output.isWatched() || (drawn && now - lastDrawn < PAUSE)) {
            return;
        }
        drawn = true;
        lastDrawn = now;
        StringBuilder line = new StringBuilder(label);
        percent.ifPresent(done -> line.append("  ").append(done).append(" %"));
        if (bytes > 0) {
            line.append("  ").append(SizeWords.of(bytes));
            long rate = (long) (bytes * (double) TimeUnit.SECONDS.toNanos(1) / Math.max(1, now - start));
            line.append("  ").append(SizeWords.of(rate)).append("/s");
        }
        output.showLine(line.toString());
    }

    /** Takes the line away. */
    @Override
    public synchronized void close() {
        if (drawn) {
            output.hideLine();
        }
    }
}
