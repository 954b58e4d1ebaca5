// SPDX-License-Identifier: Apache-2.0
package org.hypervia.itests.peer;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A Java program of ours, run with the newest libvirt in its process. */
public final class NewestJava {
    private NewestJava() {}

    /**
     * Runs a program.
     *
     * @param folder where it runs
     * @param program a class with a {@code main} on the class path of the tests
     */
    public static Command.Result run(Path folder, Class<?> program) throws IOException {
        Path libraries = only(Peers.newestLibvirt().resolve("usr/lib"), "*-linux-gnu");
        Path java = Path.of(System.getProperty("java.home"));
        // Its libraries are too new for this machine's loader, but our Java is not too old for theirs.
        Command command = new Command(
                folder,
                List.of(
                        only(libraries, "ld-linux-*").toString(),
                        "--library-path",
                        libraries + ":" + java.resolve("lib"),
                        java.resolve("bin/java").toString(),
                        "-Djna.library.path=" + libraries,
                        "-cp",
                        System.getProperty("java.class.path"),
                        program.getName()),
                Map.of());
        return command.run();
    }

    private static Path only(Path parent, String pattern) throws IOException {
        try (DirectoryStream<Path> found = Files.newDirectoryStream(parent, pattern)) {
            return found.iterator().next();
        }
    }
}
