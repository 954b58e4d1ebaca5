// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.command.domain;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.hypervia.api.domain.DestroyFlag;
import org.hypervia.api.domain.Domain;
import org.hypervia.api.domain.ShutdownMode;
import org.hypervia.cli.argument.DomainArgument;
import org.hypervia.cli.argument.FlagOptions;
import org.hypervia.cli.command.Command;
import org.hypervia.cli.syntax.Arguments;
import org.hypervia.cli.syntax.CommandGroup;
import org.hypervia.cli.syntax.CommandSyntax;
import org.hypervia.cli.syntax.OptionSyntax;
import org.hypervia.cli.syntax.UsageException;

/** The commands that change a running domain's power state. */
final class PowerCommands {
    private static final FlagOptions<DestroyFlag> DESTROY_FLAGS = FlagOptions.of(
                    "graceful", DestroyFlag.GRACEFUL, "give up rather than kill")
            .and("remove-logs", DestroyFlag.REMOVE_LOGS, "remove the domain's logs");

    private static final Map<String, ShutdownMode> MODES = Map.of(
            "acpi", ShutdownMode.ACPI_POWER_BUTTON,
            "agent", ShutdownMode.GUEST_AGENT,
            "initctl", ShutdownMode.INITCTL,
            "signal", ShutdownMode.SIGNAL,
            "paravirt", ShutdownMode.PARAVIRT);

    private PowerCommands() {}

    static List<Command> all() {
        return List.of(
                change(
                        "suspend",
                        "suspended",
                        "suspend a domain",
                        "Stops the virtual CPUs of a running domain; what becomes of its memory is the hypervisor's way.",
                        Domain::suspend),
                change("resume", "resumed", "resume a domain", "Lets a suspended domain continue.", Domain::resume),
                change(
                        "reset",
                        "was reset",
                        "reset a domain",
                        "Switches the domain off and on again at once, without asking the guest.",
                        Domain::reset),
                destroy(),
                // Virsh's two commands differ in the comma.
                ask(
                        "shutdown",
                        "is being shutdown",
                        "gracefully shutdown a domain",
                        "shut down",
                        ",",
                        Domain::shutdown),
                ask("reboot", "is being rebooted", "reboot a domain", "restart", "", Domain::reboot));
    }

    private static Command change(
            String name, String done, String summary, String description, Consumer<Domain> change) {
        DomainChange words = new DomainChange(name, done);
        return Command.of(
                CommandSyntax.of(name, CommandGroup.DOMAIN, summary, description, DomainArgument.option()),
                (arguments, place) -> words.perform(arguments, place, change));
    }

    private static Command destroy() {
        DomainChange words = new DomainChange("destroy", "destroyed");
        return Command.of(
                CommandSyntax.of(
                                "destroy",
                                CommandGroup.DOMAIN,
                                "destroy (stop) a domain",
                                "Switches the domain off at once; its configuration and its disks stay.",
                                DomainArgument.option())
                        .with(DESTROY_FLAGS.options()),
                (arguments, place) ->
                        words.perform(arguments, place, domain -> domain.destroy(DESTROY_FLAGS.read(arguments))));
    }

    private static Command ask(
            String name,
            String done,
            String summary,
            String verb,
            String comma,
            BiConsumer<Domain, Set<ShutdownMode>> change) {
        DomainChange words = new DomainChange(name, done);
        return Command.of(
                CommandSyntax.of(
                        name,
                        CommandGroup.DOMAIN,
                        summary,
                        "Asks the guest to " + verb + ", and does not wait for it.",
                        DomainArgument.option(),
                        OptionSyntax.text("mode", name + " mode: acpi|agent|initctl|signal|paravirt")
                                .taking("acpi", "agent", "initctl", "signal", "paravirt")),
                (arguments, place) -> {
                    Set<ShutdownMode> modes = modes(arguments, comma);
                    words.perform(arguments, place, domain -> change.accept(domain, modes));
                });
    }

    private static Set<ShutdownMode> modes(Arguments arguments, String comma) {
        Set<ShutdownMode> modes = EnumSet.noneOf(ShutdownMode.class);
        for (String word :
                arguments.text("mode").map(text -> text.split(",", -1)).orElse(new String[0])) {
            ShutdownMode mode = MODES.get(word);
            if (mode == null) {
                throw new UsageException("Unknown mode " + word
                        + " value, expecting 'acpi', 'agent', 'initctl', 'signal'" + comma + " or 'paravirt'");
            }
            modes.add(mode);
        }
        return modes;
    }
}
