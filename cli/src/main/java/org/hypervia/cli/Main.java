// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli;

import org.hypervia.api.Hypervisors;
import org.hypervia.cli.connection.Environment;
import org.hypervia.cli.output.Output;

/** The process {@code hypervia}. */
public final class Main {
    private Main() {}

    /** Runs the program and ends the process with its exit status, 0 or 1. */
    public static void main(String[] arguments) {
        Program program = new Program(Hypervisors::fromServiceLoader, Environment.ofProcess(), Output.ofProcess());
        // Ctrl-C must not leave a session on the server; a host has only so many.
        Runtime.getRuntime().addShutdownHook(new Thread(program::end, "hypervia-end"));
        System.exit(program.run(arguments));
    }
}
