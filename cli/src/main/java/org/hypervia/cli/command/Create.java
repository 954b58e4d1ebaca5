// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.command;

import java.util.Map;
import java.util.Set;
import org.hypervia.api.domain.Domain;
import org.hypervia.api.domain.StartFlag;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.cli.output.CommandFailure;
import org.hypervia.cli.syntax.Arguments;
import org.hypervia.cli.syntax.CommandGroup;
import org.hypervia.cli.syntax.CommandSyntax;
import org.hypervia.cli.syntax.OptionSyntax;

final class Create implements Command {
    private static final Map<String, StartFlag> FLAGS = Map.of(
            "paused", StartFlag.PAUSED,
            "autodestroy", StartFlag.AUTODESTROY,
            "validate", StartFlag.VALIDATE,
            "reset-nvram", StartFlag.RESET_NVRAM);

    @Override
    public CommandSyntax syntax() {
        return CommandSyntax.of(
                "create",
                CommandGroup.DOMAIN,
                "create a domain from an XML file",
                "Creates and starts a domain that is gone once it stops. ESX has none: define and start one.",
                OptionSyntax.required("file", "file containing an XML domain description"),
                OptionSyntax.flag("paused", "leave the guest paused after creation"),
                OptionSyntax.flag("autodestroy", "automatically destroy the guest when the connection ends"),
                OptionSyntax.flag("validate", "validate the XML against the schema"),
                OptionSyntax.flag("reset-nvram", "re-initialize NVRAM from its pristine template"));
    }

    @Override
    public void run(Arguments arguments, Workplace place) {
        String file = arguments.required("file");
        String xml = ConfigFiles.readText(file);
        Set<StartFlag> flags = FlagOptions.read(arguments, FLAGS);
        try {
            Domain domain = place.hypervisor().domains().create(xml, flags);
            place.output().remark("Domain '" + domain.name() + "' created from " + file);
        } catch (HypervisorException e) {
            throw new CommandFailure("Failed to create domain from " + file, e);
        }
    }
}
