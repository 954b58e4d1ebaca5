// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.command;

import java.net.Inet6Address;
import java.util.List;
import org.hypervia.api.domain.Domain;
import org.hypervia.api.domain.GuestInterface;
import org.hypervia.api.domain.InterfaceAddressSource;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.cli.output.CommandFailure;
import org.hypervia.cli.output.Output;
import org.hypervia.cli.output.PlainText;
import org.hypervia.cli.syntax.Arguments;
import org.hypervia.cli.syntax.CommandGroup;
import org.hypervia.cli.syntax.CommandSyntax;
import org.hypervia.cli.syntax.OptionSyntax;
import org.hypervia.cli.syntax.UsageException;

final class DomIfAddr implements Command {
    private static final int RULE = 79;

    @Override
    public CommandSyntax syntax() {
        return CommandSyntax.of(
                "domifaddr",
                CommandGroup.MONITOR,
                "Get network interfaces' addresses for a running domain",
                "Prints the addresses of the guest's interfaces. ESX knows them by '--source agent' alone.",
                DomainArgument.option(),
                OptionSyntax.text("interface", "network interface name"),
                OptionSyntax.flag("full", "always display names and MACs of interfaces"),
                OptionSyntax.text("source", "address source: 'lease', 'agent', or 'arp'"));
    }

    @Override
    public void run(Arguments arguments, Workplace place) {
        InterfaceAddressSource source =
                arguments.text("source").map(DomIfAddr::source).orElse(InterfaceAddressSource.LEASE);
        Domain domain = DomainArgument.find(arguments, place);
        List<GuestInterface> interfaces;
        try {
            interfaces = domain.guest().interfaces(source);
        } catch (HypervisorException e) {
            throw new CommandFailure("Failed to query for interfaces addresses", e);
        }
        Output output = place.output();
        output.line(" Name       MAC address          Protocol     Address");
        output.line("-".repeat(RULE));
        interfaces.stream()
                .filter(found -> arguments
                        .text("interface")
                        .filter(name -> !name.equals(found.name()))
                        .isEmpty())
                .forEach(found -> print(found, arguments.has("full"), output));
    }

    private static InterfaceAddressSource source(String name) {
        return switch (name) {
            case "lease" -> InterfaceAddressSource.LEASE;
            case "agent" -> InterfaceAddressSource.AGENT;
            case "arp" -> InterfaceAddressSource.ARP;
            default -> throw new UsageException("Unknown data source '" + name + "'");
        };
    }

    private static void print(GuestInterface found, boolean full, Output output) {
        String mac = found.mac().map(Object::toString).orElse("");
        if (found.addresses().isEmpty()) {
            print(found.name(), mac, "N/A", "N/A", output);
        }
        boolean first = true;
        for (GuestInterface.Address address : found.addresses()) {
            boolean named = full || first;
            print(
                    named ? found.name() : "-",
                    named ? mac : "-",
                    address.address() instanceof Inet6Address ? "ipv6" : "ipv4",
                    AddressText.of(address.address()) + "/" + address.prefix(),
                    output);
            first = false;
        }
    }

    private static void print(String name, String mac, String protocol, String address, Output output) {
        output.line(" " + Output.padded(PlainText.of(name), 10) + " " + Output.padded(mac, 17) + "    "
                + Output.padded(protocol, 12) + " " + address);
    }
}
