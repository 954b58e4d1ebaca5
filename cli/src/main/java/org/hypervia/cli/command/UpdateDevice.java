// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.command;

import org.hypervia.api.domain.Affect;
import org.hypervia.api.domain.Domain;
import org.hypervia.cli.syntax.Arguments;
import org.hypervia.cli.syntax.CommandGroup;
import org.hypervia.cli.syntax.CommandSyntax;
import org.hypervia.cli.syntax.OptionSyntax;

final class UpdateDevice implements Command {
    @Override
    public CommandSyntax syntax() {
        return CommandSyntax.of(
                "update-device",
                CommandGroup.DOMAIN,
                "update device from an XML file",
                "Updates a disk or network interface that an XML file describes.",
                DomainArgument.option(),
                OptionSyntax.required("file", "XML file"),
                OptionSyntax.flag("persistent", "make live change persistent"),
                AffectOptions.config(),
                AffectOptions.live(),
                AffectOptions.current(),
                OptionSyntax.flag("force", "force device update; not for ESX"));
    }

    @Override
    public void run(Arguments arguments, Workplace place) {
        new DeviceChange("update", "updated").perform(arguments, place, UpdateDevice::update);
    }

    private static void update(Domain domain, String xml, Affect affects) {
        domain.devices().update(xml, affects);
    }
}
