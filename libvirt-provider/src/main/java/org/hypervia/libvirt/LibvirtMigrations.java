// SPDX-License-Identifier: Apache-2.0
package org.hypervia.libvirt;

import java.time.Duration;
import java.util.List;
import org.hypervia.api.domain.DomainSummary;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.migration.MigrateFlag;
import org.hypervia.api.migration.MigrateOptions;
import org.hypervia.api.migration.MigrateParameter;
import org.hypervia.api.migration.MigrationTarget;
import org.hypervia.libvirt.remote.LibvirtConnection;
import org.hypervia.libvirt.remote.LibvirtDomain;
import org.hypervia.libvirt.remote.MigrationParameter;
import org.hypervia.spi.Deadline;
import org.hypervia.spi.domain.DomainJobOperations;
import org.hypervia.spi.migration.MigrationOperations;

/**
 * Migration as libvirt does it: through both connections, or peer to peer, where the source's daemon opens the destination's
 * URI by itself. Libvirt knows the flags and the parameters; it takes or refuses them.
 */
record LibvirtMigrations(LibvirtSession session) implements MigrationOperations {
    private static final Duration ABORT_LIMIT = Duration.ofSeconds(10);

    @Override
    public DomainSummary migrate(
            String ref, MigrationOperations destination, MigrateOptions options, Deadline deadline) {
        if (!(destination instanceof LibvirtMigrations there)) {
            throw new HypervisorException(
                    ErrorCode.NO_SUPPORT,
                    "domain " + ref + " cannot go from the provider libvirt to "
                            + destination.getClass().getName() + ": open both connections with the same provider");
        }
        if (!options.target().equals(MigrationTarget.any())) {
            throw new HypervisorException(
                    ErrorCode.ARGUMENT_UNSUPPORTED,
                    "libvirt takes no host, resource pool or storage pool to migrate to: write the host into the URI of the"
                            + " destination, and leave the target out");
        }
        try {
            return session.use(
                    "migrating domain " + ref,
                    deadline,
                    from -> there.session.useWithin(to -> migrate(from, ref, there.session, to, options)));
        } catch (HypervisorException e) {
            if (e.code() == ErrorCode.OPERATION_TIMEOUT
                    || Thread.currentThread().isInterrupted()) {
                throw givenUp(ref, e);
            }
            throw e;
        }
    }

    private static DomainSummary migrate(
            LibvirtConnection from, String ref, LibvirtSession there, LibvirtConnection to, MigrateOptions options) {
        int flags = Bits.of(options.flags(), MigrateFlag::flag);
        try (LibvirtDomain domain = from.byUuid(ref)) {
            if (options.flags().contains(MigrateFlag.PEER2PEER)) {
                domain.migrateTo(new LibvirtUri(there.uri()).text(), parameters(options), flags);
                try (LibvirtDomain moved = to.byUuid(ref)) {
                    return LibvirtRows.row(moved);
                }
            }
            try (LibvirtDomain moved = domain.migrate(to, parameters(options), flags)) {
                return LibvirtRows.row(moved);
            }
        }
    }

    private static List<MigrationParameter> parameters(MigrateOptions options) {
        return options.parameters().entrySet().stream()
                .map(entry ->
                        new MigrationParameter(entry.getKey().libvirtName(), type(entry.getKey()), entry.getValue()))
                .toList();
    }

    private static MigrationParameter.Type type(MigrateParameter parameter) {
        return switch (parameter.kind()) {
            case TEXT, TEXTS -> MigrationParameter.Type.TEXT;
            case INT -> MigrationParameter.Type.INT;
            case LONG -> MigrationParameter.Type.LONG;
        };
    }

    /** Nobody waits for it any more: it is ended as virsh ends it on Ctrl-C, where the driver can do that. */
    private HypervisorException givenUp(String ref, HypervisorException failure) {
        String ending = session.operations().find(DomainJobOperations.KIND).isEmpty()
                ? ". Libvirt's driver cannot end a migration, so it goes on: look where the domain is"
                : abort(ref, failure);
        HypervisorException told = new HypervisorException(
                failure.code(), failure.getMessage() + ending, failure.fault().orElse(null), failure.getCause());
        told.addSuppressed(failure);
        return told;
    }

    private String abort(String ref, HypervisorException failure) {
        boolean interrupted = Thread.interrupted();
        try {
            session.change(ref, Deadline.after(ABORT_LIMIT), LibvirtDomain::abortJob);
            return ". Libvirt was asked to end it";
        } catch (HypervisorException e) {
            failure.addSuppressed(e);
            return ". Libvirt was asked to end it, and could not (" + e.code() + ")";
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
