// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.migration;

import java.lang.System.Logger.Level;
import java.util.Optional;
import org.hypervia.api.domain.DomainSummary;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.migration.MigrateOptions;
import org.hypervia.api.migration.MigrationWarning;
import org.hypervia.esx.connection.CenterLink;
import org.hypervia.esx.connection.EsxConnection;
import org.hypervia.esx.vim.migration.MoveCheck;
import org.hypervia.esx.vim.task.RunningTask;
import org.hypervia.esx.vim.task.TaskOptions;
import org.hypervia.esx.vim.value.ManagedObjectRef;
import org.hypervia.spi.Deadline;
import org.hypervia.spi.migration.MigrationOperations;

/**
 * Moves machines by the vCenter of their connection. The vCenter is asked beforehand whether the move would work, and nothing
 * is done if it would not; afterwards the vCenter alone decides, in one task, so that nothing is left half done.
 */
public final class EsxMigrations implements MigrationOperations {
    private static final System.Logger LOG = System.getLogger(EsxMigrations.class.getName());

    private final EsxConnection connection;
    private final CenterLink center;
    private final DomainsThere domains;

    /**
     * @param connection the connection
     * @param center its vCenter
     * @param domains how it sees its domains
     */
    public EsxMigrations(EsxConnection connection, CenterLink center, DomainsThere domains) {
        this.connection = connection;
        this.center = center;
        this.domains = domains;
    }

    @Override
    public DomainSummary migrate(
            String ref, MigrationOperations destination, MigrateOptions options, Deadline deadline) {
        MigrationRequest request = MigrationRequest.of(options);
        if (!(destination instanceof EsxMigrations there)) {
            throw new HypervisorException(
                    ErrorCode.NO_SUPPORT,
                    connection.names().of(ref) + " cannot go from the provider esx to "
                            + destination.getClass().getName() + ": open both connections with the same provider");
        }
        Journey journey = decide(ref, there, request, deadline);
        run(journey, deadline);
        return arrival(there, journey, deadline);
    }

    /** All that comes before the move, which nothing has touched if this fails. */
    private Journey decide(String ref, EsxMigrations there, MigrationRequest request, Deadline deadline) {
        try {
            requireSameCenter(there.center, deadline);
            request.uri().ifPresent(uri -> requireCenterOf(uri.server()));
            MachineAtCenter source = new MachineAtCenter(connection, center);
            ManagedObjectRef machine = source.find(ManagedObjectRef.virtualMachine(ref), deadline);
            JourneyPlan plan = new JourneyPlan(center, there.center.scope(), there == this);
            Journey journey = plan.of(machine, connection.names().of(ref), request, deadline);
            if (!source.isCenterItself()) {
                requireHere(journey);
            }
            check(journey, request, deadline);
            requireWanted(journey, deadline);
            return journey;
        } catch (HypervisorException e) {
            throw Whereabouts.beforeIt(e);
        }
    }

    private void requireHere(Journey journey) {
        if (!journey.survey().host().equals(center.scope().node())) {
            throw new HypervisorException(
                    ErrorCode.OPERATION_FAILED,
                    "the vCenter has " + journey.name() + " on another host than "
                            + center.scope().name() + ": look there before repeating");
        }
    }

    /** The last moment at which nothing has to be taken back. */
    private static void requireWanted(Journey journey, Deadline deadline) {
        if (Thread.currentThread().isInterrupted()) {
            throw new HypervisorException(ErrorCode.OPERATION_ABORTED, journey.action() + " was interrupted");
        }
        if (deadline.isOver()) {
            throw new HypervisorException(
                    ErrorCode.OPERATION_TIMEOUT, journey.action() + " took too long to prepare: give it more time");
        }
    }

    /** Two vCenters are told apart by what they call themselves; those before API 4.0 by their addresses alone. */
    private void requireSameCenter(CenterLink other, Deadline deadline) {
        String here = center.server().session().instanceUuid(deadline);
        String there = other.server().session().instanceUuid(deadline);
        boolean same = (here.isEmpty() || there.isEmpty())
                ? center.address().equalsIgnoreCase(other.address())
                : here.equalsIgnoreCase(there);
        if (!same) {
            throw new HypervisorException(
                    ErrorCode.INVALID_ARG,
                    "migration source and destination have to refer to the same vCenter; the source has "
                            + center.address() + " and the destination " + other.address());
        }
    }

    private void requireCenterOf(String server) {
        if (!server.equalsIgnoreCase(center.address())) {
            throw new HypervisorException(
                    ErrorCode.INVALID_ARG,
                    "migration source and destination have to refer to the same vCenter; the source has "
                            + center.address() + " and the migration URI " + server);
        }
    }

    private void check(Journey journey, MigrationRequest request, Deadline deadline) {
        MoveCheck check =
                MoveCheck.ask(center.server().session(), center.tasks(), journey.move(), journey.action(), deadline);
        for (MoveCheck.Objection warning : check.warnings()) {
            tell(warning, journey, request);
        }
        check.failure(journey.action()).ifPresent(failure -> {
            throw failure;
        });
    }

    private static void tell(MoveCheck.Objection warning, Journey journey, MigrationRequest request) {
        request.options()
                .warnings()
                .ifPresentOrElse(
                        listener -> listener.accept(
                                new MigrationWarning(warning.fault().type(), warning.text())),
                        () -> LOG.log(Level.WARNING, "{0}: the vCenter warns: {1}", journey.action(), warning.text()));
    }

    private void run(Journey journey, Deadline deadline) {
        TaskOptions options = TaskOptions.of(journey.move().machine()).doing(journey.action());
        Optional<RunningTask> task = Optional.empty();
        try {
            // Only the answer names the task, and without its name nobody could end it.
            RunningTask running =
                    center.tasks().startUnbroken(journey.move().start().called(journey.action()), options, deadline);
            task = Optional.of(running);
            running.await(deadline);
        } catch (HypervisorException e) {
            throw new Whereabouts(center, journey).told(e, task);
        }
    }

    /** How the destination's connection sees the domain; that it is there is not in doubt any more. */
    private static DomainSummary arrival(EsxMigrations there, Journey journey, Deadline deadline) {
        try {
            ManagedObjectRef moved = new MachineAtCenter(there.connection, there.center)
                    .back(journey.move().machine(), journey.survey(), deadline);
            return there.domains.byRef(moved, deadline);
        } catch (HypervisorException e) {
            throw Whereabouts.afterIt(e);
        }
    }
}
