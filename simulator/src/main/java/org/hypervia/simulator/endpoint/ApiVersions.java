// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.endpoint;

import java.util.List;

/** The versions of the API a host speaks, in the words it publishes and in those that clients send. */
final class ApiVersions {
    private static final List<String> ALL = List.of(
            "9.0.0.0", "8.0.3.0", "8.0.2.0", "8.0.1.0", "8.0.0.1", "7.0.3.2", "7.0.3.0", "7.0.2.0", "7.0.1.0", "7.0",
            "6.9.1", "6.8.7", "6.7.3", "6.7.2", "6.7.1", "6.7", "6.5", "6.0", "5.5", "5.1", "5.0", "4.1", "4.0",
            "2.5u2", "2.5");

    private ApiVersions() {}

    /** {@code vimServiceVersions.xml} of a host of this version. */
    static String document(String version) {
        StringBuilder prior = new StringBuilder();
        for (String one : ALL) {
            if (isNewer(version, one)) {
                prior.append("<version>").append(one).append("</version>");
            }
        }
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<namespaces version=\"1.0\"><namespace>"
                + "<name>urn:vim25</name><version>" + version + "</version>"
                + (prior.isEmpty() ? "" : "<priorVersions>" + prior + "</priorVersions>")
                + "</namespace></namespaces>";
    }

    /** Whether a version is a later one than another. */
    static boolean isNewer(String version, String than) {
        String[] left = version.split("[.u]", -1);
        String[] right = than.split("[.u]", -1);
        for (int i = 0; i < Math.max(left.length, right.length); i++) {
            int difference = part(left, i) - part(right, i);
            if (difference != 0) {
                return difference > 0;
            }
        }
        return false;
    }

    private static int part(String[] parts, int index) {
        return index < parts.length && parts[index].matches("\\d{1,6}") ? Integer.parseInt(parts[index]) : 0;
    }
}
