// SPDX-License-Identifier: Apache-2.0
package org.hypervia.itests.qemu;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.hypervia.itests.peer.Command;
import org.hypervia.itests.peer.Peers;

/**
 * Libvirt's daemons over QEMU, started for a test and ended with it: all of it lives in namespaces of its own and is gone when
 * this process is, however that ends.
 */
public final class QemuHost implements AutoCloseable {
    private static final int BOOT_LOOKS = 600;
    private static final long LOOK_MILLIS = 200;
    private static final long END_SECONDS = 60;

    private final Path folder;
    private final Process process;
    private final BufferedReader answers;
    private final Writer words;

    private QemuHost(Path folder, Process process) {
        this.folder = folder;
        this.process = process;
        this.answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        this.words = process.outputWriter(StandardCharsets.UTF_8);
    }

    /** Starts it. Where that is impossible the test is skipped with the reason, or fails where peers have to be. */
    public static QemuHost start() {
        Path guest = Peers.qemuGuest();
        Path unshare = Peers.program("unshare", "util-linux");
        Peers.program("libvirtd", "libvirt-daemon");
        Peers.program("virtlogd", "libvirt-daemon");
        Peers.program("qemu-system-x86_64", "qemu-system-x86");
        try {
            // A short name: the path of a socket may not be longer than 107 characters.
            Path folder = Files.createTempDirectory("hv");
            Path boot = Files.createDirectories(folder.resolve("lib/boot"));
            Files.copy(guest.resolve("vmlinuz"), boot.resolve("vmlinuz"));
            Files.copy(guest.resolve("initrd.img"), boot.resolve("initrd.img"));
            Process process = new ProcessBuilder(List.of(
                            unshare.toString(),
                            "--mount",
                            "--net",
                            "--pid",
                            "--fork",
                            "--kill-child",
                            "--mount-proc",
                            Path.of(System.getProperty("hypervia.root"), "itests", "qemu-peer", "host")
                                    .toString(),
                            folder.toString()))
                    .redirectErrorStream(true)
                    .start();
            QemuHost host = new QemuHost(folder, process);
            String answer = host.answer();
            if (!answer.equals("ready")) {
                String more = host.answers.lines().reduce(answer, (all, line) -> all + "; " + line);
                host.close();
                throw Peers.missing("a machine on which libvirt and QEMU run in namespaces: " + more);
            }
            return host;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String answer() throws IOException {
        String line = answers.readLine();
        return line == null ? "it ended" : line;
    }

    private void say(String word) {
        try {
            words.write(word + "\n");
            words.flush();
            String answer = answer();
            if (!answer.equals("done")) {
                throw new AssertionError(word + ": " + answer);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The daemon answers nothing from now on, while connections to it stay. */
    public void silence() {
        say("silence");
    }

    /** The daemon goes on. */
    public void speak() {
        say("speak");
    }

    /** The daemon dies, and another takes its place; guests go on. */
    public void restart() {
        say("restart");
    }

    /** Returns the socket on which the daemon listens. */
    public Path socket() {
        return folder.resolve("run/libvirt-sock");
    }

    /** Returns the way in. */
    public String uri() {
        return "qemu+unix:///system?socket=" + socket();
    }

    /** Waits until a guest answers; nobody tells when it is there, so it is asked until then. */
    public void awaitAgent(BooleanSupplier answers) {
        CountDownLatch never = new CountDownLatch(1);
        try {
            for (int look = 0; look < BOOT_LOOKS; look++) {
                if (answers.getAsBoolean()) {
                    return;
                }
                never.await(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new AssertionError("the guest did not come up");
    }

    /** Makes an empty disk anew, and returns where the host finds it. */
    public String newImage(String name) {
        Path images = state().resolve("images");
        String program = Peers.program("qemu-img", "qemu-utils").toString();
        try {
            Command.Result made = new Command(Files.createDirectories(images), List.of(program), Map.of())
                    .run("create", "-q", "-f", "qcow2", images.resolve(name).toString(), "8M");
            if (made.status() != 0) {
                throw new AssertionError(made.err());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "/var/lib/libvirt/images/" + name;
    }

    /** Returns the folder that is {@code /var/lib/libvirt} to the host. */
    public Path state() {
        return folder.resolve("lib");
    }

    @Override
    public void close() {
        try {
            words.close();
            if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor(END_SECONDS, TimeUnit.SECONDS);
            }
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(path);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
