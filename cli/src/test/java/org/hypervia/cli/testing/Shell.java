// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Runs real programs, each with a time limit and its output in files. */
public final class Shell {
    private static final long LIMIT_SECONDS = 120;

    private Shell() {}

    /** Skips the test where a program is missing. */
    public static void assumePresent(String program, String reason) {
        assumeTrue(
                Pattern.compile(File.pathSeparator)
                        .splitAsStream(System.getenv().getOrDefault("PATH", ""))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program))),
                reason);
    }

    /** Runs a script in bash, with nothing to read. */
    public static Run bash(String script, Map<String, String> variables) {
        return run(new ProcessBuilder("bash", "-c", script), variables);
    }

    /** Runs a process to its end. */
    public static Run run(ProcessBuilder builder, Map<String, String> variables) {
        try {
            Path results = Files.createTempFile("run", ".out");
            Path messages = Files.createTempFile("run", ".err");
            try {
                builder.environment().putAll(variables);
                Process process = builder.redirectInput(Redirect.from(new File("/dev/null")))
                        .redirectOutput(results.toFile())
                        .redirectError(messages.toFile())
                        .start();
                boolean ended = process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
                process.destroyForcibly();
                assertThat(ended).as("ended within %s seconds", LIMIT_SECONDS).isTrue();
                return new Run(process.exitValue(), Files.readString(results), Files.readString(messages));
            } finally {
                Files.delete(results);
                Files.delete(messages);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Returns the command that starts this program in a process of its own. */
    public static String program() {
        return "'" + Path.of(System.getProperty("java.home"), "bin", "java") + "' -XX:TieredStopAtLevel=1 -cp '"
                + System.getProperty("java.class.path") + "' org.hypervia.cli.Main";
    }
}
