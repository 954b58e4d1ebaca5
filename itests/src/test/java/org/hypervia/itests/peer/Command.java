// SPDX-License-Identifier: Apache-2.0
package org.hypervia.itests.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs a program to its end, in its own folder and with an environment of its own. */
public final class Command {
    /** So long that a program which makes a hundred calls is done on a busy machine too. */
    private static final long LIMIT_SECONDS = 400;

    private final Path folder;
    private final List<String> start;
    private final Map<String, String> environment;

    /**
     * Describes a program.
     *
     * @param folder a folder that only this program uses; its standard streams go to files there
     * @param start the program and its first arguments
     * @param environment what is set beside what this process has
     */
    public Command(Path folder, List<String> start, Map<String, String> environment) {
        this.folder = folder;
        this.start = List.copyOf(start);
        this.environment = Map.copyOf(environment);
    }

    /** What a program said and how it ended. */
    public record Result(int status, String out, String err) {}

    /** Runs it with further arguments and nothing on standard input. */
    public Result run(String... arguments) {
        List<String> line = new ArrayList<>(start);
        line.addAll(List.of(arguments));
        try {
            Path out = Files.createTempFile(folder, "out", ".txt");
            Path err = Files.createTempFile(folder, "err", ".txt");
            ProcessBuilder builder =
                    new ProcessBuilder(line).redirectOutput(out.toFile()).redirectError(err.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            process.getOutputStream().close();
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(line + " did not end within " + LIMIT_SECONDS + " s");
            }
            return new Result(process.exitValue(), read(out), read(err));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run " + line, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while running " + line, e);
        }
    }

    private static String read(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }
}
