// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hypervia.api.Hypervisors;
import org.hypervia.cli.connection.Environment;
import org.hypervia.cli.output.Output;
import org.hypervia.cli.testing.Run;
import org.hypervia.cli.testing.TestHost;
import org.hypervia.cli.testing.TestProvider;
import org.hypervia.cli.testing.TestTerminal;

/** Runs the program in this process. */
final class ProgramRunner {
    private static final Path NOWHERE = Path.of("/nonexistent");

    private final Hypervisors hypervisors;
    private final Map<String, String> variables = new HashMap<>(Map.of("HOME", NOWHERE.toString()));
    private TestTerminal terminal = TestTerminal.absent();
    private Path systemConfiguration = NOWHERE;

    ProgramRunner(Hypervisors hypervisors) {
        this.hypervisors = hypervisors;
    }

    static ProgramRunner over(TestHost host) {
        return new ProgramRunner(TestProvider.over(host));
    }

    ProgramRunner variable(String name, String value) {
        variables.put(name, value);
        return this;
    }

    ProgramRunner terminal(TestTerminal person) {
        terminal = person;
        return this;
    }

    ProgramRunner systemConfiguration(Path folder) {
        systemConfiguration = folder;
        return this;
    }

    Run run(String... words) {
        ByteArrayOutputStream results = new ByteArrayOutputStream();
        ByteArrayOutputStream messages = new ByteArrayOutputStream();
        Environment environment = new Environment(variables, systemConfiguration, terminal);
        Program program = new Program(() -> hypervisors, environment, new Output(results, messages, false));
        int status = program.run(words);
        return new Run(status, results.toString(StandardCharsets.UTF_8), messages.toString(StandardCharsets.UTF_8));
    }

    Run run(List<String> words) {
        return run(words.toArray(String[]::new));
    }
}
