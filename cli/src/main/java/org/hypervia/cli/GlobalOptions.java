// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli;

import java.util.List;
import org.hypervia.cli.connection.ConnectionChoice;

/**
 * What stands before the command.
 *
 * @param action what is to be done
 * @param connection what is said about the connection
 * @param quiet whether only results are wanted
 * @param timing whether the time of each command is wanted
 * @param debug whether the log and stack traces are wanted
 * @param rest the command and what follows it
 */
record GlobalOptions(
        Action action, ConnectionChoice connection, boolean quiet, boolean timing, boolean debug, List<String> rest) {
    /** What is to be done. */
    enum Action {
        /** Run the commands. */
        RUN,
        /** Describe the program. */
        HELP,
        /** Print the version. */
        SHORT_VERSION,
        /** Print the version and what it runs on. */
        LONG_VERSION
    }

    GlobalOptions {
        rest = List.copyOf(rest);
    }
}
