// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator;

import java.util.ArrayList;
import java.util.List;

/**
 * A datacenter that a vCenter is to have. Immutable. Names are as people write them: what the API shows of {@code a/b} is
 * {@code a%2fb}.
 *
 * @param folders the folders below the root it is in, from above
 * @param name its name
 * @param resources its clusters and stand-alone hosts
 */
public record GivenDatacenter(List<String> folders, String name, List<Resource> resources) {
    public GivenDatacenter {
        folders = List.copyOf(folders);
        resources = List.copyOf(resources);
    }

    /**
     * A cluster or a stand-alone host.
     *
     * @param folders the folders below the datacenter's folder of hosts it is in, from above
     * @param cluster the name of the cluster; empty for a stand-alone host
     * @param hosts its hosts
     */
    public record Resource(List<String> folders, String cluster, List<GivenHost> hosts) {
        public Resource {
            folders = List.copyOf(folders);
            hosts = List.copyOf(hosts);
            if (cluster.isEmpty() && hosts.size() != 1) {
                throw new IllegalArgumentException("one host stands alone, not " + hosts.size());
            }
        }

        /** A cluster. */
        public static Resource cluster(String name, GivenHost... hosts) {
            return new Resource(List.of(), name, List.of(hosts));
        }

        /** A host that stands alone. */
        public static Resource alone(GivenHost host) {
            return new Resource(List.of(), "", List.of(host));
        }

        Resource withVersion(String version) {
            List<GivenHost> all = hosts.stream()
                    .map(host -> host.withIdentity(host.identity().withVersion(version)))
                    .toList();
            return new Resource(folders, cluster, all);
        }

        /** The same in folders. */
        public Resource in(String... names) {
            return new Resource(List.of(names), cluster, hosts);
        }
    }

    /** A datacenter without hosts, directly below the root. */
    public static GivenDatacenter of(String name) {
        return new GivenDatacenter(List.of(), name, List.of());
    }

    /** The same in folders. */
    public GivenDatacenter in(String... names) {
        return new GivenDatacenter(List.of(names), name, resources);
    }

    /** With this version of all its hosts. */
    GivenDatacenter withVersion(String version) {
        List<Resource> all =
                resources.stream().map(one -> one.withVersion(version)).toList();
        return new GivenDatacenter(folders, name, all);
    }

    /** With one more cluster or stand-alone host. */
    public GivenDatacenter with(Resource resource) {
        List<Resource> all = new ArrayList<>(resources);
        all.add(resource);
        return new GivenDatacenter(folders, name, all);
    }

    /** With a cluster of these hosts. */
    public GivenDatacenter withCluster(String cluster, GivenHost... hosts) {
        return with(Resource.cluster(cluster, hosts));
    }

    /** With a host that stands alone. */
    public GivenDatacenter withHost(GivenHost host) {
        return with(Resource.alone(host));
    }
}
