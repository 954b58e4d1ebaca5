// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.connection;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What the program finds around itself.
 *
 * @param variables the environment variables
 * @param systemConfiguration the folder of configuration for all users, {@code /etc}
 * @param terminal where a person can be asked
 */
public record Environment(Map<String, String> variables, Path systemConfiguration, Terminal terminal) {
    public Environment {
        variables = Map.copyOf(variables);
    }

    /** Returns the environment of this process. */
    public static Environment ofProcess() {
        return new Environment(System.getenv(), Path.of("/etc"), new ControllingTerminal());
    }

    /** Returns a variable; an empty one counts as not set. */
    public Optional<String> variable(String name) {
        return Optional.ofNullable(variables.get(name)).filter(value -> !value.isEmpty());
    }

    /** Returns the folder of the user's own configuration. */
    public Path userConfiguration() {
        // The XDG rules: a relative path is to be ignored.
        return variable("XDG_CONFIG_HOME")
                .map(Path::of)
                .filter(Path::isAbsolute)
                .orElseGet(() -> Path.of(variable("HOME").orElseGet(() -> System.getProperty("user.home")), ".config"));
    }
}
