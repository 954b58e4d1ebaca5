// SPDX-License-Identifier: Apache-2.0
package org.hypervia.libvirt;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.network.NetworkCondition;
import org.hypervia.api.network.NetworkDefineFlag;
import org.hypervia.api.network.NetworkIdentity;
import org.hypervia.api.network.NetworkSummary;
import org.hypervia.api.network.NetworkXmlFlag;
import org.hypervia.api.value.ListCondition;
import org.hypervia.api.value.Listing;
import org.hypervia.libvirt.remote.LibvirtConnection;
import org.hypervia.libvirt.remote.LibvirtNetwork;
import org.hypervia.spi.Deadline;
import org.hypervia.spi.network.NetworkDefinitions;
import org.hypervia.spi.network.NetworkOperations;

/** Networks. A network's reference is its UUID. Libvirt itself filters, where it can list handles. */
record LibvirtNetworking(LibvirtSession session) implements NetworkOperations, NetworkDefinitions {
    @Override
    public Listing<NetworkSummary> list(Set<NetworkCondition> conditions, Deadline deadline) {
        int flags = Bits.of(conditions, NetworkCondition::flag);
        Listing<NetworkSummary> rows = session.use(
                "listing networks",
                deadline,
                open -> Rows.of(
                        open,
                        open.networks().networks(flags),
                        network -> network.uuid().toString(),
                        network -> row(open, network)));
        List<NetworkSummary> wanted =
                rows.stream().filter(row -> admits(conditions, row)).toList();
        return new Listing<>(wanted, rows.failures());
    }

    /** Libvirt's older calls, where a driver has no others, tell networks apart by no more than their activity. */
    private static boolean admits(Set<NetworkCondition> conditions, NetworkSummary row) {
        return ListCondition.admits(
                        conditions, row.persistent() ? NetworkCondition.PERSISTENT : NetworkCondition.TRANSIENT)
                && ListCondition.admits(
                        conditions, row.autostart() ? NetworkCondition.AUTOSTART : NetworkCondition.NO_AUTOSTART);
    }

    private static NetworkSummary row(LibvirtConnection open, LibvirtNetwork network) {
        return new NetworkSummary(
                identity(network),
                network.isActive(),
                network.isPersistent(),
                network.isAutostart(),
                bridge(open, network));
    }

    /** That there is none libvirt reports as an error without a code of its own, and so do drivers that know none. */
    private static Optional<String> bridge(LibvirtConnection open, LibvirtNetwork network) {
        try {
            return Optional.of(network.bridge()).filter(name -> !name.isEmpty());
        } catch (HypervisorException e) {
            boolean none = e.code() == ErrorCode.INTERNAL_ERROR || e.code() == ErrorCode.NO_SUPPORT;
            if (none && open.isAlive()) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static NetworkIdentity identity(LibvirtNetwork network) {
        UUID uuid = network.uuid();
        return new NetworkIdentity(uuid.toString(), network.name(), uuid);
    }

    private NetworkIdentity find(String what, Deadline deadline, Function<LibvirtConnection, LibvirtNetwork> lookup) {
        return session.use("looking for network " + what, deadline, open -> {
            try (LibvirtNetwork network = lookup.apply(open)) {
                return identity(network);
            }
        });
    }

    @Override
    public NetworkIdentity byName(String name, Deadline deadline) {
        return find(name, deadline, open -> open.networks().networkByName(name));
    }

    @Override
    public NetworkIdentity byUuid(UUID uuid, Deadline deadline) {
        return find(uuid.toString(), deadline, open -> open.networks().networkByUuid(uuid.toString()));
    }

    private <T> T ask(String ref, Deadline deadline, Function<LibvirtNetwork, T> question) {
        return session.use("asking about network " + ref, deadline, open -> {
            try (LibvirtNetwork network = open.networks().networkByUuid(ref)) {
                return question.apply(network);
            }
        });
    }

    @Override
    public String xml(String ref, Set<NetworkXmlFlag> flags, Deadline deadline) {
        return ask(ref, deadline, network -> network.xml(Bits.of(flags, NetworkXmlFlag::flag)));
    }

    @Override
    public boolean isActive(String ref, Deadline deadline) {
        return ask(ref, deadline, LibvirtNetwork::isActive);
    }

    @Override
    public boolean isPersistent(String ref, Deadline deadline) {
        return ask(ref, deadline, LibvirtNetwork::isPersistent);
    }

    @Override
    public boolean autostart(String ref, Deadline deadline) {
        return ask(ref, deadline, LibvirtNetwork::isAutostart);
    }

    @Override
    public Optional<String> bridge(String ref, Deadline deadline) {
        return session.use("asking about network " + ref, deadline, open -> {
            try (LibvirtNetwork network = open.networks().networkByUuid(ref)) {
                return bridge(open, network);
            }
        });
    }

    /** The XML is passed through as it is; libvirt takes back what it could not finish. */
    @Override
    public NetworkIdentity define(String networkXml, Set<NetworkDefineFlag> flags, Deadline deadline) {
        int bits = Bits.of(flags, NetworkDefineFlag::flag);
        return session.use("defining a network", deadline, open -> {
            try (LibvirtNetwork network = open.networks().define(networkXml, bits)) {
                return identity(network);
            }
        });
    }

    private void change(String ref, Deadline deadline, Consumer<LibvirtNetwork> change) {
        session.use("changing network " + ref, deadline, open -> {
            try (LibvirtNetwork network = open.networks().networkByUuid(ref)) {
                change.accept(network);
                return ref;
            }
        });
    }

    @Override
    public void undefine(String ref, Deadline deadline) {
        change(ref, deadline, LibvirtNetwork::undefine);
    }

    @Override
    public void setAutostart(String ref, boolean autostart, Deadline deadline) {
        change(ref, deadline, network -> network.setAutostart(autostart));
    }
}
