// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.capability;

/**
 * The name of something that a connection can or cannot do.
 *
 * <p>The set is open: providers may have more than the constants here. A call that needs a capability which the
 * connection lacks fails with {@code NO_SUPPORT} and names it.
 *
 * @param name lower-case words with dots between them, such as {@code domain.lifecycle}
 */
public record Capability(String name) implements Comparable<Capability> {
    /** The host tells its name, its hardware and its free memory. */
    public static final Capability HOST_INFO = new Capability("host.info");

    /** Domains can be listed in bulk and found by id, UUID and name. */
    public static final Capability DOMAIN_LOOKUP = new Capability("domain.lookup");

    /** A domain tells its state, memory, vCPUs and the like. */
    public static final Capability DOMAIN_INFO = new Capability("domain.info");

    /** A domain can be started, suspended, resumed, destroyed, shut down and rebooted. */
    public static final Capability DOMAIN_LIFECYCLE = new Capability("domain.lifecycle");

    /** A domain can be described as domain XML. */
    public static final Capability DOMAIN_XML = new Capability("domain.xml");

    /**
     * A domain is described and defined by the typed model without domain XML in between. Without this capability the
     * same calls work through XML, if there are {@code domain.xml} and {@code domain.define}.
     */
    public static final Capability DOMAIN_MODEL = new Capability("domain.model");

    /** A domain can be defined from domain XML and undefined. */
    public static final Capability DOMAIN_DEFINE = new Capability("domain.define");

    /** A transient domain can be created. */
    public static final Capability DOMAIN_TRANSIENT = new Capability("domain.transient");

    /** A domain's title and description can be asked for and changed without its definition. */
    public static final Capability DOMAIN_METADATA = new Capability("domain.metadata");

    /** A domain's security driver and the hypervisor's remarks about it can be asked for. */
    public static final Capability DOMAIN_SECURITY = new Capability("domain.security");

    /** A domain can be told whether to start with the host. */
    public static final Capability DOMAIN_AUTOSTART = new Capability("domain.autostart");

    /** A domain's memory, vCPUs and scheduler parameters can be asked for and changed. */
    public static final Capability DOMAIN_RESOURCES = new Capability("domain.resources");

    /** A domain's CPU usage can be measured. */
    public static final Capability DOMAIN_CPU_USAGE = new Capability("domain.cpu-usage");

    /** Snapshots of a domain can be taken, listed, reverted to and deleted. */
    public static final Capability DOMAIN_SNAPSHOTS = new Capability("domain.snapshots");

    /** The guest tells its host name and addresses. */
    public static final Capability DOMAIN_GUEST = new Capability("domain.guest");

    /** Pictures of a domain's screen can be taken. */
    public static final Capability DOMAIN_SCREENSHOT = new Capability("domain.screenshot");

    /** Devices can be attached, detached and updated. */
    public static final Capability DOMAIN_DEVICES = new Capability("domain.devices");

    /** The sizes of a domain's disks can be asked for. */
    public static final Capability DOMAIN_BLOCK_INFO = new Capability("domain.block-info");

    /** The task that works on a domain can be watched and cancelled. */
    public static final Capability DOMAIN_JOB = new Capability("domain.job");

    /** Domains can be moved to another host, and come from one. */
    public static final Capability DOMAIN_MIGRATION = new Capability("domain.migration");

    /** Native configurations and domain XML can be converted into each other with the host's help. */
    public static final Capability CONFIG_NATIVE = new Capability("config.native");

    /** Storage pools can be listed, found and described. */
    public static final Capability STORAGE_POOLS = new Capability("storage.pools");

    /** Volumes of pools can be listed, found and described. */
    public static final Capability STORAGE_VOLUMES = new Capability("storage.volumes");

    /** Volumes can be created, copied, resized, wiped and deleted. */
    public static final Capability STORAGE_CHANGES = new Capability("storage.changes");

    /** The content of volumes can be downloaded and uploaded. */
    public static final Capability STORAGE_TRANSFERS = new Capability("storage.transfers");

    /** Networks can be listed, found and described. */
    public static final Capability NETWORKS = new Capability("network.networks");

    /** Networks can be defined and undefined. */
    public static final Capability NETWORK_DEFINE = new Capability("network.define");

    /** The host's own interfaces can be listed, found and described. */
    public static final Capability HOST_INTERFACES = new Capability("network.interfaces");

    public Capability {
        if (!name.matches("[a-z0-9]+([.-][a-z0-9]+)*")) {
            throw new IllegalArgumentException("a capability is named like domain.lifecycle, not '" + name + "'");
        }
    }

    @Override
    public int compareTo(Capability other) {
        return name.compareTo(other.name);
    }

    /** Returns the name. */
    @Override
    public String toString() {
        return name;
    }
}
