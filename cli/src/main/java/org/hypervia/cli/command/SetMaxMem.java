// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.command;

import org.hypervia.api.domain.Domain;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.value.MemorySize;
import org.hypervia.cli.output.CommandFailure;
import org.hypervia.cli.syntax.Arguments;
import org.hypervia.cli.syntax.CommandGroup;
import org.hypervia.cli.syntax.CommandSyntax;
import org.hypervia.cli.syntax.OptionSyntax;

final class SetMaxMem implements Command {
    /** Libvirt's bit for the maximum, in the only call that takes flags. */
    private static final int MAXIMUM = 4;

    @Override
    public CommandSyntax syntax() {
        return CommandSyntax.of(
                "setmaxmem",
                CommandGroup.DOMAIN,
                "change maximum memory limit",
                "Changes the memory that the guest sees; the domain must be off.",
                DomainArgument.option(),
                OptionSyntax.requiredNumber("size", "new maximum memory size, as scaled integer (default KiB)"),
                AffectOptions.config(),
                AffectOptions.live(),
                AffectOptions.current());
    }

    @Override
    public void run(Arguments arguments, Workplace place) {
        AffectOptions.read(arguments);
        Domain domain = DomainArgument.find(arguments, place);
        MemorySize size = SizeText.required(arguments, "size");
        try {
            AffectOptions.refuse(arguments, MAXIMUM);
            domain.resources().setMaxMemory(size);
        } catch (HypervisorException e) {
            throw new CommandFailure("Unable to change MaxMemorySize", e);
        }
    }
}
