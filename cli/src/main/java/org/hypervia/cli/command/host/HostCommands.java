// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.command.host;

import java.util.List;
import org.hypervia.api.Hypervisor;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.host.Host;
import org.hypervia.api.host.NodeInfo;
import org.hypervia.cli.argument.XmlOptions;
import org.hypervia.cli.command.Command;
import org.hypervia.cli.command.Workplace;
import org.hypervia.cli.output.CommandFailure;
import org.hypervia.cli.output.Output;
import org.hypervia.cli.syntax.Arguments;
import org.hypervia.cli.syntax.CommandGroup;
import org.hypervia.cli.syntax.CommandSyntax;
import org.hypervia.cli.syntax.OptionSyntax;

/** The commands that tell about the host. */
public final class HostCommands {
    private static final int WIDTH = 20;

    private HostCommands() {}

    /** Returns the commands of this group. */
    public static List<Command> all() {
        return List.of(
                Command.of(
                        CommandSyntax.of(
                                        "capabilities",
                                        CommandGroup.HOST,
                                        "capabilities",
                                        "Describes the host and the guests it can run, as XML.")
                                .with(XmlOptions.options()),
                        HostCommands::capabilities),
                Command.of(
                        CommandSyntax.of(
                                "freecell",
                                CommandGroup.HOST,
                                "NUMA free memory",
                                "Tells how much memory of the host is free.",
                                OptionSyntax.number("cellno", "number of a NUMA cell; not supported"),
                                OptionSyntax.flag("all", "every NUMA cell; not supported")),
                        HostCommands::freeMemory),
                Command.of(
                        CommandSyntax.of("hostname", CommandGroup.HOST, "print the hypervisor hostname", ""),
                        HostCommands::hostname),
                Command.of(
                        CommandSyntax.of(
                                "maxvcpus",
                                CommandGroup.HOST,
                                "connection vcpu maximum",
                                "Tells how many virtual CPUs a domain of the host can have.",
                                OptionSyntax.text("type", "domain type; all have the same number")),
                        (arguments, place) ->
                                place.output().line(Integer.toString(host(place).maxVcpus()))),
                Command.of(
                        CommandSyntax.of(
                                "nodeinfo", CommandGroup.HOST, "node information", "Tells what the host is made of."),
                        (arguments, place) -> print(info(place), place.output())),
                Command.of(
                        CommandSyntax.of("uri", CommandGroup.HOST, "print the hypervisor canonical URI", ""),
                        (arguments, place) ->
                                place.output().line(place.hypervisor().uri().toString())),
                Command.of(
                        CommandSyntax.of(
                                "version",
                                CommandGroup.HOST,
                                "show version",
                                "Tells the versions of this program and of the hypervisor.",
                                OptionSyntax.flag("daemon", "also tell the version of the daemon in between")),
                        HostCommands::version));
    }

    private static Host host(Workplace place) {
        return place.hypervisor().host();
    }

    private static void capabilities(Arguments arguments, Workplace place) {
        String xml;
        try {
            xml = host(place).capabilitiesXml();
        } catch (HypervisorException e) {
            throw new CommandFailure("failed to get capabilities", e);
        }
        place.output().text(XmlOptions.select(arguments, xml, xml));
    }

    private static void freeMemory(Arguments arguments, Workplace place) {
        arguments.exclusive("all", "cellno");
        boolean oneCell = arguments.number("cellno").isPresent();
        Host host = host(place);
        if (oneCell || arguments.has("all")) {
            throw new HypervisorException(
                    ErrorCode.NO_SUPPORT,
                    "free memory by NUMA cell: leave out " + (oneCell ? "--cellno" : "--all") + " for the total");
        }
        // Libvirt rounds down to whole KiB.
        place.output().line("Total: " + host.freeMemory().bytes() / 1024 + " KiB");
    }

    private static void hostname(Arguments arguments, Workplace place) {
        try {
            place.output().line(host(place).hostname());
        } catch (HypervisorException e) {
            throw new CommandFailure("failed to get hostname", e);
        }
    }

    private static NodeInfo info(Workplace place) {
        try {
            return host(place).info();
        } catch (HypervisorException e) {
            throw new CommandFailure("failed to get node information", e);
        }
    }

    private static void print(NodeInfo info, Output output) {
        output.field(WIDTH, "CPU model:", info.cpuModel());
        output.field(WIDTH, "CPU(s):", Integer.toString(info.cpus()));
        // Virsh leaves the frequency out where the host does not tell it.
        if (info.megahertz() != 0) {
            output.field(WIDTH, "CPU frequency:", info.megahertz() + " MHz");
        }
        output.field(WIDTH, "CPU socket(s):", Integer.toString(info.sockets()));
        output.field(WIDTH, "Core(s) per socket:", Integer.toString(info.coresPerSocket()));
        output.field(WIDTH, "Thread(s) per core:", Integer.toString(info.threadsPerCore()));
        output.field(WIDTH, "NUMA cell(s):", Integer.toString(info.numaNodes()));
        output.field(WIDTH, "Memory size:", info.memory().bytes() / 1024 + " KiB");
    }

    private static void version(Arguments arguments, Workplace place) {
        Hypervisor hypervisor = place.hypervisor();
        Output output = place.output();
        output.line("Compiled against library: hypervia " + place.version());
        output.line("Using library: hypervia " + place.version());
        output.line("Using API: " + hypervisor.type() + " " + place.version());
        if (hypervisor.version().number() == 0) {
            output.line("Cannot extract running " + hypervisor.type() + " hypervisor version");
        } else {
            output.line("Running hypervisor: " + hypervisor.type() + " " + hypervisor.version());
        }
        if (arguments.has("daemon")) {
            // Without a daemon in between, libvirt tells its own version here.
            output.line("Running against daemon: " + place.version());
        }
    }
}
