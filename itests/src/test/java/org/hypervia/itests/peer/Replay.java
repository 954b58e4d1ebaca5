// SPDX-License-Identifier: Apache-2.0
package org.hypervia.itests.peer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.hypervia.api.ConnectionSpec;
import org.hypervia.api.Hypervisor;
import org.hypervia.api.auth.Credentials;
import org.hypervia.api.auth.Secret;
import org.hypervia.spi.registry.ProviderRegistry;
import org.opentest4j.TestAbortedException;

/** A server that answers with what real servers have answered; it lies beside the repository and never in it. */
final class Replay implements AutoCloseable {
    static final String USER = "root";
    static final String PASSWORD = "pass";

    private final Process process;
    private final String uri;

    private Replay(Process process, String uri) {
        this.process = process;
        this.uri = uri;
    }

    /** The recorded servers. */
    enum Scenario {
        ESXI51("esx", ""),
        ESXI65("esx", ""),
        VC803("vpx", "DataCenter/cls/10.218.43.170"),
        VC55("vpx", "DC0/DC0_C1/DC0_C1_H0");

        private final String scheme;
        private final String path;

        Scenario(String scheme, String path) {
            this.scheme = scheme;
            this.path = path;
        }
    }

    /** Starts it and waits until it listens; skips the test where the recordings are not. */
    static Replay of(Scenario scenario, String... options) throws Exception {
        Path program = Path.of(System.getProperty("hypervia.shared"), "recordings", "replay.py");
        if (!Files.isReadable(program)) {
            throw new TestAbortedException(
                    "this test needs the recordings, in the folder 'shared' beside the repository");
        }
        String python = Peers.python("lxml.etree", "python3-lxml").toString();
        List<String> line = new ArrayList<>(
                List.of(python, "-B", program.toString(), scenario.name().toLowerCase(Locale.ROOT)));
        line.addAll(List.of(options));
        Process process = new ProcessBuilder(line)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String first = CompletableFuture.supplyAsync(() -> firstLine(out)).get(60, TimeUnit.SECONDS);
        if (first == null) {
            throw new AssertionError(line + " ended with status " + process.waitFor() + " before it listened");
        }
        String address = first.substring(0, first.indexOf(' '));
        return new Replay(process, scenario.scheme + "://root@" + address + "/" + scenario.path + "?transport=http");
    }

    private static String firstLine(BufferedReader out) {
        try {
            return out.readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The URI for virsh and for us. */
    String uri() {
        return uri;
    }

    /** Connects to it with ours, which answers as libvirt 9.0 does. */
    Hypervisor connect() {
        return new ProviderRegistry()
                .connect(ConnectionSpec.builder(uri + "&compat=9.0")
                        .credentials(Credentials.of(USER, Secret.of(PASSWORD)))
                        .build());
    }

    @Override
    public void close() {
        process.destroy();
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
