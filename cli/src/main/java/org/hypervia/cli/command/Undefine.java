// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.command;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hypervia.api.domain.Domain;
import org.hypervia.api.domain.UndefineFlag;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.cli.syntax.Arguments;
import org.hypervia.cli.syntax.CommandGroup;
import org.hypervia.cli.syntax.CommandSyntax;
import org.hypervia.cli.syntax.OptionSyntax;

final class Undefine implements Command {
    private static final PowerChange CHANGE = new PowerChange("undefine", "has been undefined");

    private static final Map<String, UndefineFlag> FLAGS = Map.of(
            "managed-save", UndefineFlag.MANAGED_SAVE,
            "snapshots-metadata", UndefineFlag.SNAPSHOTS_METADATA,
            "nvram", UndefineFlag.NVRAM,
            "keep-nvram", UndefineFlag.KEEP_NVRAM);

    private static final List<String> STORAGE =
            List.of("storage", "remove-all-storage", "delete-storage-volume-snapshots", "wipe-storage");

    @Override
    public CommandSyntax syntax() {
        return CommandSyntax.of(
                "undefine",
                CommandGroup.DOMAIN,
                "undefine a domain",
                "Makes the host forget an inactive domain; its files stay.",
                DomainArgument.option(),
                OptionSyntax.flag("managed-save", "remove domain managed state file"),
                OptionSyntax.namedText("storage", "remove associated storage volumes; not supported"),
                OptionSyntax.flag("remove-all-storage", "remove all associated storage volumes; not supported"),
                OptionSyntax.flag("delete-storage-volume-snapshots", "delete snapshots of the volumes; not supported"),
                OptionSyntax.flag("wipe-storage", "wipe data on the removed volumes; not supported"),
                OptionSyntax.flag("snapshots-metadata", "remove all domain snapshot metadata"),
                OptionSyntax.flag("nvram", "remove nvram file; not for ESX"),
                OptionSyntax.flag("keep-nvram", "keep nvram file; not for ESX"));
    }

    @Override
    public void run(Arguments arguments, Workplace place) {
        arguments.exclusive("nvram", "keep-nvram");
        Domain domain = DomainArgument.find(arguments, place);
        CHANGE.attempt(DomainArgument.typed(arguments), () -> domain.undefine(flags(arguments, domain)));
        CHANGE.succeeded(DomainArgument.typed(arguments), place);
    }

    private static Set<UndefineFlag> flags(Arguments arguments, Domain domain) {
        STORAGE.stream().filter(arguments::has).findFirst().ifPresent(option -> {
            throw new HypervisorException(
                    ErrorCode.NO_SUPPORT, "leave out --" + option + " and remove the files yourself");
        });
        Set<UndefineFlag> flags = EnumSet.noneOf(UndefineFlag.class);
        FLAGS.forEach((option, flag) -> {
            // Without an image there is nothing to remove, so the host need not know the flag.
            if (arguments.has(option) && (flag != UndefineFlag.MANAGED_SAVE || domain.hasManagedSaveImage())) {
                flags.add(flag);
            }
        });
        return flags;
    }
}
