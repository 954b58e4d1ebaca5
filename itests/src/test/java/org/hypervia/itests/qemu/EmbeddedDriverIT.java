// SPDX-License-Identifier: Apache-2.0
package org.hypervia.itests.qemu;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hypervia.itests.peer.Command;
import org.hypervia.itests.peer.Peers;
import org.hypervia.itests.peer.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Libvirt's QEMU driver in the process of its user, without a daemon: it needs an event loop there. */
@Timeout(300)
class EmbeddedDriverIT {
    /** As QEMU's own user is not on every machine, the process sees one in a mount namespace of its own. */
    private static final String ALONE = """
            mount --make-rprivate /
            for file in passwd group; do
              cp "/etc/$file" "$0/$file"
              grep -q ^libvirt-qemu: "/etc/$file" || case $file in
                passwd) echo 'libvirt-qemu:x:64055:64055::/:/bin/false' >>"$0/passwd" ;;
                group) echo 'libvirt-qemu:x:64055:' >>"$0/group" ;;
              esac
              mount --bind "$0/$file" "/etc/$file"
            done
            exec "$@"
            """;

    private static final String SETTINGS = """
            user = "root"
            group = "root"
            remember_owner = 0
            namespaces = []
            security_driver = "none"
            """;

    @TempDir
    private Path folder;

    @Test
    void theDriverInOurProcessAnswersAsInVirshs() throws IOException {
        Peers.qemuGuest();
        Peers.program("qemu-system-x86_64", "qemu-system-x86");
        String xml =
                Files.writeString(folder.resolve("off.xml"), Guests.off("off")).toString();
        String line = "uri; list --all; define " + xml + "; list --all; undefine off; list --all --name";
        Command.Result theirs =
                run("virsh", List.of(Peers.program("virsh", "libvirt-clients").toString()), line);
        Command.Result own = run(
                "ours",
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.hypervia.cli.Main"),
                line);
        assertThat(theirs.status()).as(theirs.err()).isZero();
        assertThat(own.status()).as(own.err()).isZero();
        assertThat(comparable(own, "ours"))
                .isEqualTo(comparable(theirs, "virsh"))
                .contains("- off shut off");
    }

    private Command.Result run(String name, List<String> program, String line) throws IOException {
        Path root = folder.resolve(name);
        Files.writeString(Files.createDirectories(root.resolve("etc")).resolve("qemu.conf"), SETTINGS);
        List<String> start = List.of(
                Peers.program("unshare", "util-linux").toString(), "--mount", "bash", "-c", ALONE, root.toString());
        List<String> end = List.of("-c", "qemu:///embed?root=" + root);
        Map<String, String> environment = Map.of(
                "XDG_CONFIG_HOME", root.toString(),
                "XDG_CACHE_HOME", root.toString(),
                "XDG_RUNTIME_DIR", root.toString(),
                "LIBVIRT_LOG_OUTPUTS", "4:file:" + root.resolve("log"),
                "LC_ALL", "C.UTF-8");
        return new Command(
                        root,
                        Stream.of(start, program, end).flatMap(List::stream).toList(),
                        environment)
                .run(line);
    }

    private String comparable(Command.Result result, String name) {
        return Text.plain(result.out()).replace(folder.resolve(name).toString(), "ROOT");
    }
}
