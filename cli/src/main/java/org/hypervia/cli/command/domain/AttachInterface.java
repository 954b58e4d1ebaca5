// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.command.domain;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hypervia.api.domain.Domain;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.cli.argument.AffectOptions;
import org.hypervia.cli.argument.DomainArgument;
import org.hypervia.cli.command.Command;
import org.hypervia.cli.command.Workplace;
import org.hypervia.cli.output.CommandFailure;
import org.hypervia.cli.syntax.Arguments;
import org.hypervia.cli.syntax.CommandGroup;
import org.hypervia.cli.syntax.CommandSyntax;
import org.hypervia.cli.syntax.OptionSyntax;
import org.hypervia.cli.xml.ElementText;

final class AttachInterface implements Command {
    private static final List<String> RATES = List.of("average", "peak", "burst", "floor");
    private static final Pattern PCI =
            Pattern.compile("(\\p{XDigit}{1,8}):(\\p{XDigit}{1,2}):(\\p{XDigit}{1,2})\\.(\\p{XDigit})");
    private static final String MODE = "source-mode";

    @Override
    public CommandSyntax syntax() {
        return CommandSyntax.of(
                        "attach-interface",
                        CommandGroup.DOMAIN,
                        "attach network interface",
                        "Attaches a network card to a domain.",
                        DomainArgument.option(),
                        OptionSyntax.required("type", "network interface type")
                                .taking("network", "bridge", "direct", "hostdev", "vhostuser"),
                        OptionSyntax.required("source", "source of network interface"),
                        OptionSyntax.namedText("target", "target network name"),
                        OptionSyntax.namedText("mac", "MAC address"),
                        OptionSyntax.namedText("script", "script used to bridge network interface"),
                        OptionSyntax.namedText("model", "model type"),
                        OptionSyntax.namedText("alias", "custom alias name of interface device"),
                        OptionSyntax.namedText("inbound", "control domain's incoming traffics"),
                        OptionSyntax.namedText("outbound", "control domain's outgoing traffics"))
                .with(AffectOptions.ofDevice())
                .with(List.of(
                        OptionSyntax.flag("print-xml", "print XML document rather than attach the interface"),
                        OptionSyntax.flag("managed", "have the device detached from the host and attached again"),
                        OptionSyntax.namedText(MODE, "mode attribute of <source/> element")
                                .taking("server", "client")));
    }

    @Override
    public void run(Arguments arguments, Workplace place) {
        AffectOptions.check(arguments);
        String xml = xml(arguments);
        if (arguments.has("print-xml")) {
            place.output().text(xml);
            return;
        }
        Domain domain = DomainArgument.find(arguments, place);
        try {
            AffectOptions.ofDevice(arguments, domain)
                    .ifPresentOrElse(
                            given -> domain.devices().attach(xml, given),
                            () -> domain.devices().attach(xml));
        } catch (HypervisorException e) {
            throw new CommandFailure("Failed to attach interface", e);
        }
        place.output().remark("Interface attached successfully");
    }

    private static String xml(Arguments arguments) {
        String type = arguments.required("type");
        ElementText card = new ElementText("interface")
                .with("type", type)
                .with("managed", Optional.of("yes").filter(yes -> arguments.has("managed")));
        card.add(source(arguments, type));
        arguments.text("target").ifPresent(name -> card.add(new ElementText("target").with("dev", name)));
        arguments.text("mac").ifPresent(mac -> card.add(new ElementText("mac").with("address", mac)));
        arguments.text("script").ifPresent(path -> card.add(new ElementText("script").with("path", path)));
        arguments.text("model").ifPresent(model -> card.add(new ElementText("model").with("type", model)));
        arguments.text("alias").ifPresent(name -> card.add(new ElementText("alias").with("name", name)));
        ElementText bandwidth = new ElementText("bandwidth");
        arguments.text("inbound").ifPresent(rates -> bandwidth.add(rates("inbound", rates)));
        arguments.text("outbound").ifPresent(rates -> bandwidth.add(rates("outbound", rates)));
        return card.addUnlessEmpty(bandwidth).toString();
    }

    private static ElementText source(Arguments arguments, String type) {
        Optional<String> mode = arguments.text(MODE);
        if (!syntaxOf(type)) {
            throw new CommandFailure("No support for " + type + " in command 'attach-interface'");
        }
        if (mode.filter(word -> !word.equals("server") && !word.equals("client"))
                .isPresent()) {
            throw new CommandFailure("Invalid source mode: " + mode.get());
        }
        String source = arguments.required("source");
        ElementText element = new ElementText("source");
        return switch (type) {
            case "direct" -> element.with("dev", source);
            case "hostdev" -> element.add(pci(source));
            case "vhostuser" ->
                element.with("type", "unix")
                        .with("path", source)
                        .with("mode", mode.orElseThrow(() -> new CommandFailure("source-mode is mandatory")));
            default -> element.with(type, source);
        };
    }

    private static boolean syntaxOf(String type) {
        return List.of("network", "bridge", "direct", "hostdev", "vhostuser").contains(type);
    }

    private static ElementText pci(String text) {
        Matcher matcher = PCI.matcher(text);
        if (!matcher.matches()) {
            throw new CommandFailure("cannot parse pci address '" + text + "' for network interface");
        }
        return new ElementText("address")
                .with("type", "pci")
                .with("domain", hex(matcher.group(1), 4))
                .with("bus", hex(matcher.group(2), 2))
                .with("slot", hex(matcher.group(3), 2))
                .with("function", hex(matcher.group(4), 1));
    }

    private static String hex(String digits, int width) {
        return String.format("0x%0" + width + "x", Long.parseLong(digits, 16));
    }

    /** Rates stand between commas; what is left out or 0 is not said. */
    private static ElementText rates(String direction, String text) {
        String[] fields = text.split(",", -1);
        if (fields.length > RATES.size()) {
            throw new CommandFailure("Rate string '" + text + "' has too many fields");
        }
        ElementText element = new ElementText(direction);
        long[] rates = new long[RATES.size()];
        for (int i = 0; i < fields.length; i++) {
            rates[i] = rate(fields[i], RATES.get(i));
            element.with(
                    RATES.get(i), Optional.of(rates[i]).filter(rate -> rate > 0).map(rate -> Long.toString(rate)));
        }
        boolean inbound = direction.equals("inbound");
        if (inbound && rates[0] == 0 && rates[3] == 0) {
            throw new CommandFailure("either inbound average or floor is mandatory");
        }
        if (!inbound && rates[0] == 0) {
            throw new CommandFailure("outbound average is mandatory");
        }
        if (!inbound && rates[3] > 0) {
            throw new CommandFailure("outbound floor is unsupported yet");
        }
        return element;
    }

    private static long rate(String field, String name) {
        if (field.isEmpty()) {
            return 0;
        }
        if (!field.matches("\\d{1,18}")) {
            throw new CommandFailure("field '" + name + "' is malformed");
        }
        return Long.parseLong(field);
    }
}
