// SPDX-License-Identifier: Apache-2.0
package org.hypervia.itests.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** A program that serves as long as a test runs, and what it says. */
final class Program implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Process process;
    private final Path log;
    private final List<String> line;

    private Program(Process process, Path log, List<String> line) {
        this.process = process;
        this.log = log;
        this.line = line;
    }

    /** Starts it; both its outputs go to a file of the folder. */
    static Program start(Path folder, List<String> line) throws IOException {
        Path log = Files.createTempFile(folder, "program", ".log");
        Process process = new ProcessBuilder(line)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return new Program(process, log, List.copyOf(line));
    }

    /** A port of loopback that nobody had a moment ago. */
    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Waits until somebody listens on a port of loopback. */
    void awaitPort(int port) {
        await("listened on " + port, said -> listens(port));
    }

    /** Waits until it has said something. */
    String awaitWords(Predicate<String> words) {
        return await("said what was expected", words);
    }

    private String await(String what, Predicate<String> isThere) {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (true) {
            boolean alive = process.isAlive();
            String said = log();
            if (isThere.test(said)) {
                return said;
            }
            if (!alive || System.nanoTime() > end) {
                throw new AssertionError(line + (alive ? " never " : " ended before it ") + what + ":\n" + said);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** All it has said so far. */
    String log() {
        try {
            return Files.readString(log, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        List<ProcessHandle> children = process.descendants().toList();
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            // It has ended already.
        }
        process.destroy();
        children.forEach(ProcessHandle::destroy);
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
