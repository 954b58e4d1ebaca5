// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import org.hypervia.api.ConnectionSpec;
import org.hypervia.api.Hypervisor;
import org.hypervia.api.auth.Credentials;
import org.hypervia.api.auth.Secret;
import org.hypervia.simulator.GivenHost;
import org.hypervia.simulator.SimulatorOptions;
import org.hypervia.simulator.TrafficCounts;
import org.hypervia.simulator.VcenterOptions;
import org.hypervia.simulator.VcenterSimulator;

/** Connections to a simulated vCenter, as an application opens them, to whatever of it a path names. */
final class SimulatedCenter {
    private SimulatedCenter() {}

    /** The specification of a connection to a path, such as {@code /dc1/cluster1}. */
    static ConnectionSpec.Builder spec(VcenterSimulator center, String path) {
        String uri = center.uri().toString().replaceFirst("/\\?", path + "?");
        return ConnectionSpec.builder(uri)
                .credentials(Credentials.of(VcenterOptions.DEFAULT_USER, Secret.of(SimulatorOptions.DEFAULT_PASSWORD)))
                .operationTimeout(Duration.ofMinutes(1));
    }

    static Hypervisor connect(VcenterSimulator center, String path) {
        return Simulated.connect(spec(center, path));
    }

    /** What clients have sent to the vCenter since the last time this was asked. */
    static TrafficCounts costs(VcenterSimulator center) {
        TrafficCounts costs = center.endpoint().traffic();
        center.endpoint().resetTraffic();
        return costs;
    }

    /** A host with these datastores; its machines are on the first one, and their notes say where they are from. */
    static GivenHost host(String name, String datastores, String origin, String... machines) {
        GivenHost host = GivenHost.of(name).withDatastores(datastores.split(" "));
        for (String machine : machines) {
            host = host.withMachine(vmx(machine, origin));
        }
        return host;
    }

    private static String vmx(String name, String origin) {
        return """
                .encoding = "UTF-8"
                config.version = "8"
                virtualHW.version = "19"
                displayName = "%s"
                guestOS = "other-64"
                memsize = "512"
                numvcpus = "1"
                annotation = "of %s"
                uuid.bios = "%s"
                vc.uuid = "%s"
                """.formatted(name, origin, uuid("bios", name, origin), uuid("instance", name, origin));
    }

    /** As VMX files have it: bytes apart by blanks, the two halves by a dash. */
    private static String uuid(String kind, String name, String origin) {
        String text = kind + ' ' + name + ' ' + origin;
        String digits = UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8))
                .toString()
                .replace("-", "")
                .toLowerCase(Locale.ROOT);
        String spaced = digits.replaceAll("..(?!$)", "$0 ");
        return spaced.substring(0, 23) + "-" + spaced.substring(24);
    }
}
