// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.command;

import java.util.Optional;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.cli.output.CommandFailure;
import org.hypervia.cli.syntax.Arguments;
import org.hypervia.cli.syntax.CommandGroup;
import org.hypervia.cli.syntax.CommandSyntax;
import org.hypervia.cli.syntax.OptionSyntax;

final class CapabilitiesCommand implements Command {
    @Override
    public CommandSyntax syntax() {
        return CommandSyntax.of(
                "capabilities",
                CommandGroup.HOST,
                "capabilities",
                "Describes the host and the guests it can run, as XML.",
                OptionSyntax.namedText("xpath", "print only the nodes that this XPath expression finds"),
                OptionSyntax.flag("wrap", "put the nodes of --xpath into one element"));
    }

    @Override
    public void run(Arguments arguments, Workplace place) {
        String xml;
        try {
            xml = place.hypervisor().host().capabilitiesXml();
        } catch (HypervisorException e) {
            throw new CommandFailure("failed to get capabilities", e);
        }
        Optional<String> path = arguments.text("xpath");
        // Unlike the XML of a domain this one is printed as a line, though it ends with a line end of its own.
        place.output()
                .text(path.map(expression -> XmlSelection.select(xml, expression, arguments.has("wrap")))
                        .orElse(xml + "\n"));
    }
}
