// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.output;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.text.MessageFormat;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/**
 * Receives what the libraries log: warnings of ours reach standard error as one line, everything of ours does with {@code
 * --debug}, and the rest nobody sees. Found by the service loader; it keeps the JDK's logging, which is slow to start and
 * writes two lines for each message, out of the program.
 */
public final class CommandLog extends System.LoggerFinder {
    private static final String OURS = "org.hypervia.";
    private static volatile @Nullable Target target;

    /** Where messages go, and which. */
    private record Target(Output output, boolean everything) {}

    /** Used by the service loader. */
    public CommandLog() {}

    /**
     * Sends messages to an output from now on; before, they are dropped.
     *
     * @param everything whether messages below a warning count too
     */
    public static void send(Output output, boolean everything) {
        target = new Target(output, everything);
    }

    @Override
    public System.Logger getLogger(String name, Module module) {
        return new OneLogger(name);
    }

    /** The logger of one name. */
    private record OneLogger(String name) implements System.Logger {
        @Override
        public String getName() {
            return name;
        }

        @Override
        public boolean isLoggable(Level level) {
            Target present = target;
            return present != null
                    && name.startsWith(OURS)
                    && level != Level.OFF
                    && (present.everything() || level.getSeverity() >= Level.WARNING.getSeverity());
        }

        @Override
        public void log(
                Level level, @Nullable ResourceBundle bundle, @Nullable String message, @Nullable Throwable thrown) {
            Target present = target;
            if (present != null && isLoggable(level)) {
                write(present, level, String.valueOf(message), thrown);
            }
        }

        @Override
        public void log(
                Level level, @Nullable ResourceBundle bundle, @Nullable String format, @Nullable Object... parameters) {
            if (isLoggable(level)) {
                log(level, bundle, text(String.valueOf(format), parameters), (Throwable) null);
            }
        }

        private static String text(String format, @Nullable Object @Nullable ... parameters) {
            return parameters == null || parameters.length == 0 ? format : MessageFormat.format(format, parameters);
        }

        private void write(Target to, Level level, String message, @Nullable Throwable thrown) {
            // A message is one line, whatever the names in it are.
            String line = message.replace("\n", "\\x0a");
            if (!to.everything()) {
                to.output().libraryWarning(line);
                return;
            }
            to.output().diagnosis(level + " " + name + ": " + line);
            if (thrown != null) {
                to.output().diagnosis(trace(thrown));
            }
        }
    }

    /** Returns a stack trace as text. */
    public static String trace(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text, true));
        return text.toString().stripTrailing();
    }
}
