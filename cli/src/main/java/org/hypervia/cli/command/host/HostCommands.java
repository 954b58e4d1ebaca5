// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.command.host;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.commons.lang3.StringUtils;
import org.hypervia.api.Hypervisor;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.host.Host;
import org.hypervia.api.host.NodeInfo;
import org.hypervia.api.host.ProductVersion;
import org.hypervia.api.value.MemorySize;
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
                                OptionSyntax.number("cellno", "number of a NUMA cell"),
                                OptionSyntax.flag("all", "every NUMA cell")),
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
                                OptionSyntax.text("type", "domain type, such as kvm")),
                        HostCommands::maxVcpus),
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
        OptionalInt cell = arguments.number("cellno");
        Host host = host(place);
        if (arguments.has("all")) {
            everyCell(host, place.output());
        } else if (cell.isPresent()) {
            place.output().line(cell.getAsInt() + ": " + kibibytes(host.freeMemory(cell.getAsInt())));
        } else {
            place.output().line("Total: " + kibibytes(host.freeMemory()));
        }
    }

    private static void everyCell(Host host, Output output) {
        long total = 0;
        for (int cell = 0; cell < host.info().numaNodes(); cell++) {
            MemorySize free = host.freeMemory(cell);
            output.line(
                    StringUtils.leftPad(Integer.toString(cell), 5) + ": " + StringUtils.leftPad(kibibytes(free), 14));
            total += free.bytes();
        }
        output.remark("--------------------");
        output.remark("Total: " + StringUtils.leftPad(kibibytes(MemorySize.ofBytes(total)), 14));
    }

    /** Libvirt rounds down to whole KiB. */
    private static String kibibytes(MemorySize size) {
        return size.bytes() / 1024 + " KiB";
    }

    private static void maxVcpus(Arguments arguments, Workplace place) {
        Host host = host(place);
        int most = arguments.text("type").map(host::maxVcpus).orElseGet(host::maxVcpus);
        place.output().line(Integer.toString(most));
    }

    private static void hostname(Arguments arguments, Workplace place) {
        try {
            place.output().line(place.output().name(host(place).hostname()));
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
        Optional<String> library = hypervisor.libraryVersion().map(ProductVersion::toString);
        output.line(
                "Using library: " + library.map(version -> "libvirt " + version).orElse("hypervia " + place.version()));
        output.line("Using API: " + hypervisor.type() + " " + library.orElse(place.version()));
        if (hypervisor.version().number() == 0) {
            output.line("Cannot extract running " + hypervisor.type() + " hypervisor version");
        } else {
            output.line("Running hypervisor: " + hypervisor.type() + " " + hypervisor.version());
        }
        if (arguments.has("daemon")) {
            // Without a daemon in between, libvirt tells its own version here.
            output.line("Running against daemon: "
                    + hypervisor.daemonVersion().map(ProductVersion::toString).orElse(place.version()));
        }
    }
}
