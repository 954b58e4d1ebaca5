// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.migration;

import java.util.Optional;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.connection.CenterLink;
import org.hypervia.esx.vim.host.Scope;
import org.hypervia.esx.vim.host.Scope.Placement;
import org.hypervia.esx.vim.migration.MachineMove;
import org.hypervia.esx.vim.migration.MoveSurvey;
import org.hypervia.esx.vim.value.ManagedObjectRef;
import org.hypervia.esx.vim.value.PropertyQuery;
import org.hypervia.spi.Deadline;

/**
 * Decides where exactly a machine goes: one round trip, and one more for hosts that must be looked for.
 *
 * @param center the vCenter, as the source's connection sees it
 * @param destination the part of it that the destination's connection is about
 * @param within whether both are one connection, so that any host of the vCenter may be named
 */
record JourneyPlan(CenterLink center, Scope destination, boolean within) {
    /**
     * Decides.
     *
     * @param machine in the vCenter's reference
     * @param name what messages call it
     * @throws HypervisorException {@code INVALID_ARG} for a target that is not there or is not enough, {@code OPERATION_INVALID}
     *     if the machine is there already
     */
    Journey of(ManagedObjectRef machine, String name, MigrationRequest request, Deadline deadline) {
        Sites sites = new Sites(center, destination, deadline);
        Placement to = place(machine, request, sites, deadline);
        ManagedObjectRef owner = to.host().orElse(to.computeResource());
        PropertyQuery query = MoveSurvey.query(machine, speaks(4, 0)).called("asking about " + name);
        if (request.resourcePool().isPresent()) {
            MoveSurvey.addPools(query, to.resourcePool());
        }
        if (request.movesFiles()) {
            MoveSurvey.addDatastores(query, owner);
        }
        MoveSurvey survey = MoveSurvey.of(center.server().properties().retrieve(query, deadline), machine, name);
        Placement from = sites.of(survey.host());
        boolean stays = to.host().filter(survey.host()::equals).isPresent();
        MachineMove move = new MachineMove(
                machine,
                stays ? Optional.empty() : to.host(),
                pool(request, survey, to),
                datastore(request, survey, owner, to.name()),
                from.datacenter().equals(to.datacenter()) || !speaks(6, 0)
                        ? Optional.empty()
                        : Optional.of(to.vmFolder()));
        if (stays && move.pool().isEmpty() && move.datastore().isEmpty()) {
            throw new HypervisorException(
                    ErrorCode.OPERATION_INVALID,
                    name + " is on " + to.name() + " already: name another host, or a pool that it is to go to");
        }
        return new Journey(name, survey, from, to, move);
    }

    private boolean speaks(int major, int minor) {
        return center.server().session().content().about().speaks(major, minor);
    }

    /** The place that is named, or that the destination's connection leads to, or for a move within one where the machine is. */
    private Placement place(ManagedObjectRef machine, MigrationRequest request, Sites sites, Deadline deadline) {
        if (request.uri().isPresent()) {
            return sites.of(request.uri().get().host());
        }
        Optional<Placement> named = request.host().map(sites::named);
        if (within) {
            return named.orElseGet(() -> sites.of(hostOf(machine, deadline)));
        }
        Optional<Placement> own = destination.placement();
        Optional<ManagedObjectRef> onlyHost = own.flatMap(Placement::host);
        if (named.isPresent()
                && onlyHost.isPresent()
                && !onlyHost.equals(named.get().host())) {
            throw new HypervisorException(
                    ErrorCode.INVALID_ARG,
                    "the destination's connection leads to " + own.get().name() + " and the target names "
                            + named.get().name() + ": name one of them alone");
        }
        return named.or(() -> own)
                .orElseThrow(() -> new HypervisorException(
                        ErrorCode.INVALID_ARG,
                        "the destination " + destination.name()
                                + " has several hosts: name one, in its URI or as the target's host"));
    }

    private ManagedObjectRef hostOf(ManagedObjectRef machine, Deadline deadline) {
        return center.server()
                .properties()
                .retrieveOne(machine, deadline, MoveSurvey.HOST)
                .told(MoveSurvey.HOST)
                .map(ManagedObjectRef::of)
                .orElseThrow(() -> new HypervisorException(
                        ErrorCode.INTERNAL_ERROR,
                        "the vCenter does not tell on which host " + machine + " is: repeat it"));
    }

    /** A machine keeps its pool where it can: libvirt puts it into the root pool each time. */
    private static Optional<ManagedObjectRef> pool(MigrationRequest request, MoveSurvey survey, Placement to) {
        if (request.uri().isPresent()) {
            return Optional.of(request.uri().get().pool());
        }
        if (request.resourcePool().isPresent()) {
            return Optional.of(
                    survey.pool(to.resourcePool(), request.resourcePool().get(), to.name()));
        }
        // Without a host the pool is what says where to go.
        boolean keeps = to.host().isPresent() && survey.isPooledIn(to.computeResource());
        return keeps ? Optional.empty() : Optional.of(to.resourcePool());
    }

    private static Optional<ManagedObjectRef> datastore(
            MigrationRequest request, MoveSurvey survey, ManagedObjectRef owner, String place) {
        if (request.datastore().isPresent()) {
            return Optional.of(survey.datastore(owner, request.datastore().get(), place));
        }
        return request.movesFiles() ? Optional.of(survey.datastore(owner, place)) : Optional.empty();
    }
}
