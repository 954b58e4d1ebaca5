// SPDX-License-Identifier: Apache-2.0
package org.hypervia.itests.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.hypervia.itests.peer.Peers;

/**
 * A terminal with a program in it, on which somebody types and looks. It belongs to a tmux of its own, which ends with it.
 */
final class Tmux implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(90);

    private final String program;
    private final Path folder;
    private final Path result;
    private boolean started;

    /** Prepares a terminal whose files lie in a folder; where tmux is missing the test is skipped, or fails where it must not. */
    Tmux(Path folder) {
        this.program = Peers.program("tmux", "tmux").toString();
        this.folder = folder;
        this.result = folder.resolve("result");
    }

    /**
     * Starts a command line of the shell, as a process of its own in the foreground of the terminal.
     *
     * @param before what the shell does first, such as changing the terminal
     */
    void run(String before, String command) throws IOException {
        // A signal of the terminal ends the command and not the shell, which tells what came of it.
        Path script = Files.writeString(folder.resolve("script"), """
                trap : INT
                cd 'FOLDER'
                BEFORE
                sh -c 'echo $$ >pid.new; mv pid.new pid; exec COMMAND'
                echo "status $?" >result.new
                stty -a >>result.new
                mv result.new result
                """.replace("FOLDER", folder.toString())
                .replace("BEFORE", before)
                .replace("COMMAND", command.replace("'", "'\\''")));
        tmux("-f", "/dev/null", "new-session", "-d", "-x", "220", "-y", "50", "sh '" + script + "'; exec cat");
        started = true;
    }

    /** Types keys by tmux's names, such as {@code C-c}, or text. */
    void type(String... keys) {
        List<String> words = new ArrayList<>(List.of("send-keys"));
        words.addAll(List.of(keys));
        tmux(words.toArray(String[]::new));
    }

    /** Sends a signal to the command. */
    void signal(String name) throws IOException {
        until("the command has started", () -> Files.exists(folder.resolve("pid")));
        String pid = Files.readString(folder.resolve("pid")).strip();
        execute(List.of("kill", "-" + name, pid));
    }

    /** Returns what stands on the terminal. */
    String screen() {
        return tmux("capture-pane", "-p", "-J");
    }

    /** Returns the title, which programs can change by what they write. */
    String title() {
        return tmux("display-message", "-p", "#{pane_title}").strip();
    }

    /** Waits until a text stands on the terminal. */
    void await(String text) {
        until("'" + text + "' is shown", () -> screen().contains(text));
    }

    /** Waits until the command has ended, and returns its exit status. */
    int status() throws IOException {
        until("the command has ended", () -> Files.exists(result));
        return Integer.parseInt(
                Files.readString(result).lines().findFirst().orElse("").replace("status ", ""));
    }

    /** Tells whether the terminal showed what is typed once the command had ended. */
    boolean echoed() throws IOException {
        status();
        return !Files.readString(result).matches("(?s).*\\s-echo\\s.*");
    }

    /** Waits for something that certainly comes; each look takes a process, so there is no hurry between them. */
    void until(String what, BooleanSupplier holds) {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!holds.getAsBoolean()) {
            assertThat(System.nanoTime() - end)
                    .as(() -> "time left until " + what + "; the terminal shows:\n" + screen())
                    .isNegative();
            Thread.onSpinWait();
        }
    }

    private String tmux(String... words) {
        return execute(
                Stream.concat(Stream.of(program, "-S", folder.resolve("socket").toString()), Stream.of(words))
                        .toList());
    }

    private static String execute(List<String> command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as("%s: %s", command, said).isZero();
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        if (started) {
            tmux("kill-server");
        }
    }
}
