// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.command;

import java.util.List;
import org.hypervia.cli.syntax.Arguments;
import org.hypervia.cli.syntax.OptionSyntax;
import org.hypervia.cli.syntax.UsageException;

/** The option {@code --mode}: by which way the guest is asked. */
final class GuestMode {
    /** In the order of their bits. */
    private static final List<String> MODES = List.of("acpi", "agent", "initctl", "signal", "paravirt");

    private GuestMode() {}

    static OptionSyntax option(String verb) {
        return OptionSyntax.text(
                "mode", verb + " mode: " + String.join("|", MODES) + "; not for ESX, which has one way");
    }

    /**
     * Returns the bits of the modes.
     *
     * @param beforeLast what stands before the last mode in the message; virsh's two commands differ here
     * @throws UsageException for a word that is no mode
     */
    static int parse(Arguments arguments, String beforeLast) {
        int bits = 0;
        for (String mode :
                arguments.text("mode").map(text -> text.split(",", -1)).orElse(new String[0])) {
            int number = MODES.indexOf(mode);
            if (number < 0) {
                throw new UsageException("Unknown mode " + mode
                        + " value, expecting 'acpi', 'agent', 'initctl', 'signal'" + beforeLast + " 'paravirt'");
            }
            bits |= 1 << number;
        }
        return bits;
    }
}
