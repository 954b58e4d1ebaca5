// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.migration;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.migration.MigrateFlag;
import org.hypervia.api.migration.MigrateOptions;
import org.hypervia.api.migration.MigrateParameter;
import org.hypervia.esx.connection.Flags;

/**
 * What of a migration's options a vCenter can do. What has no effect with libvirt's driver is accepted; the rest is refused
 * before anything is asked, with the codes that libvirt gives: its public part knows most ways of migration, the driver
 * refuses the bits that are left.
 */
final class MigrationRequest {
    /** Without effect but for the last, which libvirt's driver lacks: the files go along. */
    private static final Set<MigrateFlag> KNOWN = Set.of(
            MigrateFlag.LIVE,
            MigrateFlag.PERSIST_DEST,
            MigrateFlag.UNDEFINE_SOURCE,
            MigrateFlag.PAUSED,
            MigrateFlag.NON_SHARED_DISK);

    private static final Map<MigrateFlag, String> WAYS = new EnumMap<>(Map.of(
            MigrateFlag.PEER2PEER, "the vCenter is who makes the hosts talk to each other",
            MigrateFlag.TUNNELLED, "the hosts move it by themselves",
            MigrateFlag.OFFLINE, "a domain that is off is moved without it",
            MigrateFlag.CHANGE_PROTECTION, "the vCenter refuses changes meanwhile in any case"));

    /** What libvirt hands on to its driver, which takes the URI, refuses a name, and ignores the bandwidth. */
    private static final Set<MigrateParameter> TAKEN =
            Set.of(MigrateParameter.BANDWIDTH, MigrateParameter.MIGRATE_URI, MigrateParameter.DESTINATION_NAME);

    private static final Map<MigrateParameter, String> REFUSED = new EnumMap<>(Map.of(
            MigrateParameter.DESTINATION_XML, "its definition cannot be changed meanwhile",
            MigrateParameter.PERSISTENT_XML, "its definition cannot be changed meanwhile",
            MigrateParameter.MIGRATE_DISKS, "all of its disks go along or none",
            MigrateParameter.TLS_DESTINATION, "the hosts check each other by themselves"));

    private final MigrateOptions options;
    private final Optional<MigrationUri> uri;

    private MigrationRequest(MigrateOptions options, Optional<MigrationUri> uri) {
        this.options = options;
        this.uri = uri;
    }

    /**
     * Checks options.
     *
     * @throws HypervisorException {@code ARGUMENT_UNSUPPORTED} for a way of migration or a parameter that there is not, which
     *     come first, {@code INVALID_ARG} for other flags, a new name, and a migration URI that is none of ours
     */
    static MigrationRequest of(MigrateOptions options) {
        checkWays(options.flags());
        options.parameters().keySet().forEach(MigrationRequest::check);
        Flags.allow(options.flags(), MigrateFlag::flag, KNOWN, "migrating a domain");
        if (options.parameter(MigrateParameter.DESTINATION_NAME).isPresent()) {
            throw new HypervisorException(
                    ErrorCode.INVALID_ARG,
                    "a domain keeps its name when it is migrated on ESX: leave the new name out, and rename it afterwards");
        }
        Optional<MigrationUri> uri =
                options.parameter(MigrateParameter.MIGRATE_URI).map(MigrationUri::parse);
        if (uri.isPresent()
                && (options.target().host().isPresent()
                        || options.target().resourcePool().isPresent())) {
            throw new HypervisorException(
                    ErrorCode.INVALID_ARG,
                    "a migration URI names the host and the resource pool: leave it out, or the target's host and pool");
        }
        return new MigrationRequest(options, uri);
    }

    private static void checkWays(Set<MigrateFlag> flags) {
        if (flags.contains(MigrateFlag.TUNNELLED) && !flags.contains(MigrateFlag.PEER2PEER)) {
            throw new HypervisorException(
                    ErrorCode.INVALID_ARG,
                    "cannot perform tunnelled migration without using peer2peer flag; migrating a domain on ESX takes no flag "
                            + MigrateFlag.TUNNELLED.name() + ", since " + WAYS.get(MigrateFlag.TUNNELLED)
                            + ": leave it out");
        }
        WAYS.forEach((flag, why) -> {
            if (flags.contains(flag)) {
                throw unsupported("the flag " + flag.name(), why);
            }
        });
    }

    private static void check(MigrateParameter parameter) {
        if (!TAKEN.contains(parameter)) {
            throw unsupported(
                    "the parameter " + parameter.libvirtName(),
                    REFUSED.getOrDefault(parameter, "the hosts decide on it by themselves"));
        }
    }

    private static HypervisorException unsupported(String what, String why) {
        return new HypervisorException(
                ErrorCode.ARGUMENT_UNSUPPORTED,
                "migrating a domain on ESX does not take " + what + ", since " + why + ": leave it out");
    }

    /** Returns where libvirt's own URI leads. */
    Optional<MigrationUri> uri() {
        return uri;
    }

    /** Returns the host that is named. */
    Optional<String> host() {
        return options.target().host();
    }

    /** Returns the resource pool that is named. */
    Optional<String> resourcePool() {
        return options.target().resourcePool();
    }

    /** Returns the datastore that is named. */
    Optional<String> datastore() {
        return options.target().storagePool();
    }

    /** Tells whether the files are to go along, wherever. */
    boolean movesFiles() {
        return datastore().isPresent() || options.flags().contains(MigrateFlag.NON_SHARED_DISK);
    }

    /** Returns the options themselves. */
    MigrateOptions options() {
        return options;
    }
}
