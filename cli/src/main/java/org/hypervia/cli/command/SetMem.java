// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.command;

import org.hypervia.api.domain.Affect;
import org.hypervia.api.domain.Domain;
import org.hypervia.cli.syntax.Arguments;
import org.hypervia.cli.syntax.CommandGroup;
import org.hypervia.cli.syntax.CommandSyntax;
import org.hypervia.cli.syntax.OptionSyntax;

final class SetMem implements Command {
    @Override
    public CommandSyntax syntax() {
        return CommandSyntax.of(
                "setmem",
                CommandGroup.DOMAIN,
                "change memory allocation",
                "Limits the memory that the domain may use on the host; what the guest sees stays.",
                DomainArgument.option(),
                OptionSyntax.requiredNumber("size", "new memory size, as scaled integer (default KiB)"),
                AffectOptions.config(),
                AffectOptions.live(),
                AffectOptions.current());
    }

    @Override
    public void run(Arguments arguments, Workplace place) {
        Affect affects = AffectOptions.read(arguments);
        Domain domain = DomainArgument.find(arguments, place);
        domain.resources().setMemory(SizeText.required(arguments, "size"), affects);
    }
}
