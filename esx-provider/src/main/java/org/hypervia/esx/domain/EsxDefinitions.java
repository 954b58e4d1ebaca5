// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.domain;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.hypervia.api.definition.DomainDefinition;
import org.hypervia.api.domain.DefineFlag;
import org.hypervia.api.domain.DomainFilter;
import org.hypervia.api.domain.DomainIdentity;
import org.hypervia.api.domain.DomainState;
import org.hypervia.api.domain.DomainSummary;
import org.hypervia.api.domain.UndefineFlag;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.value.Listing;
import org.hypervia.api.value.Reading;
import org.hypervia.esx.connection.EsxConnection;
import org.hypervia.esx.connection.Flags;
import org.hypervia.esx.vim.host.InventoryScope;
import org.hypervia.esx.vim.host.RegistrationPlaces;
import org.hypervia.esx.vim.machine.VirtualMachineCalls;
import org.hypervia.esx.vim.value.Faults;
import org.hypervia.esx.vim.value.ManagedObjectRef;
import org.hypervia.esx.vim.value.ObjectContent;
import org.hypervia.spi.Deadline;
import org.hypervia.spi.domain.DomainDefinitions;
import org.hypervia.spi.domainxml.DomainXml;
import org.hypervia.spi.domainxml.ParseOptions;

/** Defines, redefines and undefines machines. Which of the first two it is, the UUID says, as everywhere in libvirt. */
public final class EsxDefinitions implements DomainDefinitions {
    private static final Logger LOG = System.getLogger(EsxDefinitions.class.getName());

    private final EsxConnection connection;
    private final SeenStates seen;
    private final EsxDomainLookup lookup;

    public EsxDefinitions(EsxConnection connection, SeenStates seen) {
        this.connection = connection;
        this.seen = seen;
        this.lookup = new EsxDomainLookup(connection, seen);
    }

    @Override
    public DomainSummary define(String domainXml, Set<DefineFlag> flags, Deadline deadline) {
        return apply(parse(domainXml, flags.contains(DefineFlag.VALIDATE)), deadline);
    }

    /** Defines by the model, which is checked as its text would be. */
    DomainSummary define(DomainDefinition definition, Deadline deadline) {
        return apply(DomainXml.accept(definition, options().build()), deadline);
    }

    private DomainSummary apply(DomainDefinition definition, Deadline deadline) {
        if (definition.name().orElse("").indexOf('\n') >= 0) {
            throw new HypervisorException(
                    ErrorCode.XML_DETAIL, "the name of a domain must be one line: take the line break out of <name>");
        }
        Optional<DomainSummary> existing = existing(definition, deadline);
        ManagedObjectRef machine = existing.map(row -> Redefinition.apply(connection, row, definition, deadline))
                .orElseGet(() -> newMachine(definition, deadline));
        seen.take(machine.value());
        try {
            return lookup.byRef(machine, deadline);
        } catch (HypervisorException e) {
            return defined(machine, definition, existing.isPresent(), e);
        }
    }

    /** Where there are several hosts, the datastore of the first disk says on which a new machine is. */
    private ManagedObjectRef newMachine(DomainDefinition definition, Deadline deadline) {
        EsxConnection here = connection;
        if (connection.scope() instanceof InventoryScope scope) {
            String datastore = NewMachine.firstHardDisk(definition).datastore();
            List<ObjectContent> found = connection
                    .properties()
                    .retrieve(
                            RegistrationPlaces.query(scope)
                                    .called("looking for a place for domain '"
                                            + Faults.named(definition.name().orElse("")) + "'"),
                            deadline);
            here = connection.about(new RegistrationPlaces(scope, found).of(datastore));
        }
        return new NewMachine(here).register(definition, deadline);
    }

    /** The change is made, whatever comes of reading it back: the domain is what was written, and off. */
    private DomainSummary defined(
            ManagedObjectRef machine, DomainDefinition definition, boolean again, HypervisorException failure) {
        String name = definition.name().orElse("");
        connection.names().remember(machine.value(), name);
        HypervisorException unread = new HypervisorException(
                failure.code(),
                connection.names().of(machine) + " was " + (again ? "redefined" : "defined")
                        + ", but could not be read afterwards: " + failure.getMessage(),
                failure.fault().orElse(null),
                failure);
        LOG.log(Level.WARNING, unread.getMessage());
        return new DomainSummary(
                new DomainIdentity(machine.value(), name, Reading.of(definition.uuid()), Reading.failed(unread)),
                OptionalInt.empty(),
                DomainState.SHUTOFF,
                Reading.failed(unread),
                Reading.failed(unread),
                Reading.failed(unread),
                Reading.failed(unread),
                Reading.unset());
    }

    private DomainDefinition parse(String domainXml, boolean validated) {
        DomainDefinition definition = DomainXml.parse(
                domainXml,
                options()
                        .skipped(element -> {
                            if (validated) {
                                throw notKept(element.path() + " (line " + element.line() + ", column "
                                        + element.column() + ")");
                            }
                        })
                        .build());
        if (validated) {
            definition.devices().hostDevices().stream().findFirst().ifPresent(device -> {
                throw notKept("domain/devices/hostdev with PCI device " + device.source());
            });
        }
        return definition;
    }

    private ParseOptions.Builder options() {
        return ParseOptions.builder().dialect(connection.dialect()).inactive(true);
    }

    private static HypervisorException notKept(String what) {
        return new HypervisorException(
                ErrorCode.XML_INVALID_SCHEMA,
                "ESX would not keep " + what + ": take it out, or define without validation");
    }

    /** Finds the machine to be changed, if there is one; one that merely has the same name or UUID is in the way. */
    private Optional<DomainSummary> existing(DomainDefinition definition, Deadline deadline) {
        String name = definition.name().orElse("");
        Listing<DomainSummary> listing = lookup.list(DomainFilter.all(), deadline);
        List<DomainSummary> rows = listing.items();
        Optional<DomainSummary> same = rows.stream()
                .filter(row -> isOf(row, definition.uuid()))
                .findFirst()
                .or(() -> elsewhere(definition.uuid(), deadline));
        same.ifPresent(row -> EsxDomainLookup.requireRead(listing, row));
        same.filter(row -> !row.identity().name().equals(name)).ifPresent(row -> {
            throw new HypervisorException(
                    ErrorCode.OPERATION_FAILED,
                    "domain '" + row.identity().name() + "' is already defined with uuid " + definition.uuid()
                            + ": give '" + name + "' another one, or leave <uuid> out");
        });
        rows.stream()
                .filter(row -> same.isEmpty() && row.identity().name().equals(name))
                .findFirst()
                .ifPresent(row -> {
                    throw new HypervisorException(
                            ErrorCode.OPERATION_FAILED,
                            "domain '" + name + "' already exists with uuid "
                                    + row.identity().uuid().map(UUID::toString).orElse("unknown")
                                    + ": give that uuid to change it, or choose another name");
                });
        return same;
    }

    private static boolean isOf(DomainSummary row, UUID uuid) {
        return row.identity().uuid().equals(Reading.of(uuid));
    }

    /** With a vCenter the UUID may belong to a machine of another host, which no listing of this one shows. */
    private Optional<DomainSummary> elsewhere(UUID uuid, Deadline deadline) {
        if (!connection.session().content().about().isVirtualCenter()) {
            return Optional.empty();
        }
        try {
            DomainSummary found = lookup.byUuid(uuid, deadline);
            return isOf(found, uuid) ? Optional.of(found) : Optional.empty();
        } catch (HypervisorException e) {
            if (e.code() == ErrorCode.NO_DOMAIN) {
                return Optional.empty();
            }
            throw e;
        }
    }

    @Override
    public void undefine(String ref, Set<UndefineFlag> flags, Deadline deadline) {
        Flags.allow(flags, UndefineFlag::flag, Set.of(UndefineFlag.SNAPSHOTS_METADATA), "undefining a domain");
        seen.take(ref);
        connection
                .session()
                .invoke(
                        connection
                                .names()
                                .doing(
                                        "undefining",
                                        ref,
                                        VirtualMachineCalls.unregister(ManagedObjectRef.virtualMachine(ref))),
                        deadline);
    }
}
