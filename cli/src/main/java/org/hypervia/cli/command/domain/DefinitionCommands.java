// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.command.domain;

import java.util.List;
import java.util.Set;
import org.hypervia.api.domain.DefineFlag;
import org.hypervia.api.domain.Domain;
import org.hypervia.api.domain.Domains;
import org.hypervia.api.domain.StartFlag;
import org.hypervia.api.domain.UndefineFlag;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.cli.argument.ConfigFiles;
import org.hypervia.cli.argument.DomainArgument;
import org.hypervia.cli.argument.FlagOptions;
import org.hypervia.cli.command.Command;
import org.hypervia.cli.command.LongCall;
import org.hypervia.cli.command.Workplace;
import org.hypervia.cli.output.CommandFailure;
import org.hypervia.cli.syntax.Arguments;
import org.hypervia.cli.syntax.CommandGroup;
import org.hypervia.cli.syntax.CommandSyntax;
import org.hypervia.cli.syntax.OptionSyntax;

/** The commands by which a domain comes to be and goes. */
final class DefinitionCommands {
    private static final FlagOptions<StartFlag> CREATE_FLAGS = FlagOptions.of(
                    "paused", StartFlag.PAUSED, "leave the guest paused after creation")
            .and("autodestroy", StartFlag.AUTODESTROY, "automatically destroy the guest when the connection ends")
            .and("validate", StartFlag.VALIDATE, "validate the XML against the schema")
            .and("reset-nvram", StartFlag.RESET_NVRAM, "re-initialize NVRAM from its pristine template");

    private static final FlagOptions<DefineFlag> DEFINE_FLAGS =
            FlagOptions.of("validate", DefineFlag.VALIDATE, "refuse what the hypervisor would not keep");

    private static final FlagOptions<UndefineFlag> UNDEFINE_FLAGS = FlagOptions.of(
                    "managed-save", UndefineFlag.MANAGED_SAVE, "remove domain managed state file")
            .and("snapshots-metadata", UndefineFlag.SNAPSHOTS_METADATA, "remove all domain snapshot metadata")
            .and("nvram", UndefineFlag.NVRAM, "remove nvram file")
            .and("keep-nvram", UndefineFlag.KEEP_NVRAM, "keep nvram file");

    private static final DomainChange UNDEFINE = new DomainChange("undefine", "has been undefined");

    /** What makes a domain of its XML. */
    private interface Maker<F> {
        Domain make(Domains domains, String xml, Set<F> flags);
    }

    private DefinitionCommands() {}

    static List<Command> all() {
        return List.of(
                fromFile(
                        CommandSyntax.of(
                                "create",
                                CommandGroup.DOMAIN,
                                "create a domain from an XML file",
                                "Creates and starts a domain that is gone once it stops."),
                        "created",
                        CREATE_FLAGS,
                        Domains::create),
                fromFile(
                        CommandSyntax.of(
                                "define",
                                CommandGroup.DOMAIN,
                                "define (but don't start) a domain from an XML file",
                                "Defines a domain, or changes the one that has the UUID of the XML."),
                        "defined",
                        DEFINE_FLAGS,
                        Domains::define),
                Command.of(
                        CommandSyntax.of(
                                        "undefine",
                                        CommandGroup.DOMAIN,
                                        "undefine a domain",
                                        "Makes the host forget an inactive domain; its files stay unless an option says otherwise.",
                                        DomainArgument.option())
                                .with(VolumeRemoval.options())
                                .with(UNDEFINE_FLAGS.options()),
                        DefinitionCommands::undefine));
    }

    private static <F> Command fromFile(CommandSyntax syntax, String done, FlagOptions<F> flags, Maker<F> make) {
        return Command.of(
                syntax.with(List.of(OptionSyntax.required("file", "file containing an XML domain description")))
                        .with(flags.options()),
                (arguments, place) -> {
                    String file = arguments.required("file");
                    String xml = ConfigFiles.readText(file);
                    try {
                        Domain domain = make.make(place.hypervisor().domains(), xml, flags.read(arguments));
                        place.output()
                                .remark("Domain '" + place.output().name(domain.name()) + "' " + done + " from "
                                        + file);
                    } catch (HypervisorException e) {
                        throw new CommandFailure("Failed to " + syntax.name() + " domain from " + file, e);
                    }
                });
    }

    private static void undefine(Arguments arguments, Workplace place) {
        arguments.exclusive("nvram", "keep-nvram");
        VolumeRemoval.check(arguments);
        Domain domain = DomainArgument.find(arguments, place);
        VolumeRemoval removal = VolumeRemoval.plan(arguments, domain, LongCall.unwatched(place));
        UNDEFINE.perform(DomainArgument.typed(arguments), place, () -> {
            Set<UndefineFlag> flags = UNDEFINE_FLAGS.read(arguments);
            // Without an image there is nothing to remove, so the host need not know the flag.
            if (flags.contains(UndefineFlag.MANAGED_SAVE) && !domain.hasManagedSaveImage()) {
                flags.remove(UndefineFlag.MANAGED_SAVE);
            }
            domain.undefine(flags);
        });
        removal.perform(place.output());
    }
}
