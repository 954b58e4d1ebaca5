// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.connection;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.hypervia.api.HypervisorUri;

/** Which {@code auth.conf} counts, by libvirt's rules. */
final class AuthFileChoice {
    private AuthFileChoice() {}

    /**
     * Chooses the file. One that is named counts whether it is there or not, so that a wrong name is noticed; of the usual
     * places the first that can be read counts.
     */
    static Optional<Path> choose(Environment environment, HypervisorUri uri) {
        return environment
                .variable("LIBVIRT_AUTH_FILE")
                .or(() -> fromUri(uri))
                .map(Path::of)
                .or(() -> usualPlaces(environment).filter(Files::isReadable).findFirst());
    }

    private static Optional<String> fromUri(HypervisorUri uri) {
        // Libvirt compares this one name with regard to case, unlike the driver's own.
        return uri.parameters().stream()
                .filter(p -> p.name().equals("authfile") && !p.value().isEmpty())
                .findFirst()
                .map(HypervisorUri.Parameter::value);
    }

    private static Stream<Path> usualPlaces(Environment environment) {
        return Stream.of(environment.userConfiguration(), environment.systemConfiguration())
                .map(folder -> folder.resolve("libvirt").resolve("auth.conf"));
    }
}
