// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.syntax;

/** The headings of the help, in its order. */
public enum CommandGroup {
    /** What changes a domain. */
    DOMAIN("domain", "Domain Management"),
    /** What tells about domains. */
    MONITOR("monitor", "Domain Monitoring"),
    /** What keeps and brings back states of a domain. */
    SNAPSHOT("snapshot", "Snapshot"),
    /** What tells about the host. */
    HOST("host", "Host and Hypervisor"),
    /** What tells about the host's own network cards. */
    INTERFACE("interface", "Interface"),
    /** What tells about networks and changes them. */
    NETWORK("network", "Networking"),
    /** What tells about storage pools. */
    POOL("pool", "Storage Pool"),
    /** What tells about volumes, changes them and moves their content. */
    VOLUME("volume", "Storage Volume"),
    /** What is the program's own. */
    HYPERVIA("hypervia", "Hypervia itself");

    private final String keyword;
    private final String title;

    CommandGroup(String keyword, String title) {
        this.keyword = keyword;
        this.title = title;
    }

    /** Returns the word by which {@code help} knows the group. */
    public String keyword() {
        return keyword;
    }

    /** Returns the heading. */
    public String title() {
        return title;
    }
}
