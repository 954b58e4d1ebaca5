// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.connection;

import java.util.Optional;
import org.hypervia.api.error.HypervisorException;

/** Where to connect to when the command line does not say: the environment, then the configuration file. */
final class DefaultUri {
    private DefaultUri() {}

    /**
     * Looks for a configured URI.
     *
     * @throws HypervisorException as {@link ConfigurationFile#find}
     */
    static Optional<String> find(Environment environment) {
        return environment
                .variable("HYPERVIA_DEFAULT_URI")
                .or(() -> ConfigurationFile.find(
                        environment.userConfiguration().resolve("hypervia").resolve("hypervia.conf"), "uri_default"));
    }
}
