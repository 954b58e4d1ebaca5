// SPDX-License-Identifier: Apache-2.0
package org.hypervia.itests.network;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.hypervia.itests.peer.Peers;

/**
 * A proxy that people run, on a free port of loopback. It lives where the name {@value #NAME} is known, which nobody outside
 * knows: so a connection by that name shows who has resolved it.
 */
final class Proxy implements AutoCloseable {
    /** Loopback, where the proxy lives. */
    static final String NAME = "host.only-there.test";

    private final Kind kind;
    private final Program program;
    private final Path log;
    private final int port;

    private Proxy(Kind kind, Program program, Path log, int port) {
        this.kind = kind;
        this.program = program;
        this.log = log;
        this.port = port;
    }

    /** The programs, each with what it writes down of a connection it has made to a server. */
    enum Kind {
        TINYPROXY("Established connection to host \"%s\""),
        DANTE("-> 127.0.0.1.[0-9]+ %s.%d"),
        MICROSOCKS("connected to %s:%d"),
        SSH("target %s port %d");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /** What it writes down when it has been asked for this server. */
        String asked(String host, int port) {
            return words.replace("%s", host).replace("%d", Integer.toString(port));
        }
    }

    static Proxy start(Kind kind, Path folder) throws Exception {
        if (!"root".equals(System.getProperty("user.name"))) {
            throw Peers.missing("root: the proxies get names of their own in a mount namespace");
        }
        Files.writeString(folder.resolve("hosts"), "127.0.0.1 localhost\n::1 localhost\n127.0.0.1 " + NAME + "\n");
        int port = Program.freePort();
        Program program = Program.start(
                folder, kind == Kind.SSH ? ssh(folder, port) : elsewhere(folder, line(kind, folder, port)));
        program.awaitPort(port);
        return new Proxy(kind, program, folder.resolve("sshd.log"), port);
    }

    private static List<String> line(Kind kind, Path folder, int port) throws IOException {
        return switch (kind) {
            case TINYPROXY -> {
                Path file = write(folder, "tinyproxy.conf", """
                        Port %d
                        Listen 127.0.0.1
                        Timeout 600
                        LogLevel Connect
                        MaxClients 100
                        Allow 127.0.0.1
                        """.formatted(port));
                yield List.of(Peers.program("tinyproxy", "tinyproxy-bin").toString(), "-d", "-c", file.toString());
            }
            case DANTE -> {
                Path file = write(folder, "danted.conf", """
                        logoutput: stdout
                        internal: 127.0.0.1 port = %d
                        external: lo
                        clientmethod: none
                        socksmethod: none
                        user.privileged: root
                        user.unprivileged: root
                        client pass { from: 127.0.0.0/8 to: 0.0.0.0/0 }
                        socks pass { from: 127.0.0.0/8 to: 0.0.0.0/0 log: connect error }
                        """.formatted(port));
                String pid = folder.resolve("danted.pid").toString();
                yield List.of(Peers.program("danted", "dante-server").toString(), "-f", file.toString(), "-p", pid);
            }
            default ->
                List.of(
                        Peers.program("microsocks", "microsocks").toString(),
                        "-i",
                        "127.0.0.1",
                        "-p",
                        Integer.toString(port));
        };
    }

    /** The server's end is started for the one connection and speaks over its standard streams, so it needs no port. */
    private static List<String> ssh(Path folder, int port) throws Exception {
        String sshd = Peers.program("sshd", "openssh-server").toString();
        String keygen = Peers.program("ssh-keygen", "openssh-client").toString();
        for (String key : List.of("host", "user")) {
            String file = folder.resolve(key + "-key").toString();
            Process made = new ProcessBuilder(keygen, "-q", "-t", "ed25519", "-N", "", "-f", file).start();
            if (!made.waitFor(60, TimeUnit.SECONDS) || made.exitValue() != 0) {
                throw new AssertionError("ssh-keygen makes no key");
            }
        }
        Files.createDirectories(Path.of("/run/sshd")); // what sshd separates its privileges in
        Path configuration = write(folder, "sshd.conf", """
                HostKey %1$s/host-key
                AuthorizedKeysFile %1$s/user-key.pub
                PermitRootLogin prohibit-password
                StrictModes no
                UsePAM no
                PidFile none
                LogLevel DEBUG1
                """.formatted(folder));
        Path server = write(
                folder,
                "sshd.sh",
                "exec "
                        + String.join(
                                " ",
                                quoted(elsewhere(folder, List.of(sshd, "-i", "-e", "-f", configuration.toString()))))
                        + " 2>>'" + folder.resolve("sshd.log") + "'\n");
        List<String> line =
                new ArrayList<>(List.of(Peers.program("ssh", "openssh-client").toString(), "-F", "none", "-N"));
        line.addAll(List.of("-i", folder.resolve("user-key").toString(), "-D", "127.0.0.1:" + port));
        for (String option : List.of(
                "IdentitiesOnly=yes",
                "StrictHostKeyChecking=no",
                "UserKnownHostsFile=/dev/null",
                "ExitOnForwardFailure=yes",
                "ProxyCommand=sh " + server)) {
            line.addAll(List.of("-o", option));
        }
        line.add("root@there");
        return line;
    }

    private static List<String> quoted(List<String> words) {
        return words.stream().map(word -> "'" + word + "'").toList();
    }

    /** The same in a place with a file of names of its own. */
    private static List<String> elsewhere(Path folder, List<String> line) {
        List<String> all =
                new ArrayList<>(List.of(Peers.program("unshare", "util-linux").toString(), "-m", "sh", "-c"));
        all.add("mount --bind \"$0\" /etc/hosts && exec \"$@\"");
        all.add(folder.resolve("hosts").toString());
        all.addAll(line);
        return all;
    }

    private static Path write(Path folder, String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    int port() {
        return port;
    }

    /** How often it has been asked for a server so far, as it writes it down. */
    long asked(String host, int port) throws IOException {
        return count(log(), host, port);
    }

    /** Waits until it has written down once more that it was asked for a server. */
    void awaitAsked(String host, int port, long before) {
        program.awaitWords(words -> count(words, host, port) > before);
    }

    private long count(String text, String host, int server) {
        return Pattern.compile(kind.asked(host, server)).matcher(text).results().count();
    }

    /** What it has said of the connections so far. */
    String log() throws IOException {
        return program.log() + (Files.exists(log) ? Files.readString(log) : "");
    }

    @Override
    public void close() {
        program.close();
    }
}
