// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs virsh in a folder of its own. */
record Virsh(Path folder) {
    static void require() {
        boolean found = onPath("virsh");
        if (!found && "true".equals(System.getenv("CI"))) {
            throw new AssertionError("CI runs need virsh: install Debian's libvirt-clients");
        }
        assumeTrue(found, "virsh is not installed; Debian has it in libvirt-clients");
    }

    private static boolean onPath(String program) {
        for (String place : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
            if (Files.isExecutable(Path.of(place, program))) {
                return true;
            }
        }
        return false;
    }

    /** What a command printed and how it ended. */
    record Outcome(int status, String output, String errors) {
        String ok() {
            assertThat(status).as(errors).isZero();
            assertThat(errors).isEmpty();
            return output.strip();
        }

        String failed() {
            assertThat(status).as(output).isNotZero();
            return errors;
        }
    }

    Outcome run(String uri, String... arguments) {
        try {
            Path credentials = Files.writeString(folder.resolve("auth.conf"), """
                    [credentials-simulator]
                    username=root
                    password=simulator
                    [auth-esx-default]
                    credentials=simulator
                    """);
            List<String> command = new ArrayList<>(List.of("virsh", "-c", uri));
            command.addAll(List.of(arguments));
            ProcessBuilder builder = new ProcessBuilder(command);
            Map<String, String> environment = builder.environment();
            environment.put("LIBVIRT_AUTH_FILE", credentials.toString());
            environment.put("HOME", folder.toString());
            environment.put("XDG_CONFIG_HOME", folder.toString());
            environment.put("XDG_CACHE_HOME", folder.toString());
            environment.put("XDG_RUNTIME_DIR", folder.toString());
            environment.put("LC_ALL", "C.UTF-8");
            // The driver warns of each manager of a host that it does not know.
            environment.put("LIBVIRT_LOG_OUTPUTS", "3:file:" + folder.resolve("libvirt.log"));
            environment.put("TZ", "UTC");
            Path output = Files.createTempFile(folder, "out", "");
            Path errors = Files.createTempFile(folder, "err", "");
            Process process = builder.redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(output.toFile())
                    .redirectError(errors.toFile())
                    .start();
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("virsh hangs: " + command);
            }
            return new Outcome(process.exitValue(), Files.readString(output), Files.readString(errors));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
