// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.command;

import java.util.Set;
import org.hypervia.api.domain.DefineFlag;
import org.hypervia.api.domain.Domain;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.cli.output.CommandFailure;
import org.hypervia.cli.syntax.Arguments;
import org.hypervia.cli.syntax.CommandGroup;
import org.hypervia.cli.syntax.CommandSyntax;
import org.hypervia.cli.syntax.OptionSyntax;

final class Define implements Command {
    @Override
    public CommandSyntax syntax() {
        return CommandSyntax.of(
                "define",
                CommandGroup.DOMAIN,
                "define (but don't start) a domain from an XML file",
                "Defines a domain, or changes the one that has the UUID of the XML.",
                OptionSyntax.required("file", "file containing an XML domain description"),
                OptionSyntax.flag("validate", "refuse what the hypervisor would not keep"));
    }

    @Override
    public void run(Arguments arguments, Workplace place) {
        String file = arguments.required("file");
        String xml = ConfigFiles.readText(file);
        try {
            Domain domain = place.hypervisor()
                    .domains()
                    .define(xml, arguments.has("validate") ? Set.of(DefineFlag.VALIDATE) : Set.of());
            place.output().remark("Domain '" + domain.name() + "' defined from " + file);
        } catch (HypervisorException e) {
            throw new CommandFailure("Failed to define domain from " + file, e);
        }
    }
}
