// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.network.NetworkCondition;
import org.hypervia.api.network.NetworkIdentity;
import org.hypervia.api.network.NetworkSummary;
import org.hypervia.api.network.NetworkXmlFlag;
import org.hypervia.api.value.ListCondition;
import org.hypervia.api.value.Listing;
import org.hypervia.esx.connection.EsxConnection;
import org.hypervia.esx.vim.network.HostPortGroup;
import org.hypervia.esx.vim.network.HostProxySwitch;
import org.hypervia.esx.vim.network.HostVirtualSwitch;
import org.hypervia.esx.vim.value.Faults;
import org.hypervia.spi.Deadline;
import org.hypervia.spi.network.NetworkOperations;
import org.hypervia.spi.networkxml.NetworkDefinition;
import org.hypervia.spi.networkxml.NetworkDefinition.Forward;
import org.hypervia.spi.networkxml.NetworkDefinition.PortGroup;
import org.hypervia.spi.networkxml.NetworkXml;
import org.hypervia.spi.networkxml.Vlan;

/**
 * Finds and describes networks, which are the virtual switches of the host and the distributed switches that it has. Each
 * answer is one retrieval. All of them are always there and start with the host.
 */
public final class EsxNetworks implements NetworkOperations {
    private final HostNetworks networks;

    public EsxNetworks(EsxConnection connection) {
        this.networks = new HostNetworks(connection);
    }

    @Override
    public Listing<NetworkSummary> list(Set<NetworkCondition> conditions, Deadline deadline) {
        if (!ListCondition.admits(conditions, NetworkCondition.ACTIVE)
                || !ListCondition.admits(conditions, NetworkCondition.PERSISTENT)
                || !ListCondition.admits(conditions, NetworkCondition.AUTOSTART)) {
            return new Listing<>(List.of(), List.of());
        }
        return identities(deadline).map(found -> new NetworkSummary(found, true, true, true, Optional.empty()));
    }

    private Listing<NetworkIdentity> identities(Deadline deadline) {
        HostNetworks.Switches switches = networks.switches(deadline);
        List<NetworkIdentity> found = new ArrayList<>();
        switches.standard().forEach(one -> found.add(NetworkRef.of(one)));
        switches.distributed().forEach(one -> found.add(NetworkRef.of(one)));
        List<Listing.Failure> failures = new ArrayList<>(switches.standard().failures());
        failures.addAll(switches.distributed().failures());
        return new Listing<>(found, failures);
    }

    /** A switch of the host comes before a distributed one of that name. */
    @Override
    public NetworkIdentity byName(String name, Deadline deadline) {
        return find(found -> found.name().equals(name), "named '" + Faults.named(name) + "'", deadline);
    }

    @Override
    public NetworkIdentity byUuid(UUID uuid, Deadline deadline) {
        return find(found -> found.uuid().equals(uuid), "with UUID " + uuid, deadline);
    }

    private NetworkIdentity find(Predicate<NetworkIdentity> wanted, String which, Deadline deadline) {
        return identities(deadline).stream()
                .filter(wanted)
                .findFirst()
                .orElseThrow(() -> new HypervisorException(
                        ErrorCode.NO_NETWORK,
                        "there is no network " + which + " on " + networks.name()
                                + ": list the networks to see what there is"));
    }

    /** Configured and running are the same, so flags change nothing. */
    @Override
    public String xml(String ref, Set<NetworkXmlFlag> flags, Deadline deadline) {
        return NetworkXml.format(NetworkRef.distributed(ref)
                .map(uuid -> distributed(uuid, deadline))
                .orElseGet(() -> standard(ref, deadline)));
    }

    private NetworkDefinition standard(String key, Deadline deadline) {
        HostNetworks.Standard all = networks.standard("reading network " + key, true, deadline);
        HostVirtualSwitch found = all.byKey(key);
        NetworkIdentity identity = NetworkRef.of(found);
        return new NetworkDefinition(
                identity.name(),
                Optional.of(identity.uuid()),
                Forward.bridge(HostNetworks.devices(found.uplinks(), all.cards(), found.name())),
                found.shaping().map(Limits::bandwidth),
                Optional.empty(),
                all.groupsOf(found).stream()
                        // What machines cannot be in is the host's own affair.
                        .filter(group -> all.machineNetworks().contains(group.name()))
                        .map(EsxNetworks::portGroup)
                        .toList());
    }

    private static PortGroup portGroup(HostPortGroup group) {
        return new PortGroup(group.name(), vlan(group.vlan()), group.shaping().map(Limits::bandwidth));
    }

    private NetworkDefinition distributed(UUID uuid, Deadline deadline) {
        HostNetworks.Distributed all = networks.distributed("reading network " + uuid, deadline);
        HostProxySwitch found = all.switches().stream()
                .filter(one -> one.uuid().equals(uuid))
                .findFirst()
                .orElseThrow(() -> HostNetworks.gone(uuid.toString()));
        return new NetworkDefinition(
                found.name(),
                Optional.of(uuid),
                Forward.bridge(HostNetworks.devices(found.uplinks(), all.cards(), found.name())),
                Optional.empty(),
                Optional.empty(),
                all.groups().stream()
                        .filter(group -> group.isOn(uuid))
                        .map(group -> new PortGroup(group.name(), vlan(group.vlan()), Optional.empty()))
                        .toList());
    }

    private static Optional<Vlan> vlan(int id) {
        return id == 0 ? Optional.empty() : Optional.of(Vlan.of(id));
    }

    @Override
    public boolean isActive(String ref, Deadline deadline) {
        return true;
    }

    @Override
    public boolean isPersistent(String ref, Deadline deadline) {
        return true;
    }

    @Override
    public boolean autostart(String ref, Deadline deadline) {
        return true;
    }

    /** A switch has no bridge that another program of the host could use. */
    @Override
    public Optional<String> bridge(String ref, Deadline deadline) {
        return Optional.empty();
    }
}
