// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.connection;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hypervia.api.error.HypervisorException;

/** What a URI of the command line stands for: by a name, or if there is none by the environment and the configuration files. */
final class DefaultUri {
    private DefaultUri() {}

    /**
     * Looks for a configured URI.
     *
     * @throws HypervisorException as {@link ConfigurationFile#find}
     */
    static Optional<String> find(Environment environment) {
        return Stream.of("HYPERVIA_DEFAULT_URI", "VIRSH_DEFAULT_CONNECT_URI", "LIBVIRT_DEFAULT_URI")
                .flatMap(variable -> environment.variable(variable).stream())
                .findFirst()
                .or(() -> files(environment).stream()
                        .flatMap(file -> ConfigurationFile.find(file, "uri_default").stream())
                        .findFirst());
    }

    /**
     * Returns the URI that a name stands for in a list {@code uri_aliases} of {@code name=URI} texts, as libvirt has them.
     *
     * @param uri what was given; only letters, digits, hyphens and underscores make a name
     * @return the URI; what was given if it is no name, or nobody knows it
     * @throws HypervisorException as {@link ConfigurationFile#find}
     */
    static String resolve(String uri, Environment environment) {
        if (!uri.matches("[A-Za-z0-9_-]+")) {
            return uri;
        }
        return files(environment).stream()
                .flatMap(file -> ConfigurationFile.list(file, "uri_aliases").stream())
                .filter(alias -> alias.startsWith(uri + "="))
                .findFirst()
                .map(alias -> alias.substring(uri.length() + 1))
                .orElse(uri);
    }

    /** Our own file first, then those that libvirt's programs read. */
    private static List<Path> files(Environment environment) {
        Path own = environment.userConfiguration();
        Path libvirt = Path.of("libvirt", "libvirt.conf");
        return List.of(
                own.resolve("hypervia").resolve("hypervia.conf"),
                own.resolve(libvirt),
                environment.systemConfiguration().resolve(libvirt));
    }
}
