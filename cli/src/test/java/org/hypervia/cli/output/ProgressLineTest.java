// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.hypervia.api.task.TaskProgress;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
    private static final String CLEAR = "\r\u001b[K";

    private final ByteArrayOutputStream results = new ByteArrayOutputStream();
    private final ByteArrayOutputStream messages = new ByteArrayOutputStream();
    private final Output terminal = new Output(results, messages, true);
    private long now;

    private static TaskProgress percent(int done) {
        return new TaskProgress("UploadTask", OptionalInt.of(done));
    }

    private ProgressLine line(Output output, String label) {
        return new ProgressLine(output, label, () -> now);
    }

    private void seconds(double passed) {
        now += (long) (passed * TimeUnit.SECONDS.toNanos(1));
    }

    private String shown() {
        return messages.toString(StandardCharsets.UTF_8);
    }

    @Test
    void oneLineIsDrawnAgainAndTakenAway() {
        try (ProgressLine line = line(terminal, "Uploading a.iso")) {
            line.heard(percent(1));
            seconds(2);
            line.moved(3 << 20);
            seconds(1);
            line.heard(percent(50));
        }

        assertThat(shown())
                .isEqualTo("Uploading a.iso  1 %"
                        + CLEAR + "Uploading a.iso  1 %  3.00 MiB  1.50 MiB/s"
                        + CLEAR + "Uploading a.iso  50 %  3.00 MiB  1.00 MiB/s" + CLEAR);
        assertThat(results.size()).isZero();
    }

    @Test
    void itIsNotDrawnMoreOftenThanAnyoneSees() {
        try (ProgressLine line = line(terminal, "x")) {
            for (int i = 0; i < 100; i++) {
                line.heard(percent(i));
                seconds(0.02);
            }
        }

        assertThat(shown().split(CLEAR.replace("[", "\\["))).hasSize(20);
    }

    @Test
    void anErrorStandsOnALineOfItsOwn() {
        try (ProgressLine line = line(terminal, "x")) {
            line.heard(percent(5));
            terminal.error("no");
        }

        assertThat(shown()).isEqualTo("x  5 %" + CLEAR + "error: no\n");
    }

    @Test
    void whoEndsTheProgramSeesNoRestOfIt() {
        try (ProgressLine line = line(terminal, "x")) {
            line.heard(percent(5));
            terminal.silence();
        }

        assertThat(shown()).isEqualTo("x  5 %" + CLEAR);
    }

    @Test
    void whereNobodyWatchesNothingIsWritten() {
        for (Output output : new Output[] {new Output(results, messages, false), terminal.quiet(true)}) {
            try (ProgressLine line = line(output, "x")) {
                line.heard(percent(5));
                line.moved(1);
            }
        }

        assertThat(messages.size()).isZero();
    }

    @Test
    void aLongNameFitsAndSpeaksToNoTerminal() {
        try (ProgressLine line = line(terminal, "a\u001b[31m" + "日".repeat(100))) {
            line.heard(percent(100));
        }

        assertThat(shown()).startsWith("a\\x1b[31m日").contains("日...  100 %").hasSizeLessThan(60);
    }
}
