// SPDX-License-Identifier: Apache-2.0
package org.hypervia.itests.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Libvirt's own ESX driver: virsh on one connection, with credentials and settings from a folder of the test. */
public final class Virsh {
    private final Command command;

    private Virsh(Command command) {
        this.command = command;
    }

    /**
     * Prepares virsh for a server.
     *
     * @param folder an empty folder
     * @param uri the connection
     * @param user who logs in
     * @param password with what
     */
    public static Virsh at(Path folder, String uri, String user, String password) throws IOException {
        return of(List.of(Peers.virsh().toString()), folder, uri, user, password);
    }

    /** The same, for one that is started in another way. */
    static Virsh of(List<String> start, Path folder, String uri, String user, String password) throws IOException {
        List<String> words = new ArrayList<>(start);
        words.addAll(List.of("-c", uri));
        return new Virsh(new Command(folder, words, environment(folder, user, password)));
    }

    /** The environment that makes virsh, or a program in its manner, take credentials and nothing else from a folder. */
    static Map<String, String> environment(Path folder, String user, String password) throws IOException {
        Path auth = Files.writeString(folder.resolve("auth.conf"), """
                [credentials-test]
                username=%s
                password=%s

                [auth-esx-default]
                credentials=test
                """.formatted(user, password));
        String elsewhere = Files.createDirectories(folder.resolve("xdg")).toString();
        return Map.of(
                "LIBVIRT_AUTH_FILE",
                auth.toString(),
                "XDG_CONFIG_HOME",
                elsewhere,
                "XDG_CACHE_HOME",
                elsewhere,
                "XDG_RUNTIME_DIR",
                elsewhere,
                // The driver warns of each property it does not know.
                "LIBVIRT_LOG_OUTPUTS",
                "3:file:" + folder.resolve("libvirt.log"),
                "LC_ALL",
                "C.UTF-8");
    }

    /** Runs one virsh command line, whatever comes of it. */
    public Command.Result run(String... arguments) {
        return command.run(arguments);
    }

    /** Runs one that must succeed, and returns its standard output. */
    public String output(String... arguments) {
        Command.Result result = run(arguments);
        assertThat(result.status())
                .as("virsh %s: %s", List.of(arguments), result.err())
                .isZero();
        return result.out();
    }
}
