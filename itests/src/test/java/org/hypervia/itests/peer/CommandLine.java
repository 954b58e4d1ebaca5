// SPDX-License-Identifier: Apache-2.0
package org.hypervia.itests.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Our command line in a process of its own, with credentials and settings from a folder of the test. */
public final class CommandLine {
    private final Command command;

    private CommandLine(Command command) {
        this.command = command;
    }

    /** Prepares it for a server, in the same words as {@link Virsh#at}. */
    public static CommandLine at(Path folder, String uri, String user, String password) throws IOException {
        List<String> start = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "org.hypervia.cli.Main",
                "-c",
                uri);
        Path own = Files.createDirectories(folder.resolve("hypervia"));
        return new CommandLine(new Command(own, start, Virsh.environment(own, user, password)));
    }

    /** Runs one command, whatever comes of it. */
    public Command.Result run(String... arguments) {
        return command.run(arguments);
    }
}
