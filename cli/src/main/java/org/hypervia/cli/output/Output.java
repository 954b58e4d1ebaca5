// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.output;

import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import org.apache.commons.lang3.StringUtils;

/**
 * The two streams, both in UTF-8 whatever the locale says: results go to standard output, everything else to standard
 * error. Thread-safe.
 */
public final class Output {
    private final OutputSink results;
    private final OutputSink messages;
    private final boolean quiet;

    /**
     * Writes to two streams.
     *
     * @param results for what was asked for
     * @param messages for errors and notices
     * @param quiet leaves out what only a person wants to see
     */
    public Output(OutputStream results, OutputStream messages, boolean quiet) {
        this(new OutputSink(results, () -> false), new OutputSink(messages, () -> false), quiet);
    }

    private Output(OutputSink results, OutputSink messages, boolean quiet) {
        this.results = results;
        this.messages = messages;
        this.quiet = quiet;
    }

    /** Writes to the standard streams of this process. */
    public static Output ofProcess() {
        return new Output(OutputSink.standardOutput(), OutputSink.standardError(), false);
    }

    /** Returns the same streams in another mood. */
    public Output quiet(boolean wanted) {
        return new Output(results, messages, wanted);
    }

    /** Tells whether only results are wanted. */
    public boolean isQuiet() {
        return quiet;
    }

    /** Writes a line of the result. */
    public void line(String text) {
        text(text + "\n");
    }

    /** Writes a part of the result as it is. */
    public void text(String text) {
        results.write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes a labelled line of the result: the label padded to a width, a blank, and the value. */
    public void field(int width, String label, String value) {
        line(StringUtils.rightPad(label, width) + " " + value);
    }

    /** Writes a line for people, which the quiet mode leaves out. */
    public void remark(String text) {
        if (!quiet) {
            line(text);
        }
    }

    /** Writes an error message to standard error, after all results so far. */
    public void error(String text) {
        message("error: " + text);
    }

    /** Writes a warning to standard error unless the quiet mode leaves it out. */
    public void warning(String text) {
        if (!quiet) {
            message("warning: " + text);
        }
    }

    /** Writes a notice to standard error unless the quiet mode leaves it out. */
    public void notice(String text) {
        if (!quiet) {
            message(text);
        }
    }

    /** Writes text to standard error as it is. */
    public void diagnosis(String text) {
        flush();
        messages.write((text + "\n").getBytes(StandardCharsets.UTF_8));
        messages.flush();
    }

    /** Sends everything on its way. */
    public void flush() {
        results.flush();
    }

    /**
     * Tells whether results were lost. A reader that has gone away, as {@code head} does, counts as content.
     *
     * @return what the operating system said, or the empty text
     */
    public String lostResults() {
        return results.failure();
    }

    /** Ignores everything from now on, because the program is being ended from outside. */
    public void silence() {
        results.silence();
        messages.silence();
    }

    private void message(String text) {
        // What came from a server could hold control sequences; line ends and tabs do no harm.
        StringBuilder safe = new StringBuilder();
        for (String line : text.split("\n", -1)) {
            safe.append(safe.length() == 0 ? "" : "\n").append(PlainText.of(line.replace('\t', ' ')));
        }
        diagnosis(safe.toString());
    }

    /** Formats a number with one decimal in the way of the C locale. */
    public static String oneDecimal(double value) {
        return new BigDecimal(value).setScale(1, RoundingMode.HALF_EVEN).toPlainString();
    }
}
