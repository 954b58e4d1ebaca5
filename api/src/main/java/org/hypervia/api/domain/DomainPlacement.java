// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.domain;

import java.util.Optional;

/**
 * Where in an inventory a domain is. Paths have slashes between their names; a slash or a percent sign in a name is written
 * {@code %2f} and {@code %25}. What the inventory has not, or the user may not see, is empty.
 *
 * @param datacenter the path of the datacenter, with the folders that it is in. VI API: {@code Datacenter}
 * @param cluster the name of the cluster; empty on a stand-alone host. VI API: {@code ClusterComputeResource}
 * @param host the name of the host. VI API: {@code runtime.host}; a domain that is moved has another one by now
 * @param folder the path of the folder below the datacenter's own one, in which it is the empty text. VI API: {@code parent}
 * @param resourcePool the path of the resource pool below the one of the host or cluster, in which it is the empty text.
 *     VI API: {@code resourcePool}; a template is in none
 */
public record DomainPlacement(
        Optional<String> datacenter,
        Optional<String> cluster,
        Optional<String> host,
        Optional<String> folder,
        Optional<String> resourcePool) {
    /**
     * Returns what there is of one kind.
     *
     * @param place the kind
     * @return the name or path; empty if there is none
     */
    public Optional<String> of(DomainPlace place) {
        return switch (place) {
            case DATACENTER -> datacenter;
            case CLUSTER -> cluster;
            case HOST -> host;
            case FOLDER -> folder;
            case RESOURCE_POOL -> resourcePool;
        };
    }

    /**
     * Tells whether the domain is in a place. Clusters and hosts go by their names, hosts without regard to case; a
     * datacenter goes by its path or by the end of it; folders and resource pools go by their paths, and hold what is in
     * those below them. A slash at the beginning or the end of a path means nothing.
     *
     * @param place the kind
     * @param wanted the name or path
     * @return true if it is there, or below there
     */
    public boolean isIn(DomainPlace place, String wanted) {
        return of(place).filter(actual -> matches(place, actual, wanted)).isPresent();
    }

    private static boolean matches(DomainPlace place, String actual, String wanted) {
        return switch (place) {
            case CLUSTER -> actual.equals(wanted);
            case HOST -> actual.equalsIgnoreCase(wanted);
            case DATACENTER ->
                ("/" + actual).endsWith("/" + trimmed(wanted))
                        && !trimmed(wanted).isEmpty();
            case FOLDER, RESOURCE_POOL -> trimmed(wanted).isEmpty() || (actual + "/").startsWith(trimmed(wanted) + "/");
        };
    }

    private static String trimmed(String path) {
        return path.replaceAll("^/+|/+$", "");
    }
}
