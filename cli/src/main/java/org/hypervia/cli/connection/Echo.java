// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.connection;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a terminal does with what is typed: it is switched not to show it, and back to what it was before. However the
 * program is ended meanwhile, the terminal is as it was.
 */
final class Echo implements AutoCloseable {
    // Each Ctrl-C ends the helper too, before it can say that it does not want to be ended.
    private static final int ATTEMPTS = 20;

    private final Optional<Path> device;
    private final Thread ending = new Thread(this::endedFromOutside, "terminal-echo");

    // Both guarded by this.
    private Optional<String> before = Optional.empty();
    private boolean over;

    private Echo(Optional<Path> device) {
        this.device = device;
    }

    /** Leaves the terminal as it is. */
    static Echo untouched() {
        return new Echo(Optional.empty());
    }

    /** Hides what is typed, until it is closed or the program ends. Without {@code stty} it is seen; the person notices that. */
    static Echo off(Path device) {
        Echo echo = new Echo(Optional.of(device));
        try {
            Runtime.getRuntime().addShutdownHook(echo.ending);
        } catch (IllegalStateException e) {
            // The program is being ended; nothing is touched any more.
            return untouched();
        }
        echo.hide();
        return echo;
    }

    private synchronized void hide() {
        if (!over) {
            before = stty("-g").map(String::strip).filter(state -> !state.isEmpty());
            before.ifPresent(state -> stty("-echo"));
        }
    }

    private synchronized void restore() {
        over = true;
        before.ifPresent(this::stty);
        before = Optional.empty();
    }

    private void endedFromOutside() {
        restore();
        ControllingTerminal.write("\n");
    }

    @Override
    public void close() {
        restore();
        try {
            Runtime.getRuntime().removeShutdownHook(ending);
        } catch (IllegalStateException e) {
            // The program is being ended, and the hook does its work.
        }
    }

    /** Returns what {@code stty} prints; empty if it does not work. */
    private Optional<String> stty(String... words) {
        if (device.isEmpty()) {
            return Optional.empty();
        }
        List<String> command =
                new ArrayList<>(List.of("sh", "-c", "trap '' INT TERM HUP QUIT; exec stty \"$@\"", "stty"));
        command.addAll(Arrays.asList(words));
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try {
                Process process = new ProcessBuilder(command)
                        .redirectInput(device.get().toFile())
                        .redirectError(Redirect.DISCARD)
                        .start();
                ByteArrayOutputStream printed = new ByteArrayOutputStream();
                process.getInputStream().transferTo(printed);
                // Who is interrupted meanwhile has to clean up all the same.
                int status = process.onExit().join().exitValue();
                if (status == 0) {
                    return Optional.of(printed.toString(StandardCharsets.US_ASCII));
                }
                if (status < 128) {
                    // It was not ended by a signal.
                    return Optional.empty();
                }
            } catch (IOException e) {
                // There is none on this system, or a signal ended Java's own helper before it could start this one: the
                // two look alike.
            }
        }
        return Optional.empty();
    }
}
