// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.command.monitor;

import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.hypervia.api.domain.Domain;
import org.hypervia.api.domain.DomainIdentity;
import org.hypervia.cli.argument.DomainArgument;
import org.hypervia.cli.argument.DomainArgument.By;
import org.hypervia.cli.command.Command;
import org.hypervia.cli.syntax.CommandGroup;
import org.hypervia.cli.syntax.CommandSyntax;

/** The commands that turn one name of a domain into another. */
final class IdentityCommands {
    /** What libvirt tells of a domain whose UUID it cannot read. */
    private static final UUID UNKNOWN = new UUID(0, 0);

    private IdentityCommands() {}

    static List<Command> all() {
        return List.of(
                command(
                        "domid",
                        "convert a domain name or UUID to domain id",
                        "name or UUID of the domain",
                        EnumSet.of(By.UUID, By.NAME),
                        domain -> text(domain.id())),
                command(
                        "domname",
                        "convert a domain id or UUID to domain name",
                        "id or UUID of the domain",
                        EnumSet.of(By.ID, By.UUID),
                        Domain::name),
                command(
                        "domuuid",
                        "convert a domain name or id to domain UUID",
                        "id or name of the domain",
                        EnumSet.of(By.ID, By.NAME),
                        domain -> text(domain.identity())));
    }

    private static Command command(
            String name, String summary, String which, Set<By> ways, Function<Domain, String> answer) {
        return Command.of(
                CommandSyntax.of(name, CommandGroup.MONITOR, summary, "", DomainArgument.option(which)),
                (arguments, place) -> place.output()
                        .line(place.output().name(answer.apply(DomainArgument.find(arguments, place, ways)))));
    }

    /** Writes an id, or a hyphen for a domain that is off. */
    static String text(OptionalInt id) {
        return id.isPresent() ? Integer.toString(id.getAsInt()) : "-";
    }

    /** Writes a UUID, all zeros where there is none. */
    static String text(DomainIdentity identity) {
        return identity.uuid().orElse(UNKNOWN).toString();
    }
}
