// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.command.domain;

import java.util.Optional;
import org.hypervia.api.definition.DomainDefinition;
import org.hypervia.api.domain.Domain;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.cli.argument.AffectOptions;
import org.hypervia.cli.argument.DomainArgument;
import org.hypervia.cli.command.Command;
import org.hypervia.cli.command.Workplace;
import org.hypervia.cli.output.CommandFailure;
import org.hypervia.cli.output.PlainText;
import org.hypervia.cli.syntax.Arguments;
import org.hypervia.cli.syntax.CommandGroup;
import org.hypervia.cli.syntax.CommandSyntax;
import org.hypervia.cli.syntax.OptionSyntax;

final class Desc implements Command {
    @Override
    public CommandSyntax syntax() {
        return CommandSyntax.of(
                "desc",
                CommandGroup.DOMAIN,
                "show or set domain's description or title",
                "Prints the description or the title of a domain.",
                DomainArgument.option(),
                AffectOptions.live(),
                AffectOptions.config(),
                AffectOptions.current(),
                OptionSyntax.flag("title", "the title instead of the description"),
                OptionSyntax.moreWords("new-desc", "message; not supported, define the domain's XML with it"));
    }

    @Override
    public void run(Arguments arguments, Workplace place) {
        AffectOptions.read(arguments);
        Domain domain = DomainArgument.find(arguments, place);
        boolean title = arguments.has("title");
        String what = title ? "title" : "description";
        if (arguments.has("new-desc")) {
            throw new CommandFailure(
                    "Failed to set new domain " + what,
                    new HypervisorException(
                            ErrorCode.NO_SUPPORT, "change the domain's XML instead and define it again"));
        }
        DomainDefinition definition = domain.definition();
        Optional<String> text = (title ? definition.title() : definition.description()).filter(s -> !s.isEmpty());
        // Where there is none, the blank line behind the command ends what is said.
        place.output()
                .text(text.map(found -> PlainText.of(found) + "\n")
                        .orElse("No " + what + " for domain: " + DomainArgument.typed(arguments)));
    }
}
