// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.command.domain;

import java.util.Optional;
import org.hypervia.api.definition.DomainDefinition;
import org.hypervia.api.domain.Domain;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.resource.Affect;
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
                "Prints or changes the description or the title of a domain.",
                DomainArgument.option(),
                AffectOptions.live(),
                AffectOptions.config(),
                AffectOptions.current(),
                OptionSyntax.flag("title", "the title instead of the description"),
                OptionSyntax.moreWords("new-desc", "message"));
    }

    @Override
    public void run(Arguments arguments, Workplace place) {
        Affect affects = AffectOptions.read(arguments);
        Domain domain = DomainArgument.find(arguments, place);
        if (arguments.has("new-desc")) {
            set(domain, arguments, affects);
            place.output().shortRemark("Domain " + what(arguments) + " updated successfully");
        } else {
            // For a question virsh knows only the two.
            show(domain, arguments, arguments.has("config") ? Affect.CONFIG : Affect.CURRENT, place);
        }
    }

    private static String what(Arguments arguments) {
        return arguments.has("title") ? "title" : "description";
    }

    private static void set(Domain domain, Arguments arguments, Affect affects) {
        Optional<String> text =
                Optional.of(String.join(" ", arguments.all("new-desc"))).filter(given -> !given.isEmpty());
        try {
            if (arguments.has("title")) {
                domain.setTitle(text, affects);
            } else {
                domain.setDescription(text, affects);
            }
        } catch (HypervisorException e) {
            throw new CommandFailure("Failed to set new domain " + what(arguments), e);
        }
    }

    private static void show(Domain domain, Arguments arguments, Affect affects, Workplace place) {
        Optional<String> text = text(domain, arguments.has("title"), affects).filter(found -> !found.isEmpty());
        text.ifPresentOrElse(
                found -> place.output().text(PlainText.of(found)),
                () -> place.output()
                        .shortRemark("No " + what(arguments) + " for domain: " + DomainArgument.typed(arguments)));
    }

    /** A hypervisor that cannot be asked for it alone tells it in the definition. */
    private static Optional<String> text(Domain domain, boolean title, Affect affects) {
        try {
            return title ? domain.title(affects) : domain.description(affects);
        } catch (HypervisorException e) {
            if (e.code() != ErrorCode.NO_SUPPORT) {
                throw e;
            }
            DomainDefinition definition = domain.definition();
            return title ? definition.title() : definition.description();
        }
    }
}
