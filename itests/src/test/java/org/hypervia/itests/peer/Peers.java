// SPDX-License-Identifier: Apache-2.0
package org.hypervia.itests.peer;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/** Where the peers are on this machine. */
public final class Peers {
    private Peers() {}

    /** The launcher that {@code ./check} builds from {@code itests/govmomi-peer}. */
    static Path govmomi() {
        Path built = Path.of(System.getProperty("hypervia.root"), ".build", "govmomi-peer");
        return Optional.ofNullable(System.getenv("HYPERVIA_GOVMOMI_PEER"))
                .map(Path::of)
                .or(() -> Optional.of(built))
                .filter(Files::isExecutable)
                .orElseThrow(() -> missing(
                        "govmomi's simulator: run ./check, which builds it with Go, or set HYPERVIA_GOVMOMI_PEER"));
    }

    /** Govmomi's command line, which {@code ./check} builds from {@code itests/govmomi-peer/govc}. */
    static Path govc() {
        return built("govc", "HYPERVIA_GOVC", "govc");
    }

    /** A Python with pyvmomi, which {@code ./check} sets up. */
    static Path pyvmomi() {
        return built("pyvmomi/bin/python", "HYPERVIA_PYVMOMI", "pyvmomi");
    }

    private static Path built(String place, String variable, String name) {
        Path here = Path.of(System.getProperty("hypervia.root"), ".build").resolve(place);
        return Optional.ofNullable(System.getenv(variable))
                .map(Path::of)
                .or(() -> Optional.of(here))
                .filter(Files::isExecutable)
                .orElseThrow(() -> missing(name + ": run ./check, which fetches it, or set " + variable));
    }

    static Path virsh() {
        return program("virsh", "libvirt-clients");
    }

    /** The root that {@code ./check} makes for the newest libvirt. */
    static Path newestLibvirt() {
        Path made = Path.of(System.getProperty("hypervia.root"), ".build", "libvirt-newest");
        return Optional.ofNullable(System.getenv("HYPERVIA_LIBVIRT_NEWEST"))
                .map(Path::of)
                .or(() -> Optional.of(made))
                .filter(root -> Files.isExecutable(root.resolve("usr/bin/virsh")))
                .filter(root -> "root".equals(System.getProperty("user.name")))
                .orElseThrow(
                        () -> missing(
                                "the newest libvirt: run ./check as root, which makes a root with it, or set HYPERVIA_LIBVIRT_NEWEST"));
    }

    /** The kernel and the file system of a guest, which {@code ./check} builds with {@code itests/qemu-peer/guest}. */
    public static Path qemuGuest() {
        Path built = Path.of(System.getProperty("hypervia.root"), ".build", "qemu");
        return Optional.ofNullable(System.getenv("HYPERVIA_QEMU_GUEST"))
                .map(Path::of)
                .or(() -> Optional.of(built))
                .filter(folder -> Files.isReadable(folder.resolve("initrd.img")))
                .orElseThrow(() -> missing("a guest for QEMU: run ./check as root on Debian, which builds it"));
    }

    /** A program that the machine has. */
    public static Path program(String name, String debianPackage) {
        String folders = System.getenv().getOrDefault("PATH", "") + File.pathSeparator + "/usr/sbin";
        return Stream.of(folders.split(File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> missing(name + ": install " + debianPackage));
    }

    /** A Python that has a module: the system's own, or the one of the path. */
    public static Path python(String module, String debian) {
        return Stream.of("/usr/bin/python3", onPath("python3"))
                .filter(python -> !python.isEmpty() && imports(python, module))
                .findFirst()
                .map(Path::of)
                .orElseThrow(() -> missing("Python 3 with the module " + module + ": install " + debian));
    }

    private static String onPath(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst()
                .map(Path::toString)
                .orElse("");
    }

    private static boolean imports(String python, String module) {
        try {
            return new ProcessBuilder(python, "-c", "import " + module)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** What to throw where a peer is missing: it skips the test visibly, or fails it where peers have to be. */
    public static TestAbortedException missing(String peer) {
        String message = "this test needs " + peer;
        if ("true".equals(System.getenv("CI"))) {
            fail(message);
        }
        return new TestAbortedException(message);
    }
}
