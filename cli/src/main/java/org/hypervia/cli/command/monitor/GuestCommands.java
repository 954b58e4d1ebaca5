// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.command.monitor;

import java.net.Inet6Address;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hypervia.api.domain.Domain;
import org.hypervia.api.domain.GuestInterface;
import org.hypervia.api.domain.HostnameSource;
import org.hypervia.api.domain.InterfaceAddressSource;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.cli.argument.AddressText;
import org.hypervia.cli.argument.DomainArgument;
import org.hypervia.cli.command.Command;
import org.hypervia.cli.command.Workplace;
import org.hypervia.cli.output.CommandFailure;
import org.hypervia.cli.output.PlainText;
import org.hypervia.cli.output.Table;
import org.hypervia.cli.syntax.Arguments;
import org.hypervia.cli.syntax.CommandGroup;
import org.hypervia.cli.syntax.CommandSyntax;
import org.hypervia.cli.syntax.OptionSyntax;
import org.hypervia.cli.syntax.UsageException;

/** The commands that ask the guest, or who else knows it. */
final class GuestCommands {
    private static final Map<String, HostnameSource> HOSTNAME_SOURCES =
            Map.of("lease", HostnameSource.LEASE, "agent", HostnameSource.AGENT);

    private static final Map<String, InterfaceAddressSource> ADDRESS_SOURCES = Map.of(
            "lease", InterfaceAddressSource.LEASE,
            "agent", InterfaceAddressSource.AGENT,
            "arp", InterfaceAddressSource.ARP);

    private GuestCommands() {}

    static List<Command> all() {
        return List.of(
                Command.of(
                        CommandSyntax.of(
                                "domhostname",
                                CommandGroup.MONITOR,
                                "print the domain's hostname",
                                "Prints the host name that the guest's agent tells.",
                                DomainArgument.option(),
                                OptionSyntax.namedText("source", "address source: 'lease' or 'agent'")
                                        .taking("lease", "agent")),
                        GuestCommands::hostname),
                Command.of(
                        CommandSyntax.of(
                                "domifaddr",
                                CommandGroup.MONITOR,
                                "Get network interfaces' addresses for a running domain",
                                "Prints the addresses of the guest's interfaces.",
                                DomainArgument.option(),
                                OptionSyntax.text("interface", "network interface name"),
                                OptionSyntax.flag("full", "always display names and MACs of interfaces"),
                                OptionSyntax.text("source", "address source: 'lease', 'agent', or 'arp'")
                                        .taking("lease", "agent", "arp")),
                        GuestCommands::addresses));
    }

    private static <S> Optional<S> source(Arguments arguments, Map<String, S> sources) {
        return arguments
                .text("source")
                .map(name -> Optional.ofNullable(sources.get(name))
                        .orElseThrow(() -> new UsageException("Unknown data source '" + name + "'")));
    }

    private static void hostname(Arguments arguments, Workplace place) {
        Domain domain = DomainArgument.find(arguments, place);
        Set<HostnameSource> sources =
                source(arguments, HOSTNAME_SOURCES).map(Set::of).orElse(Set.of());
        try {
            place.output().line(PlainText.of(domain.guest().hostname(sources)));
        } catch (HypervisorException e) {
            throw new CommandFailure("failed to get hostname", e);
        }
    }

    private static void addresses(Arguments arguments, Workplace place) {
        InterfaceAddressSource source = source(arguments, ADDRESS_SOURCES).orElse(InterfaceAddressSource.LEASE);
        Domain domain = DomainArgument.find(arguments, place);
        List<GuestInterface> interfaces;
        try {
            interfaces = domain.guest().interfaces(source);
        } catch (HypervisorException e) {
            throw new CommandFailure("Failed to query for interfaces addresses", e);
        }
        Table table = new Table(List.of("Name", "MAC address", "Protocol", "Address"));
        interfaces.stream()
                .filter(found -> arguments
                        .text("interface")
                        .filter(name -> !name.equals(found.name()))
                        .isEmpty())
                .forEach(found -> add(found, arguments.has("full"), table));
        table.print(place.output(), !place.output().isQuiet());
    }

    private static void add(GuestInterface found, boolean full, Table table) {
        String mac = found.mac().map(Object::toString).orElse("");
        if (found.addresses().isEmpty()) {
            table.add(List.of(found.name(), mac, "N/A", "N/A"));
        }
        boolean first = true;
        for (GuestInterface.Address address : found.addresses()) {
            boolean named = full || first;
            table.add(List.of(
                    named ? found.name() : "-",
                    named ? mac : "-",
                    address.address() instanceof Inet6Address ? "ipv6" : "ipv4",
                    AddressText.of(address.address()) + "/" + address.prefix()));
            first = false;
        }
    }
}
