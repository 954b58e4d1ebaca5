// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How a simulated vCenter is set up. Immutable.
 *
 * <p>Without any choice: a datacenter {@code dc1} with a cluster {@code cluster1} of two hosts and a host that stands alone,
 * two machines on each; user {@code administrator} with password {@code simulator} at the vCenter, {@code root} with the same
 * password at the hosts.
 *
 * @param server how its endpoints answer: address and port of the vCenter, TLS, pages, times; what it says of the host, its
 *     machines and datastores does not count
 * @param user the one user of the vCenter; that of the hosts is the server's
 * @param identity what the vCenter says it is
 * @param datacenters its datacenters
 * @param hostAddress the loopback address of the first host, such as {@code 127.0.1.1}, on the vCenter's port; the next host
 *     has the next address; empty for the vCenter's address and a port each
 */
public record VcenterOptions(
        SimulatorOptions server,
        String user,
        HostIdentity identity,
        List<GivenDatacenter> datacenters,
        String hostAddress) {
    /** The user when none is chosen. */
    public static final String DEFAULT_USER = "administrator";
    /** A vCenter 8.0.2 called {@code vcenter.example.test}. */
    public static final HostIdentity VCENTER_8 =
            new HostIdentity("vcenter", "example.test", "8.0.2", "22617221", "8.0.2.0", "vpx");

    public VcenterOptions {
        datacenters = List.copyOf(datacenters);
    }

    /** The defaults. */
    public static VcenterOptions defaults() {
        return sized(new Size(1, 1, 3, 6));
    }

    /** With these datacenters. */
    public static VcenterOptions of(GivenDatacenter... datacenters) {
        return new VcenterOptions(
                SimulatorOptions.builder().build(), DEFAULT_USER, VCENTER_8, List.of(datacenters), "");
    }

    /**
     * How much there is of each, in all.
     *
     * @param datacenters how many datacenters
     * @param clusters how many clusters, dealt out among the datacenters
     * @param hosts how many hosts: one of each datacenter stands alone when two are left for each cluster
     * @param machines how many made-up machines, dealt out among the hosts
     */
    public record Size(int datacenters, int clusters, int hosts, int machines) {
        public Size {
            if (datacenters < 1 || clusters < 0 || hosts < 0 || machines < 0) {
                throw new IllegalArgumentException(
                        "a vCenter has at least one datacenter, and no fewer clusters, hosts and machines than none");
            }
            if (machines > 0 && hosts == 0) {
                throw new IllegalArgumentException("there is no host for " + machines + " machines");
            }
        }

        private int alone() {
            return clusters == 0 ? hosts : Math.min(datacenters, Math.max(0, hosts - 2 * clusters));
        }

        private GivenHost host(int number) {
            int machinesOfIt = machines / hosts + (number < machines % hosts ? 1 : 0);
            return GivenHost.of(String.format(Locale.ROOT, "esx%02d.example.test", number + 1))
                    .withMachines(machinesOfIt);
        }
    }

    /** With datacenters {@code dc1}, …, clusters {@code cluster1}, … and hosts {@code esx01.example.test}, …. */
    public static VcenterOptions sized(Size size) {
        List<GivenDatacenter> datacenters = new ArrayList<>();
        List<List<GivenHost>> clusters = new ArrayList<>();
        int grouped = size.hosts() - size.alone();
        for (int i = 0; i < size.clusters(); i++) {
            clusters.add(new ArrayList<>());
        }
        for (int i = 0; i < grouped; i++) {
            // Neighbours by number are in one cluster.
            clusters.get((int) ((long) i * size.clusters() / grouped)).add(size.host(i));
        }
        for (int i = 0; i < size.datacenters(); i++) {
            GivenDatacenter datacenter = GivenDatacenter.of("dc" + (i + 1));
            for (int j = i; j < size.clusters(); j += size.datacenters()) {
                datacenter = datacenter.withCluster(
                        "cluster" + (j + 1), clusters.get(j).toArray(GivenHost[]::new));
            }
            for (int j = grouped + i; j < size.hosts(); j += size.datacenters()) {
                datacenter = datacenter.withHost(size.host(j));
            }
            datacenters.add(datacenter);
        }
        return of(datacenters.toArray(GivenDatacenter[]::new));
    }

    /** Answering like this. */
    public VcenterOptions withServer(SimulatorOptions options) {
        return new VcenterOptions(options, user, identity, datacenters, hostAddress);
    }

    /** With this user at the vCenter. */
    public VcenterOptions withUser(String name) {
        return new VcenterOptions(server, name, identity, datacenters, hostAddress);
    }

    /** Saying it is this. */
    public VcenterOptions withIdentity(HostIdentity other) {
        return new VcenterOptions(server, user, other, datacenters, hostAddress);
    }

    /** With this version, such as {@code 6.5.0}, of the vCenter and of all its hosts. */
    public VcenterOptions withVersion(String version) {
        List<GivenDatacenter> all =
                datacenters.stream().map(one -> one.withVersion(version)).toList();
        return new VcenterOptions(server, user, identity.withVersion(version), all, hostAddress);
    }

    /** With an address for each host, from this one on. */
    public VcenterOptions withHostAddresses(String first) {
        return new VcenterOptions(server, user, identity, datacenters, first);
    }
}
