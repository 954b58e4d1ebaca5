// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.command;

import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.host.NodeInfo;
import org.hypervia.cli.output.CommandFailure;
import org.hypervia.cli.output.Output;
import org.hypervia.cli.syntax.Arguments;
import org.hypervia.cli.syntax.CommandGroup;
import org.hypervia.cli.syntax.CommandSyntax;

final class NodeInfoCommand implements Command {
    private static final int WIDTH = 20;

    @Override
    public CommandSyntax syntax() {
        return CommandSyntax.of("nodeinfo", CommandGroup.HOST, "node information", "Tells what the host is made of.");
    }

    @Override
    public void run(Arguments arguments, Workplace place) {
        print(info(place), place.output());
    }

    private static NodeInfo info(Workplace place) {
        try {
            return place.hypervisor().host().info();
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
}
