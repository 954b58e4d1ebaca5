// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.command.domain;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.hypervia.api.domain.Domain;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.resource.Affect;
import org.hypervia.cli.argument.AffectOptions;
import org.hypervia.cli.argument.DomainArgument;
import org.hypervia.cli.command.Command;
import org.hypervia.cli.command.Workplace;
import org.hypervia.cli.output.CommandFailure;
import org.hypervia.cli.output.Output;
import org.hypervia.cli.syntax.Arguments;
import org.hypervia.cli.syntax.CommandGroup;
import org.hypervia.cli.syntax.CommandSyntax;
import org.hypervia.cli.syntax.OptionSyntax;
import org.hypervia.cli.xml.DeviceElement;
import org.hypervia.cli.xml.DocumentText;

/** The commands that take a device away by one of its names: it is sought in the domain, and detached as it stands there. */
final class DetachCommands {
    private static final String PRINT = "print-xml";

    private DetachCommands() {}

    static List<Command> all() {
        return List.of(
                Command.of(
                        CommandSyntax.of(
                                        "detach-disk",
                                        CommandGroup.DOMAIN,
                                        "detach disk device",
                                        "Takes a disk away from a domain; what is behind it stays.",
                                        DomainArgument.option(),
                                        OptionSyntax.required("target", "target of disk device"))
                                .with(AffectOptions.ofDevice())
                                .with(List.of(
                                        OptionSyntax.flag(PRINT, "print XML document rather than detach the disk"))),
                        DetachCommands::disk),
                Command.of(
                        CommandSyntax.of(
                                        "detach-interface",
                                        CommandGroup.DOMAIN,
                                        "detach network interface",
                                        "Takes a network card away from a domain.",
                                        DomainArgument.option(),
                                        OptionSyntax.text("type", "network interface type"),
                                        OptionSyntax.namedText("mac", "MAC address"))
                                .with(AffectOptions.ofDevice())
                                .with(List.of(OptionSyntax.flag(
                                        PRINT, "print XML document rather than detach the interface"))),
                        DetachCommands::card));
    }

    private static void disk(Arguments arguments, Workplace place) {
        detach(arguments, place, "disk", xml -> disk(xml, arguments.required("target")));
    }

    private static void card(Arguments arguments, Workplace place) {
        Optional<String> type = arguments.text("type");
        Optional<String> mac = arguments.text("mac");
        try {
            detach(arguments, place, "interface", xml -> card(xml, type, mac));
        } catch (NoCardException e) {
            place.output().error(String.valueOf(e.getMessage()));
            throw new CommandFailure("Failed to detach interface");
        }
    }

    private static void detach(
            Arguments arguments, Workplace place, String what, Function<DocumentText, DeviceElement> search) {
        AffectOptions.check(arguments);
        Domain domain = DomainArgument.find(arguments, place);
        Output output = place.output();
        try {
            Optional<Affect> affects = AffectOptions.ofDevice(arguments, domain);
            String xml = search.apply(DocumentText.of(domain.xml(AffectOptions.seen(affects))))
                    .text();
            if (arguments.has(PRINT)) {
                output.text(xml);
                return;
            }
            affects.ifPresentOrElse(
                    given -> domain.devices().detach(xml, given),
                    () -> domain.devices().detach(xml));
        } catch (HypervisorException e) {
            throw new CommandFailure("Failed to detach " + what, e);
        }
        output.remark(what.substring(0, 1).toUpperCase(Locale.ROOT) + what.substring(1) + " detached successfully");
    }

    private static DeviceElement disk(DocumentText domain, String name) {
        return domain.devices("disk").stream()
                .filter(disk -> disk.target().filter(name::equals).isPresent()
                        || disk.source().filter(name::equals).isPresent())
                .findFirst()
                .orElseThrow(() -> new CommandFailure("No disk found whose source path or target is " + name));
    }

    private static DeviceElement card(DocumentText domain, Optional<String> type, Optional<String> mac) {
        List<DeviceElement> ofType = domain.devices("interface").stream()
                .filter(card -> type.isEmpty() || card.attribute("type").equals(type))
                .toList();
        if (ofType.isEmpty()) {
            throw new NoCardException("No interface found whose type is " + type.orElse("any"));
        }
        if (mac.isEmpty() && ofType.size() > 1) {
            throw new NoCardException(
                    "Domain has " + ofType.size() + " interfaces. Please specify which one to detach using --mac");
        }
        List<DeviceElement> found = ofType.stream()
                .filter(card -> mac.isEmpty()
                        || card.attribute("mac", "address")
                                .filter(mac.get()::equalsIgnoreCase)
                                .isPresent())
                .toList();
        if (found.isEmpty()) {
            throw new NoCardException("No interface with MAC address " + mac.orElseThrow() + " was found");
        }
        if (found.size() > 1) {
            throw new NoCardException("Domain has multiple interfaces matching MAC address " + mac.orElseThrow()
                    + ". You must use detach-device and specify the device pci address to remove it.");
        }
        return found.get(0);
    }

    /** The domain has no such card, which virsh tells in two lines without a reason of the hypervisor's. */
    private static final class NoCardException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NoCardException(String message) {
            super(message);
        }
    }
}
