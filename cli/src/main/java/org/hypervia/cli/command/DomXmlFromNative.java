// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.command;

import java.nio.charset.StandardCharsets;
import org.hypervia.cli.syntax.Arguments;
import org.hypervia.cli.syntax.CommandGroup;
import org.hypervia.cli.syntax.CommandSyntax;
import org.hypervia.cli.syntax.OptionSyntax;

final class DomXmlFromNative implements Command {
    @Override
    public CommandSyntax syntax() {
        return CommandSyntax.of(
                "domxml-from-native",
                CommandGroup.DOMAIN,
                "Convert native config to domain XML",
                "Convert native guest configuration format to domain XML format.",
                OptionSyntax.required("format", "source config data format, such as vmware-vmx"),
                OptionSyntax.required("config", "config data file to import from, or - for standard input"));
    }

    @Override
    public void run(Arguments arguments, Workplace place) {
        String config = new String(ConfigFiles.read(arguments.required("config")), StandardCharsets.UTF_8);
        place.output()
                .line(place.hypervisor().nativeConfigs().domainXmlFromNative(arguments.required("format"), config));
    }
}
