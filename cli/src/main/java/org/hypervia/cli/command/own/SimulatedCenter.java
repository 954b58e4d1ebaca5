// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.command.own;

import java.util.List;
import java.util.OptionalInt;
import org.hypervia.cli.syntax.Arguments;
import org.hypervia.cli.syntax.OptionSyntax;
import org.hypervia.cli.syntax.UsageException;
import org.hypervia.simulator.SimulatorOptions;
import org.hypervia.simulator.VcenterOptions;

/** The options of {@code simulate --vcenter}: how much there is, and who logs in where. */
final class SimulatedCenter {
    private static final int MOST_OF_A_KIND = 1000;
    /** What makes sense with a vCenter only. */
    private static final List<String> OWN = List.of("datacenters", "clusters", "hosts", "host-addresses");
    /** What one host has, and nobody could say which it is. */
    private static final List<String> OF_ONE_HOST = List.of("vmx", "datastore");

    private SimulatedCenter() {}

    static List<OptionSyntax> syntax() {
        return List.of(
                OptionSyntax.flag("vcenter", "simulate a vCenter with its hosts, and print a URI of each"),
                OptionSyntax.namedNumber("datacenters", "how many datacenters the vCenter has, by default 1"),
                OptionSyntax.namedNumber("clusters", "how many clusters in all, by default one a datacenter"),
                OptionSyntax.namedNumber(
                        "hosts", "how many hosts in all, by default two a cluster and one a datacenter alone"),
                OptionSyntax.namedText(
                        "host-addresses", "loopback address of the first host; each has the next one, and one port"));
    }

    /** Whether a vCenter is wanted; refuses what does not go together. */
    static boolean wanted(Arguments arguments) {
        boolean wanted = arguments.has("vcenter");
        for (String option : wanted ? OF_ONE_HOST : OWN) {
            if (arguments.has(option)) {
                throw new UsageException("--" + option
                        + (wanted ? " cannot be used with --vcenter" : " takes effect with --vcenter only"));
            }
        }
        return wanted;
    }

    /** The user that the help and the hint name. */
    static String user(Arguments arguments) {
        return arguments.text("user").orElse(VcenterOptions.DEFAULT_USER);
    }

    static VcenterOptions options(Arguments arguments, SimulatorOptions server) {
        int datacenters = count(arguments, "datacenters", 1);
        int clusters = count(arguments, "clusters", datacenters);
        int hosts = count(arguments, "hosts", 2 * clusters + datacenters);
        OptionalInt machines = arguments.number("vms");
        VcenterOptions.Size size = new VcenterOptions.Size(
                datacenters, clusters, hosts, machines.isPresent() ? machines.getAsInt() : 2 * hosts);
        VcenterOptions options = VcenterOptions.sized(size).withServer(server).withUser(user(arguments));
        if (arguments.text("host-version").isPresent()) {
            options = options.withVersion(arguments.text("host-version").orElseThrow());
        }
        String first = arguments.text("host-addresses").orElse("");
        if (arguments.has("host-addresses") && !first.matches("127(\\.(25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])){3}")) {
            throw new UsageException(
                    "--host-addresses takes a loopback address, such as 127.0.1.1, not '" + first + "'");
        }
        return options.withHostAddresses(first);
    }

    private static int count(Arguments arguments, String option, int otherwise) {
        OptionalInt given = arguments.number(option);
        int least = option.equals("datacenters") ? 1 : 0;
        if (given.isPresent() && (given.getAsInt() < least || given.getAsInt() > MOST_OF_A_KIND)) {
            throw new UsageException("--" + option + " takes a number from " + least + " to " + MOST_OF_A_KIND
                    + ", not " + given.getAsInt());
        }
        return given.orElse(otherwise);
    }
}
