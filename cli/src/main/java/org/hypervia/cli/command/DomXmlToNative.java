// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.command;

import java.util.EnumSet;
import java.util.Optional;
import org.hypervia.api.domain.DomainXmlFlag;
import org.hypervia.cli.syntax.Arguments;
import org.hypervia.cli.syntax.CommandGroup;
import org.hypervia.cli.syntax.CommandSyntax;
import org.hypervia.cli.syntax.OptionSyntax;
import org.hypervia.cli.syntax.UsageException;

final class DomXmlToNative implements Command {
    @Override
    public CommandSyntax syntax() {
        return CommandSyntax.of(
                "domxml-to-native",
                CommandGroup.DOMAIN,
                "Convert domain XML to native config",
                "Convert domain XML config to a native guest configuration format.",
                OptionSyntax.required("format", "target config data type format, such as vmware-vmx"),
                OptionSyntax.namedText("domain", "domain name, id or uuid"),
                OptionSyntax.text("xml", "xml data file to export from, or - for standard input"));
    }

    @Override
    public void run(Arguments arguments, Workplace place) {
        Optional<String> file = arguments.text("xml");
        if (file.isPresent() == arguments.text("domain").isPresent()) {
            throw new UsageException(
                    file.isPresent()
                            ? "Options --domain and --xml are mutually exclusive"
                            : "need either domain or domain XML");
        }
        String xml = file.map(ConfigFiles::readText)
                .orElseGet(() -> DomainArgument.find(arguments, place).xml(EnumSet.of(DomainXmlFlag.INACTIVE)));
        place.output().line(place.hypervisor().nativeConfigs().domainXmlToNative(arguments.required("format"), xml));
    }
}
