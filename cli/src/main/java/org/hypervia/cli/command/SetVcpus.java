// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.command;

import org.hypervia.api.domain.Affect;
import org.hypervia.api.domain.Domain;
import org.hypervia.api.domain.VcpuCount;
import org.hypervia.cli.output.CommandFailure;
import org.hypervia.cli.syntax.Arguments;
import org.hypervia.cli.syntax.CommandGroup;
import org.hypervia.cli.syntax.CommandSyntax;
import org.hypervia.cli.syntax.OptionSyntax;
import org.hypervia.cli.syntax.UsageException;

final class SetVcpus implements Command {
    @Override
    public CommandSyntax syntax() {
        return CommandSyntax.of(
                "setvcpus",
                CommandGroup.DOMAIN,
                "change number of virtual CPUs",
                "Changes the number of virtual CPUs; a running domain on ESX must have CPU hot-add enabled.",
                DomainArgument.option(),
                OptionSyntax.requiredNumber("count", "number of virtual CPUs"),
                OptionSyntax.flag("maximum", "set maximum limit on next boot; not for ESX"),
                AffectOptions.config(),
                AffectOptions.live(),
                AffectOptions.current(),
                OptionSyntax.flag("guest", "modify cpu state in the guest; not for ESX"),
                OptionSyntax.flag("hotpluggable", "make added vcpus hot(un)pluggable; not for ESX"));
    }

    @Override
    public void run(Arguments arguments, Workplace place) {
        Affect affects = AffectOptions.read(arguments);
        arguments.exclusive("guest", "config");
        Domain domain = DomainArgument.find(arguments, place);
        int count = arguments.number("count").orElseThrow();
        if (count < 0) {
            throw new UsageException("Numeric value '" + count + "' for <count> option is malformed or out of range");
        }
        if (count == 0) {
            throw new CommandFailure("Invalid value '0' for number of virtual CPUs");
        }
        if (arguments.has("maximum") && !arguments.has("config")) {
            throw new CommandFailure("Option --config is required by option --maximum");
        }
        int flags = (arguments.has("guest") ? 8 : 0) | (arguments.has("hotpluggable") ? 16 : 0);
        if (flags != 0) {
            throw PowerChange.unsupportedFlags(flags | affects.flag(), "--guest and --hotpluggable");
        }
        domain.resources().setVcpus(arguments.has("maximum") ? VcpuCount.MAXIMUM : VcpuCount.CURRENT, count, affects);
    }
}
