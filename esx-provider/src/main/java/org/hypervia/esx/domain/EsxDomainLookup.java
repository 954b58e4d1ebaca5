// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.domain;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.hypervia.api.domain.DomainFilter;
import org.hypervia.api.domain.DomainFilter.Condition;
import org.hypervia.api.domain.DomainFilter.Group;
import org.hypervia.api.domain.DomainPlacement;
import org.hypervia.api.domain.DomainState;
import org.hypervia.api.domain.DomainSummary;
import org.hypervia.api.domain.SummaryPart;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.value.Listing;
import org.hypervia.api.value.Reading;
import org.hypervia.esx.connection.EsxConnection;
import org.hypervia.esx.vim.host.AutostartSettings;
import org.hypervia.esx.vim.host.InventoryScope;
import org.hypervia.esx.vim.host.Placements;
import org.hypervia.esx.vim.host.SearchIndex;
import org.hypervia.esx.vim.value.ManagedObjectRef;
import org.hypervia.esx.vim.value.ObjectContent;
import org.hypervia.esx.vim.value.PropertyQuery;
import org.hypervia.spi.Deadline;
import org.hypervia.spi.domain.DomainLookup;

/**
 * Finds domains. A listing is one retrieval over the machines of the host, whatever is filtered; a reference or an id is
 * asked for directly.
 */
public final class EsxDomainLookup implements DomainLookup {
    private final EsxConnection connection;
    private final DomainRows rows;
    private final SeenStates seen;

    public EsxDomainLookup(EsxConnection connection, SeenStates seen) {
        this.connection = connection;
        this.rows = new DomainRows(connection);
        this.seen = seen;
    }

    @Override
    public Listing<DomainSummary> list(DomainFilter filter, Deadline deadline) {
        return list(filter, SummaryPart.all(), deadline);
    }

    @Override
    public Listing<DomainSummary> list(DomainFilter filter, Set<SummaryPart> parts, Deadline deadline) {
        if (!filter.admits(Group.PERSISTENCE, Condition.PERSISTENT)
                || !filter.admits(Group.MANAGED_SAVE, Condition.NO_MANAGEDSAVE)) {
            // Every machine is persistent and none has a managed save image, so there is nothing to ask.
            return new Listing<>(List.of(), List.of());
        }
        boolean placed =
                parts.contains(SummaryPart.PLACEMENT) || !filter.places().isEmpty();
        PropertyQuery query = placed ? placedQuery() : connection.scope().machines(rows.paths());
        boolean asksAutostart = filter.asks(Group.AUTOSTART);
        if (asksAutostart) {
            connection.scope().addAutostart(query);
        }
        List<ObjectContent> found = connection.properties().retrieve(query, deadline);
        Set<String> autostarted = asksAutostart ? AutostartSettings.started(found) : Set.of();
        Predicate<DomainSummary> passes = row -> passes(row, filter, autostarted);
        return placed
                ? listing(found, passes, new Placements(found)::of)
                : listing(found, passes, row -> Reading.unset());
    }

    private PropertyQuery placedQuery() {
        boolean apps = connection.speaks(4, 1);
        List<String> paths = new ArrayList<>(rows.paths());
        paths.addAll(Placements.paths(apps));
        PropertyQuery query = connection.scope().machines(paths, Placements.steps(apps));
        Placements.take(query, apps);
        return query;
    }

    private Listing<DomainSummary> listing(
            List<ObjectContent> found,
            Predicate<DomainSummary> passes,
            Function<ObjectContent, Reading<DomainPlacement>> placement) {
        List<DomainSummary> items = new ArrayList<>();
        List<Listing.Failure> failures = new ArrayList<>();
        Set<String> met = new HashSet<>();
        for (ObjectContent machine : found) {
            // One that went away while it was read is no odd one: it is not there.
            if (!machine.object().isVirtualMachine()
                    || machine.isGone()
                    || !met.add(machine.object().value())) {
                continue;
            }
            String ref = machine.object().value();
            try {
                DomainRows.Row row = rows.listed(machine);
                row.failure()
                        .ifPresentOrElse(
                                error -> failures.add(new Listing.Failure(ref, error)),
                                () -> remembered(row.summary()));
                DomainSummary summary = row.summary().placed(placement.apply(machine));
                if (passes.test(summary)) {
                    items.add(summary);
                }
            } catch (HypervisorException e) {
                failures.add(new Listing.Failure(ref, e));
            }
        }
        return new Listing<>(items, failures);
    }

    private static boolean passes(DomainSummary row, DomainFilter filter, Set<String> autostarted) {
        if (filter.asks(Group.SNAPSHOT) && row.hasSnapshot() instanceof Reading.Failed<Boolean> failed) {
            throw failed.error();
        }
        boolean snapshot = row.hasSnapshot().orElse(false);
        boolean autostart = autostarted.contains(row.identity().ref());
        return isInPlace(row, filter)
                && filter.admits(Group.ACTIVITY, row.state().isActive() ? Condition.ACTIVE : Condition.INACTIVE)
                && filter.admits(Group.STATE, stateCondition(row.state()))
                && filter.admits(Group.SNAPSHOT, snapshot ? Condition.HAS_SNAPSHOT : Condition.NO_SNAPSHOT)
                && filter.admits(Group.AUTOSTART, autostart ? Condition.AUTOSTART : Condition.NO_AUTOSTART);
        // Libvirt accepts the checkpoint conditions and does not filter by them.
    }

    private static boolean isInPlace(DomainSummary row, DomainFilter filter) {
        if (!filter.places().isEmpty() && row.placement() instanceof Reading.Failed<DomainPlacement> failed) {
            throw failed.error();
        }
        return filter.places().isEmpty()
                || row.placement().toOptional().filter(filter::admits).isPresent();
    }

    private static Condition stateCondition(DomainState state) {
        return switch (state) {
            case RUNNING -> Condition.RUNNING;
            case PAUSED -> Condition.PAUSED;
            case SHUTOFF -> Condition.SHUTOFF;
            default -> Condition.OTHER;
        };
    }

    @Override
    public DomainSummary byId(int id, Deadline deadline) {
        boolean center = connection.session().content().about().isVirtualCenter();
        // A host writes its references as 16, a vCenter as vm-16; the other form is worth a try before giving up.
        return activeById(center ? "vm-" + id : "" + id, deadline)
                .or(() -> activeById(center ? "" + id : "vm-" + id, deadline))
                .orElseThrow(() -> missing("with id " + id + " that is active"));
    }

    private Optional<DomainSummary> activeById(String reference, Deadline deadline) {
        try {
            return inScope(reference, deadline)
                    .map(found -> remembered(rows.row(found)))
                    .filter(found -> found.id().isPresent());
        } catch (HypervisorException e) {
            if (e.code() == ErrorCode.NO_DOMAIN) {
                return Optional.empty();
            }
            throw e;
        }
    }

    @Override
    public DomainSummary byUuid(UUID uuid, Deadline deadline) {
        List<ManagedObjectRef> found = List.of();
        if (!connection.parameters().identifiesByBiosUuid()) {
            found = find(uuid, true, deadline);
        }
        if (found.isEmpty()) {
            found = find(uuid, false, deadline);
        }
        if (found.isEmpty()) {
            throw missing("with UUID " + uuid);
        }
        if (found.size() > 1) {
            List<String> refs = found.stream().map(ManagedObjectRef::value).toList();
            throw ambiguous(
                    "UUID " + uuid,
                    described(row -> refs.contains(row.identity().ref()), deadline)
                            .orElse(refs.toString()));
        }
        // A host of a vCenter answers for all of its datacenter, as with libvirt; what is wider knows what is in it.
        boolean checked = connection.scope() instanceof InventoryScope
                && connection.scope().isPart();
        return checked
                ? inScope(found.get(0).value(), deadline)
                        .map(machine -> remembered(rows.row(machine)))
                        .orElseThrow(() -> missing("with UUID " + uuid))
                : byRef(found.get(0), deadline);
    }

    /** Asks about a machine; nothing if it does not belong to the scope. */
    private Optional<ObjectContent> inScope(String reference, Deadline deadline) {
        if (!connection.scope().isPart()) {
            return Optional.of(one(reference, deadline));
        }
        ManagedObjectRef machine = ManagedObjectRef.virtualMachine(reference);
        PropertyQuery query = PropertyQuery.of(machine, rows.paths().toArray(String[]::new))
                .called("asking about " + connection.names().of(reference));
        connection.scope().addPlaceOf(machine, query);
        List<ObjectContent> found = connection.properties().retrieve(query, deadline);
        return connection.scope().holds(found)
                ? Optional.of(DomainRows.told(connection, found, machine))
                : Optional.empty();
    }

    /** Describes domains by where they are, which tells namesakes of a vCenter apart. */
    private Optional<String> described(Predicate<DomainSummary> wanted, Deadline deadline) {
        if (!(connection.scope() instanceof InventoryScope)) {
            return Optional.empty();
        }
        return DomainRows.describe(list(DomainFilter.all(), Set.of(SummaryPart.PLACEMENT), deadline).stream()
                .filter(wanted)
                .toList());
    }

    private List<ManagedObjectRef> find(UUID uuid, boolean instance, Deadline deadline) {
        return new SearchIndex(connection.session())
                .machinesByUuid(connection.scope().searchedDatacenter(), uuid, instance, deadline);
    }

    @Override
    public DomainSummary byName(String name, Deadline deadline) {
        Listing<DomainSummary> all = list(DomainFilter.all(), deadline);
        List<DomainSummary> named = all.items().stream()
                .filter(row -> row.identity().name().equals(name))
                .toList();
        if (named.isEmpty()) {
            unnamed(all).ifPresent(failure -> {
                throw unclear(name, failure);
            });
            throw missing("named '" + name + "'");
        }
        if (named.size() > 1) {
            throw ambiguous(
                    "name '" + name + "'",
                    described(row -> row.identity().name().equals(name), deadline)
                            .or(() -> DomainRows.describe(named))
                            .orElse(""));
        }
        requireRead(all, named.get(0));
        return named.get(0);
    }

    /** Fails if there is something in a row of a listing that could not be read. */
    static void requireRead(Listing<DomainSummary> listing, DomainSummary row) {
        listing.failures().stream()
                .filter(failure -> failure.ref().equals(row.identity().ref()))
                .findFirst()
                .ifPresent(failure -> {
                    throw failure.error();
                });
    }

    /** Finds a machine of which a listing does not tell even the name. */
    private static Optional<Listing.Failure> unnamed(Listing<DomainSummary> listing) {
        return listing.failures().stream()
                .filter(failure -> listing.items().stream()
                        .noneMatch(row -> row.identity().ref().equals(failure.ref())))
                .findFirst();
    }

    private static HypervisorException unclear(String name, Listing.Failure failure) {
        return new HypervisorException(
                failure.error().code(),
                "whether there is a domain named '" + name + "' cannot be told, since the name of domain "
                        + failure.ref() + " could not be read: "
                        + failure.error().getMessage(),
                failure.error().fault().orElse(null),
                failure.error());
    }

    /** Returns the row of a machine. */
    public DomainSummary byRef(ManagedObjectRef machine, Deadline deadline) {
        return remembered(rows.row(one(machine.value(), deadline)));
    }

    private DomainSummary remembered(DomainSummary row) {
        seen.remember(
                row.identity().ref(), row.state(), Optional.of(row.identity().name()));
        return row;
    }

    private ObjectContent one(String reference, Deadline deadline) {
        return DomainRows.ask(connection, reference, deadline, rows.paths().toArray(String[]::new));
    }

    private HypervisorException missing(String which) {
        return new HypervisorException(
                ErrorCode.NO_DOMAIN,
                "there is no domain " + which + " on " + connection.scope().name()
                        + ": list the domains to see what there is");
    }

    private static HypervisorException ambiguous(String what, String which) {
        return new HypervisorException(
                ErrorCode.MULTIPLE_DOMAINS,
                "several domains have the " + what + ": " + which + "; take the right one from a listing");
    }
}
