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
    private final boolean onTerminal;
    private final boolean watched;
    private final boolean quiet;

    /**
     * Writes to two streams.
     *
     * @param results for what was asked for
     * @param messages for errors and notices
     * @param onTerminal whether both go to a terminal, which text must not speak to; elsewhere results are as they are
     */
    public Output(OutputStream results, OutputStream messages, boolean onTerminal) {
        this(
                new OutputSink(results, () -> false),
                new OutputSink(messages, () -> false),
                onTerminal,
                onTerminal,
                false);
    }

    private Output(OutputSink results, OutputSink messages, boolean onTerminal, boolean watched, boolean quiet) {
        this.results = results;
        this.messages = messages;
        this.onTerminal = onTerminal;
        this.watched = watched;
        this.quiet = quiet;
    }

    /** Writes to the standard streams of this process. */
    public static Output ofProcess() {
        return new Output(
                OutputSink.standardOutput(),
                OutputSink.standardError(),
                OutputSink.standardOutputIsDevice(),
                OutputSink.standardErrorIsTerminal(),
                false);
    }

    /** Returns the same streams in another mood: the quiet one leaves out what only a person wants to see. */
    public Output quiet(boolean wanted) {
        return new Output(results, messages, onTerminal, watched, wanted);
    }

    /** Tells whether only results are wanted. */
    public boolean isQuiet() {
        return quiet;
    }

    /** Writes a line of the result. */
    public void line(String text) {
        text(text + "\n");
    }

    /** Writes a part of the result: as it is, but on a terminal, where it must not be a command. */
    public void text(String text) {
        results.write((onTerminal ? PlainText.onTerminal(text) : text).getBytes(StandardCharsets.UTF_8));
    }

    /** Returns a name as a line of the result has it: as it is, but on a terminal, where it must not be two lines. */
    public String name(String name) {
        return onTerminal ? PlainText.of(name) : name;
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

    /** Writes a remark whose line the blank one behind the command ends, as with a few commands of virsh. */
    public void shortRemark(String text) {
        if (!quiet) {
            text(text);
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

    /** Writes a warning of the library to standard error, as libvirt logs its own: also in the quiet mode. */
    void libraryWarning(String text) {
        message("warning: " + text);
    }

    /** Writes a notice to standard error unless the quiet mode leaves it out. */
    public void notice(String text) {
        if (!quiet) {
            message(text);
        }
    }

    /** Tells whether somebody sees how a call that takes long gets on. */
    boolean isWatched() {
        return watched && !quiet;
    }

    /** Shows a line on the terminal in the place of the one before, until something else is written or it is taken away. */
    void showLine(String text) {
        messages.showLine(text);
    }

    /** Takes the shown line away, if there is one. */
    void hideLine() {
        messages.hideLine();
    }

    /** Writes text for whoever looks for a fault to standard error. */
    public void diagnosis(String text) {
        message(text);
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
        messages.hideLine();
        results.silence();
        messages.silence();
    }

    private void message(String text) {
        flush();
        // What came from a server could hold control sequences; line ends and tabs do no harm.
        messages.write((PlainText.onTerminal(text) + "\n").getBytes(StandardCharsets.UTF_8));
        messages.flush();
    }

    /** Writes a truth as virsh's tables have it. */
    public static String yesOrNo(boolean value) {
        return value ? "yes" : "no";
    }

    /** Formats a number with one decimal in the way of the C locale. */
    public static String oneDecimal(double value) {
        return new BigDecimal(value).setScale(1, RoundingMode.HALF_EVEN).toPlainString();
    }
}
