// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.command.domain;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.hypervia.api.domain.DomainXmlFlag;
import org.hypervia.cli.argument.ConfigFiles;
import org.hypervia.cli.argument.DomainArgument;
import org.hypervia.cli.argument.FlagOptions;
import org.hypervia.cli.argument.XmlOptions;
import org.hypervia.cli.command.Command;
import org.hypervia.cli.command.Workplace;
import org.hypervia.cli.syntax.Arguments;
import org.hypervia.cli.syntax.CommandGroup;
import org.hypervia.cli.syntax.CommandSyntax;
import org.hypervia.cli.syntax.OptionSyntax;
import org.hypervia.cli.syntax.UsageException;

/** The commands that tell a domain as XML or in its hypervisor's own words. */
final class XmlCommands {
    private static final FlagOptions<DomainXmlFlag> FLAGS = FlagOptions.of(
                    "inactive", DomainXmlFlag.INACTIVE, "as it will be at the next start")
            .and("security-info", DomainXmlFlag.SECURE, "with secrets such as passwords")
            .and("update-cpu", DomainXmlFlag.UPDATE_CPU, "with the CPU adapted to the host")
            .and("migratable", DomainXmlFlag.MIGRATABLE, "fit for a migration");

    private XmlCommands() {}

    static List<Command> all() {
        return List.of(
                Command.of(
                        CommandSyntax.of(
                                        "dumpxml",
                                        CommandGroup.DOMAIN,
                                        "domain information in XML",
                                        "Prints the domain as libvirt domain XML.",
                                        DomainArgument.option())
                                .with(FLAGS.options())
                                .with(XmlOptions.options()),
                        (arguments, place) -> {
                            String xml = DomainArgument.find(arguments, place).xml(FLAGS.read(arguments));
                            place.output().text(XmlOptions.select(arguments, xml, xml));
                        }),
                Command.of(
                        CommandSyntax.of(
                                "domxml-from-native",
                                CommandGroup.DOMAIN,
                                "Convert native config to domain XML",
                                "Convert native guest configuration format to domain XML format.",
                                OptionSyntax.required("format", "source config data format, such as vmware-vmx"),
                                OptionSyntax.required(
                                        "config", "config data file to import from, or - for standard input")),
                        XmlCommands::fromNative),
                Command.of(
                        CommandSyntax.of(
                                "domxml-to-native",
                                CommandGroup.DOMAIN,
                                "Convert domain XML to native config",
                                "Convert domain XML config to a native guest configuration format.",
                                OptionSyntax.required("format", "target config data type format, such as vmware-vmx"),
                                OptionSyntax.namedText("domain", "domain name, id or uuid"),
                                OptionSyntax.text("xml", "xml data file to export from, or - for standard input")),
                        XmlCommands::toNative));
    }

    private static void fromNative(Arguments arguments, Workplace place) {
        byte[] config = ConfigFiles.read(arguments.required("config"));
        place.output()
                .text(place.hypervisor().nativeConfigs().domainXmlFromNative(arguments.required("format"), config));
    }

    private static void toNative(Arguments arguments, Workplace place) {
        Optional<String> file = arguments.text("xml");
        if (file.isPresent() == arguments.text("domain").isPresent()) {
            throw new UsageException(
                    file.isPresent()
                            ? "Options --domain and --xml are mutually exclusive"
                            : "need either domain or domain XML");
        }
        String xml = file.map(ConfigFiles::readText)
                .orElseGet(() -> DomainArgument.find(arguments, place).xml(EnumSet.of(DomainXmlFlag.INACTIVE)));
        place.output().text(place.hypervisor().nativeConfigs().domainXmlToNative(arguments.required("format"), xml));
    }
}
