// SPDX-License-Identifier: Apache-2.0
package org.hypervia.itests.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hypervia.cli.ProgramInProcess;

/** Our command line, with credentials and settings from a folder of the test. */
public final class CommandLine {
    /** How a line is run. */
    private interface Way {
        Command.Result run(String... arguments);
    }

    private final Way way;

    private CommandLine(Way way) {
        this.way = way;
    }

    /** Prepares it for a server, in the same words as {@link Virsh#at}; each line is a process of its own. */
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
        return new CommandLine(new Command(own, start, Virsh.environment(own, user, password))::run);
    }

    /**
     * Prepares it likewise, but runs all in this process, for scripts of many lines. A libvirt below it sees the
     * environment of this process.
     */
    public static CommandLine inProcess(Path folder, String uri, String user, String password) throws IOException {
        Path own = Files.createDirectories(folder.resolve("hypervia"));
        Map<String, String> environment = Virsh.environment(own, user, password);
        return new CommandLine(arguments -> {
            ProgramInProcess.Outcome outcome = ProgramInProcess.run(
                    environment,
                    Stream.concat(Stream.of("-c", uri), Stream.of(arguments)).toArray(String[]::new));
            return new Command.Result(outcome.status(), outcome.out(), outcome.err());
        });
    }

    /** Runs one command, whatever comes of it. */
    public Command.Result run(String... arguments) {
        return way.run(arguments);
    }
}
