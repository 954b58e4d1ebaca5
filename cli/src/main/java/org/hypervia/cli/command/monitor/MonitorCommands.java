// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.command.monitor;

import java.util.List;
import java.util.stream.Stream;
import org.hypervia.api.domain.DomainStatus;
import org.hypervia.cli.argument.DomainArgument;
import org.hypervia.cli.command.Command;
import org.hypervia.cli.output.StateText;
import org.hypervia.cli.syntax.CommandGroup;
import org.hypervia.cli.syntax.CommandSyntax;
import org.hypervia.cli.syntax.OptionSyntax;

/** The commands that tell about domains. */
public final class MonitorCommands {
    private MonitorCommands() {}

    /** Returns the commands of this group. */
    public static List<Command> all() {
        return Stream.of(
                        IdentityCommands.all(),
                        GuestCommands.all(),
                        BlockCommands.all(),
                        CardCommands.all(),
                        List.of(new DomInfo(), new ListDomains(), state()))
                .flatMap(List::stream)
                .toList();
    }

    private static Command state() {
        return Command.of(
                CommandSyntax.of(
                        "domstate",
                        CommandGroup.MONITOR,
                        "domain state",
                        "Tells the state of a domain.",
                        DomainArgument.option(),
                        OptionSyntax.flag("reason", "also tell how the domain came to it")),
                (arguments, place) -> {
                    DomainStatus status = DomainArgument.find(arguments, place).status();
                    String state = StateText.of(status.state());
                    place.output()
                            .line(arguments.has("reason") ? state + " (" + StateText.reason(status) + ")" : state);
                });
    }
}
