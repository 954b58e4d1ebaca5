// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.hypervia.api.Hypervisors;
import org.hypervia.cli.connection.Environment;
import org.hypervia.cli.connection.Terminal;
import org.hypervia.cli.output.Output;

/**
 * The program as its process runs it, without the process: for scripts of hundreds of lines, where the starts of as many
 * JVMs would be most of the time. It stands in the program's package, since nobody else has a use for its class.
 */
public final class ProgramInProcess {
    private ProgramInProcess() {}

    /** What it said and how it ended. */
    public record Outcome(int status, String out, String err) {}

    /** Nobody to ask, as where standard input is no terminal. */
    private static final class Nobody implements Terminal {
        @Override
        public boolean isPresent() {
            return false;
        }

        @Override
        public Optional<char[]> ask(String prompt, boolean hidden) {
            return Optional.empty();
        }
    }

    /** Runs it to its end, with these environment variables and no others. */
    public static Outcome run(Map<String, String> variables, String... words) {
        ByteArrayOutputStream results = new ByteArrayOutputStream();
        ByteArrayOutputStream messages = new ByteArrayOutputStream();
        Environment environment = new Environment(variables, Path.of("/nonexistent"), new Nobody());
        int status = new Program(Hypervisors::fromServiceLoader, environment, new Output(results, messages, false))
                .run(words);
        return new Outcome(status, results.toString(StandardCharsets.UTF_8), messages.toString(StandardCharsets.UTF_8));
    }
}
