// SPDX-License-Identifier: Apache-2.0
package org.hypervia.itests.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The libvirts that we are compared with, and what makes ours speak like each. */
enum Libvirt {
    /** The one that this machine has: Debian 12's, 9.0. */
    INSTALLED("&compat=9.0"),
    /** The newest, in a root of its own: 12.8, the default. */
    NEWEST("");

    private final String parameters;

    Libvirt(String parameters) {
        this.parameters = parameters;
    }

    /** What a URI of ours needs beside. */
    String parameters() {
        return parameters;
    }

    /**
     * Prepares a folder for it.
     *
     * @param folder an empty folder of the test
     */
    Client in(Path folder) throws IOException {
        Path here = folder.toRealPath().resolve("client");
        if (this == INSTALLED) {
            return new Client(List.of(Peers.virsh().toString()), Files.createDirectories(here), null);
        }
        Path root = Peers.newestLibvirt();
        // It has the same path in the other root, so that the same words name the same file.
        Path twin = root.resolve(here.getRoot().relativize(here));
        Files.createDirectories(twin);
        return new Client(
                List.of(Peers.program("chroot", "coreutils").toString(), root.toString(), "virsh"),
                Files.createSymbolicLink(here, twin),
                twin);
    }

    /** Its virsh, and a folder whose files both it and we find under one path. */
    record Client(List<String> start, Path folder, @Nullable Path twin) implements AutoCloseable {
        Virsh virsh(String uri, String user, String password) throws IOException {
            return Virsh.of(start, folder, uri, user, password);
        }

        /** Leaves nothing in the other root. */
        @Override
        public void close() throws IOException {
            if (twin != null) {
                try (Stream<Path> files = Files.walk(twin)) {
                    for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(file);
                    }
                }
                Files.delete(twin.getParent());
            }
        }
    }
}
