// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The real virsh, whose output is the specification. */
public final class Virsh {
    private Virsh() {}

    /** Skips the test where there is no virsh of the version that counts. */
    public static void assumePresent() {
        Shell.assumePresent("virsh", "virsh is not installed (Debian: apt-get install libvirt-clients)");
        String version = run(List.of("--version")).results().strip();
        assumeTrue(version.startsWith("9.0."), "the output of virsh 9.0 is the specification, here is " + version);
    }

    /** Runs virsh in UTF-8 without a terminal. */
    public static Run run(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of("virsh"));
        command.addAll(arguments);
        return Shell.run(new ProcessBuilder(command), Map.of("LC_ALL", "C.UTF-8"));
    }
}
