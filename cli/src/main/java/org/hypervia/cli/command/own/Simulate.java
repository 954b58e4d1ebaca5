// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.command.own;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.hypervia.cli.command.Command;
import org.hypervia.cli.command.Workplace;
import org.hypervia.cli.output.CommandFailure;
import org.hypervia.cli.syntax.Arguments;
import org.hypervia.cli.syntax.CommandGroup;
import org.hypervia.cli.syntax.CommandSyntax;
import org.hypervia.cli.syntax.OptionSyntax;
import org.hypervia.cli.syntax.UsageException;
import org.hypervia.simulator.EsxSimulator;
import org.hypervia.simulator.SimulatorOptions;

/** {@code simulate}. Prints the URI first, so that a script can read one line and go on. */
final class Simulate implements Command {
    private static final int MOST_MACHINES = 100_000;

    @Override
    public CommandSyntax syntax() {
        return CommandSyntax.of(
                "simulate",
                CommandGroup.HYPERVIA,
                "simulate an ESX host",
                """
                Runs a simulated ESX host until it is ended, and prints its URI first.
                The password protects nothing; by default it is '%s'.""".formatted(SimulatorOptions.DEFAULT_PASSWORD),
                OptionSyntax.namedText("listen", "address:port, by default 127.0.0.1:0 for any free port"),
                OptionSyntax.namedNumber("vms", "how many made-up machines it has"),
                OptionSyntax.repeated("vmx", "file of a machine to add; may be repeated"),
                OptionSyntax.namedText("user", "its one user, by default " + SimulatorOptions.DEFAULT_USER),
                OptionSyntax.namedText("password", "that user's password"),
                OptionSyntax.flag("plain-http", "speak HTTP instead of HTTPS"));
    }

    @Override
    public void run(Arguments arguments, Workplace place) {
        try (EsxSimulator simulator = start(options(arguments))) {
            place.output().line(simulator.uri().toString());
            place.output().flush();
            simulator.awaitClosed();
        } catch (InterruptedException e) {
            // That is how it is ended from inside this process.
            Thread.currentThread().interrupt();
        }
    }

    private static EsxSimulator start(SimulatorOptions options) {
        try {
            return EsxSimulator.start(options);
        } catch (UncheckedIOException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()));
        }
    }

    private static SimulatorOptions options(Arguments arguments) {
        SimulatorOptions.Builder options = SimulatorOptions.builder().tls(!arguments.has("plain-http"));
        arguments.text("listen").ifPresent(address -> listen(options, address));
        arguments.number("vms").ifPresent(count -> options.machines(checked(count)));
        arguments.all("vmx").forEach(file -> addMachine(options, file));
        options.credentials(
                arguments.text("user").orElse(SimulatorOptions.DEFAULT_USER),
                arguments.text("password").orElse(SimulatorOptions.DEFAULT_PASSWORD));
        return options.build();
    }

    private static void listen(SimulatorOptions.Builder options, String address) {
        int colon = address.lastIndexOf(':');
        String host = colon < 0 ? address : address.substring(0, colon);
        String port = colon < 0 ? "0" : address.substring(colon + 1);
        if (host.isEmpty() || !port.matches("[0-9]{1,5}") || Integer.parseInt(port) > 65_535) {
            throw new UsageException("--listen takes address:port, such as 127.0.0.1:8443, not '" + address + "'");
        }
        boolean bracketed = host.startsWith("[") && host.endsWith("]");
        options.listen(bracketed ? host.substring(1, host.length() - 1) : host, Integer.parseInt(port));
    }

    private static int checked(int machines) {
        if (machines < 0 || machines > MOST_MACHINES) {
            throw new UsageException("--vms takes a number from 0 to " + MOST_MACHINES + ", not " + machines);
        }
        return machines;
    }

    private static void addMachine(SimulatorOptions.Builder options, String file) {
        try {
            options.vmx(Path.of(file));
        } catch (IOException e) {
            throw new CommandFailure("cannot read the VMX file '" + file + "': check its name and its rights");
        }
    }
}
