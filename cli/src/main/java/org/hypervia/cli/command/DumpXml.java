// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.command;

import java.util.EnumSet;
import java.util.Set;
import org.hypervia.api.domain.DomainXmlFlag;
import org.hypervia.cli.syntax.Arguments;
import org.hypervia.cli.syntax.CommandGroup;
import org.hypervia.cli.syntax.CommandSyntax;
import org.hypervia.cli.syntax.OptionSyntax;

final class DumpXml implements Command {
    @Override
    public CommandSyntax syntax() {
        return CommandSyntax.of(
                "dumpxml",
                CommandGroup.DOMAIN,
                "domain information in XML",
                "Prints the domain as libvirt domain XML.",
                DomainArgument.option(),
                OptionSyntax.flag("inactive", "as it will be at the next start"),
                OptionSyntax.flag("security-info", "with secrets such as passwords"),
                OptionSyntax.flag("update-cpu", "with the CPU adapted to the host; not for ESX"),
                OptionSyntax.flag("migratable", "fit for a migration"),
                OptionSyntax.namedText("xpath", "print only the nodes that this XPath expression finds"),
                OptionSyntax.flag("wrap", "put the nodes of --xpath into one element"));
    }

    @Override
    public void run(Arguments arguments, Workplace place) {
        String xml = DomainArgument.find(arguments, place).xml(flags(arguments));
        place.output()
                .text(arguments
                        .text("xpath")
                        .map(path -> XmlSelection.select(xml, path, arguments.has("wrap")))
                        .orElse(xml));
    }

    private static Set<DomainXmlFlag> flags(Arguments arguments) {
        EnumSet<DomainXmlFlag> flags = EnumSet.noneOf(DomainXmlFlag.class);
        add(flags, arguments, "inactive", DomainXmlFlag.INACTIVE);
        add(flags, arguments, "security-info", DomainXmlFlag.SECURE);
        add(flags, arguments, "update-cpu", DomainXmlFlag.UPDATE_CPU);
        add(flags, arguments, "migratable", DomainXmlFlag.MIGRATABLE);
        return flags;
    }

    private static void add(Set<DomainXmlFlag> flags, Arguments arguments, String option, DomainXmlFlag flag) {
        if (arguments.has(option)) {
            flags.add(flag);
        }
    }
}
