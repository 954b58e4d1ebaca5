// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.command.own;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hypervia.cli.command.Command;
import org.hypervia.cli.command.Workplace;
import org.hypervia.cli.output.CommandFailure;
import org.hypervia.cli.output.Output;
import org.hypervia.cli.syntax.Arguments;
import org.hypervia.cli.syntax.CommandGroup;
import org.hypervia.cli.syntax.CommandSyntax;
import org.hypervia.cli.syntax.OptionSyntax;
import org.hypervia.cli.syntax.UsageException;
import org.hypervia.simulator.EsxSimulator;
import org.hypervia.simulator.GuestManner;
import org.hypervia.simulator.HostIdentity;
import org.hypervia.simulator.HostManner;
import org.hypervia.simulator.HostManner.ExpiredRead;
import org.hypervia.simulator.SimulatedQuestion;
import org.hypervia.simulator.SimulatorOptions;
import org.hypervia.simulator.VcenterOptions;
import org.hypervia.simulator.VcenterSimulator;

/** {@code simulate}. Prints the URIs first, so that a script can read them and go on. */
final class Simulate implements Command {
    private static final int MOST_MACHINES = 100_000;
    private static final String DATASTORE = "datastore1";
    private static final Pattern ON_DATASTORE = Pattern.compile("\"(?:/vmfs/volumes/([^/\"]+)/|\\[([^]\"]+)] )");

    @Override
    public CommandSyntax syntax() {
        return CommandSyntax.of(
                "simulate",
                CommandGroup.HYPERVIA,
                "simulate an ESX host or a vCenter",
                """
                Runs a simulated ESX host until it is ended, and prints its URI first.
                With --vcenter it is a vCenter with its hosts: one URI a line, first that of
                the whole, then one of each host there, then one of each host by itself.
                The password protects nothing; by default it is '%s'.""".formatted(SimulatorOptions.DEFAULT_PASSWORD),
                allOptions());
    }

    private static OptionSyntax[] allOptions() {
        return Stream.concat(ownOptions(), SimulatedCenter.syntax().stream()).toArray(OptionSyntax[]::new);
    }

    private static Stream<OptionSyntax> ownOptions() {
        return Stream.of(
                OptionSyntax.namedText("listen", "address:port, by default 127.0.0.1:0 for any free port"),
                OptionSyntax.namedNumber("vms", "how many made-up machines it has"),
                OptionSyntax.repeated("vmx", "file of a machine to add; may be repeated"),
                OptionSyntax.repeated(
                        "datastore", "name of a datastore, by default " + DATASTORE + "; may be repeated"),
                OptionSyntax.namedText("host-version", "version it says it is, such as 6.5.0"),
                OptionSyntax.namedText(
                        "user",
                        "its one user, by default " + SimulatorOptions.DEFAULT_USER + ", of a vCenter "
                                + VcenterOptions.DEFAULT_USER),
                OptionSyntax.namedText("password", "that user's password"),
                OptionSyntax.repeated("privilege", "the user has this one and no others; may be repeated"),
                OptionSyntax.namedNumber(
                        "clock-offset-s", "how far its clock is ahead, or behind by a negative number"),
                OptionSyntax.flag("plain-http", "speak HTTP instead of HTTPS"),
                OptionSyntax.namedText("certificate", "PEM file of certificate and key to show; made if it is missing"),
                OptionSyntax.namedNumber("page-size", "objects in one answer at most"),
                OptionSyntax.namedNumber("latency-ms", "how much longer each answer takes"),
                OptionSyntax.namedNumber("task-ms", "how long each task takes"),
                OptionSyntax.namedNumber("shutdown-ms", "how long guests take to shut down"),
                OptionSyntax.flag("no-tools", "guests without VMware Tools"),
                OptionSyntax.flag("hung-guests", "guests that do not do what they are asked to"),
                OptionSyntax.flag("ask", "each machine asks a question at its first start"),
                OptionSyntax.namedText("manner", "'new' or 'old': as hosts since 6.0 answer, or before")
                        .taking("new", "old"),
                OptionSyntax.namedText("expired-read", "'missing' or 'fault': what reading without a session brings")
                        .taking("missing", "fault"),
                OptionSyntax.flag("whole-answers", "answers that tell their length instead of chunks"),
                OptionSyntax.flag("strict-versions", "refuse later versions of the API"));
    }

    @Override
    public void run(Arguments arguments, Workplace place) {
        SimulatorOptions options = options(arguments);
        try {
            if (SimulatedCenter.wanted(arguments)) {
                runCenter(center(arguments, options), hint(arguments), place.output());
            } else {
                warn(arguments, place.output());
                runHost(options, hint(arguments), place.output());
            }
        } catch (InterruptedException e) {
            // That is how it is ended from inside this process.
            Thread.currentThread().interrupt();
        }
    }

    private static void runHost(SimulatorOptions options, String hint, Output output) throws InterruptedException {
        try (EsxSimulator simulator = started(() -> EsxSimulator.start(options))) {
            announce(List.of(simulator.uri()), hint, output);
            simulator.awaitClosed();
        }
    }

    private static void runCenter(VcenterOptions options, String hint, Output output) throws InterruptedException {
        try (VcenterSimulator simulator = started(() -> VcenterSimulator.start(options))) {
            announce(simulator.uris(), hint, output);
            simulator.awaitClosed();
        }
    }

    private static void announce(List<URI> uris, String hint, Output output) {
        uris.forEach(uri -> output.line(uri.toString()));
        output.flush();
        output.notice(hint);
    }

    private static VcenterOptions center(Arguments arguments, SimulatorOptions server) {
        try {
            return SimulatedCenter.options(arguments, server);
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    /** A machine on a datastore that the host lacks can be listed, but neither described nor started. */
    private static void warn(Arguments arguments, Output output) {
        List<String> there = arguments.has("datastore") ? arguments.all("datastore") : List.of(DATASTORE);
        // A pipe has been read already, and has nothing more.
        List<String> again = arguments.all("vmx").stream()
                .filter(file -> Files.isRegularFile(Path.of(file)))
                .toList();
        for (String file : again) {
            String text;
            try {
                text = Files.readString(Path.of(file), StandardCharsets.ISO_8859_1);
            } catch (IOException e) {
                throw unreadable(file);
            }
            ON_DATASTORE
                    .matcher(text)
                    .results()
                    .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                    .distinct()
                    .filter(name -> !there.contains(name))
                    .forEach(name -> output.warning("'" + file + "' has a file on the datastore '" + name
                            + "', which the simulated host does not have: add --datastore '" + name + "'"
                            + (arguments.has("datastore") ? "" : " --datastore " + DATASTORE)));
        }
    }

    /** Not a password that somebody has chosen: only the one that stands in the help. */
    private static String hint(Arguments arguments) {
        String who = arguments.has("vcenter")
                ? SimulatedCenter.user(arguments) + " at the vCenter and " + SimulatorOptions.DEFAULT_USER
                        + " at its hosts"
                : user(arguments);
        String hint = "user " + who + ", password "
                + (arguments.has("password") ? "as given" : SimulatorOptions.DEFAULT_PASSWORD) + "; Ctrl-C ends it";
        return arguments.has("plain-http") || arguments.has("certificate")
                ? hint
                : hint + "; its certificate is a new one each time, unless --certificate FILE keeps it";
    }

    /** The user of a host, be it one of a vCenter. */
    private static String user(Arguments arguments) {
        return arguments.has("vcenter")
                ? SimulatorOptions.DEFAULT_USER
                : arguments.text("user").orElse(SimulatorOptions.DEFAULT_USER);
    }

    private static <T> T started(Supplier<T> start) {
        try {
            return start.get();
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        } catch (UncheckedIOException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()));
        }
    }

    private static SimulatorOptions options(Arguments arguments) {
        SimulatorOptions.Builder options = SimulatorOptions.builder().tls(!arguments.has("plain-http"));
        arguments.text("listen").ifPresent(address -> listen(options, address));
        arguments.number("vms").ifPresent(count -> options.machines(checked(count)));
        arguments.all("vmx").forEach(file -> addMachine(options, file));
        options.credentials(user(arguments), arguments.text("password").orElse(SimulatorOptions.DEFAULT_PASSWORD));
        arguments.text("host-version").ifPresent(version -> options.identity(identity(version)));
        arguments.text("certificate").ifPresent(file -> options.certificate(Path.of(file)));
        arguments.number("page-size").ifPresent(options::pageSize);
        arguments
                .number("clock-offset-s")
                .ifPresent(seconds -> options.clock(Clock.offset(Clock.systemUTC(), Duration.ofSeconds(seconds))));
        if (arguments.has("privilege")) {
            options.privileges(arguments.all("privilege"));
        }
        time(arguments, "latency-ms").ifPresent(options::latency);
        time(arguments, "task-ms").ifPresent(options::taskTime);
        try {
            if (arguments.has("datastore")) {
                options.datastores(arguments.all("datastore"));
            }
            return options.guests(guests(arguments)).manner(manner(arguments)).build();
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    private static Optional<Duration> time(Arguments arguments, String option) {
        OptionalInt milliseconds = arguments.number(option);
        if (milliseconds.isPresent() && milliseconds.getAsInt() < 0) {
            throw new UsageException("--" + option + " takes a number from 0, not " + milliseconds.getAsInt());
        }
        return milliseconds.isPresent() ? Optional.of(Duration.ofMillis(milliseconds.getAsInt())) : Optional.empty();
    }

    private static HostIdentity identity(String version) {
        if (!version.matches("[0-9]{1,3}\\.[0-9]{1,3}(\\.[0-9]{1,3})?")) {
            throw new UsageException("--host-version takes a version, such as 6.5.0, not '" + version + "'");
        }
        return HostIdentity.ESXI_8.withVersion(version);
    }

    private static GuestManner guests(Arguments arguments) {
        GuestManner manner =
                GuestManner.WILLING.withTools(!arguments.has("no-tools")).withObeying(!arguments.has("hung-guests"));
        Optional<Duration> reaction = time(arguments, "shutdown-ms");
        GuestManner timed = reaction.isPresent() ? manner.withReaction(reaction.get()) : manner;
        return arguments.has("ask") ? timed.withQuestion(SimulatedQuestion.movedOrCopied()) : timed;
    }

    private static HostManner manner(Arguments arguments) {
        HostManner base = word(arguments, "manner", "new", "old") ? HostManner.SINCE_6_0 : HostManner.BEFORE_6_0;
        return base.with(
                        word(arguments, "expired-read", "missing", "fault")
                                ? ExpiredRead.MISSING_PROPERTIES
                                : ExpiredRead.FAULT)
                .withChunks(!arguments.has("whole-answers"))
                .refusingNewerVersions(arguments.has("strict-versions"));
    }

    /** Tells whether an option has the first of two words, which is the default. */
    private static boolean word(Arguments arguments, String option, String first, String second) {
        String word = arguments.text(option).orElse(first);
        if (!word.equals(first) && !word.equals(second)) {
            throw new UsageException("--" + option + " takes " + first + " or " + second + ", not '" + word + "'");
        }
        return word.equals(first);
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

    private static CommandFailure unreadable(String file) {
        return new CommandFailure("cannot read the VMX file '" + file + "': check its name and its rights");
    }

    private static void addMachine(SimulatorOptions.Builder options, String file) {
        try {
            options.vmx(Path.of(file));
        } catch (IOException e) {
            throw unreadable(file);
        }
    }
}
