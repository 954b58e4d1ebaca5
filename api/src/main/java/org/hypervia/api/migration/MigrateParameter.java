// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.migration;

/** What else can be said of a migration: each constant is libvirt's {@code VIR_MIGRATE_PARAM_} of that name. */
public enum MigrateParameter {
    /** By which way the domain goes. ESX: {@code vpxmigr://vcenter/resource-pool/host} with references of the vCenter. */
    MIGRATE_URI("migrate_uri", Kind.TEXT),
    /** The name at the destination. ESX cannot rename meanwhile and refuses it. */
    DESTINATION_NAME("destination_name", Kind.TEXT),
    /** The domain's XML at the destination. ESX refuses it. */
    DESTINATION_XML("destination_xml", Kind.TEXT),
    /** The XML of the persistent definition at the destination. ESX refuses it. */
    PERSISTENT_XML("persistent_xml", Kind.TEXT),
    /** The most to move in a second, in MiB. On ESX it has no effect. */
    BANDWIDTH("bandwidth", Kind.LONG),
    /** The most to move in a second after the switch, in MiB. ESX refuses it. */
    BANDWIDTH_POSTCOPY("bandwidth.postcopy", Kind.LONG),
    /** Where clients of the graphics find the domain then. ESX refuses it. */
    GRAPHICS_URI("graphics_uri", Kind.TEXT),
    /** Where the destination listens. ESX refuses it. */
    LISTEN_ADDRESS("listen_address", Kind.TEXT),
    /** Targets of the disks that go along. ESX moves all or none and refuses it. */
    MIGRATE_DISKS("migrate_disks", Kind.TEXTS),
    /** The port at which the destination takes disks. ESX refuses it. */
    DISKS_PORT("disks_port", Kind.INT),
    /** By which way disks go. ESX refuses it. */
    DISKS_URI("disks_uri", Kind.TEXT),
    /** How memory is compressed. ESX refuses it. */
    COMPRESSION("compression", Kind.TEXTS),
    /** How hard. ESX refuses it. */
    COMPRESSION_MT_LEVEL("compression.mt.level", Kind.INT),
    /** With how many threads. ESX refuses it. */
    COMPRESSION_MT_THREADS("compression.mt.threads", Kind.INT),
    /** With how many threads the destination expands. ESX refuses it. */
    COMPRESSION_MT_DTHREADS("compression.mt.dthreads", Kind.INT),
    /** The size of the cache of pages, in bytes. ESX refuses it. */
    COMPRESSION_XBZRLE_CACHE("compression.xbzrle.cache", Kind.LONG),
    /** How much a guest is slowed down at first, in percent. ESX refuses it. */
    AUTO_CONVERGE_INITIAL("auto_converge.initial", Kind.INT),
    /** By how much more each time, in percent. ESX refuses it. */
    AUTO_CONVERGE_INCREMENT("auto_converge.increment", Kind.INT),
    /** How many connections. ESX refuses it. */
    PARALLEL_CONNECTIONS("parallel.connections", Kind.INT),
    /** The name that the destination's certificate must have. ESX refuses it. */
    TLS_DESTINATION("tls.destination", Kind.TEXT);

    /** What the value of a parameter is. */
    public enum Kind {
        /** A text. */
        TEXT,
        /** Any number of texts. */
        TEXTS,
        /** A whole number from 0 to 2147483647. */
        INT,
        /** A whole number from 0 on, of 63 bits. */
        LONG
    }

    private final String libvirtName;
    private final Kind kind;

    MigrateParameter(String libvirtName, Kind kind) {
        this.libvirtName = libvirtName;
        this.kind = kind;
    }

    /**
     * Returns libvirt's name of the parameter.
     *
     * @return such as {@code migrate_uri}
     */
    public String libvirtName() {
        return libvirtName;
    }

    /**
     * Returns what its value is.
     *
     * @return the kind
     */
    public Kind kind() {
        return kind;
    }
}
