// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.command;

import org.hypervia.cli.syntax.Arguments;
import org.hypervia.cli.syntax.CommandGroup;
import org.hypervia.cli.syntax.CommandSyntax;
import org.hypervia.cli.syntax.OptionSyntax;

final class DetachDevice implements Command {
    @Override
    public CommandSyntax syntax() {
        return CommandSyntax.of(
                "detach-device",
                CommandGroup.DOMAIN,
                "detach device from an XML file",
                "Detachs a disk or network interface that an XML file describes.",
                DomainArgument.option(),
                OptionSyntax.required("file", "XML file"),
                OptionSyntax.flag("persistent", "make live change persistent"),
                AffectOptions.config(),
                AffectOptions.live(),
                AffectOptions.current());
    }

    @Override
    public void run(Arguments arguments, Workplace place) {
        new DeviceChange("detach", "detached")
                .perform(
                        arguments,
                        place,
                        (domain, xml, affects) -> domain.devices().detach(xml, affects));
    }
}
