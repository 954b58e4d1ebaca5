// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.network;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.network.NetworkDefineFlag;
import org.hypervia.api.network.NetworkIdentity;
import org.hypervia.esx.connection.EsxConnection;
import org.hypervia.esx.vim.network.HostPortGroup;
import org.hypervia.esx.vim.network.HostVirtualSwitch;
import org.hypervia.esx.vim.network.NetworkCalls;
import org.hypervia.esx.vim.network.NetworkCalls.NewPortGroup;
import org.hypervia.esx.vim.session.ReversibleCalls;
import org.hypervia.esx.vim.value.Faults;
import org.hypervia.spi.Deadline;
import org.hypervia.spi.network.NetworkDefinitions;
import org.hypervia.spi.networkxml.NetworkXml;
import org.hypervia.spi.xml.SkippedXml;

/**
 * Makes and removes virtual switches of the host with their port groups. Everything is checked before the first call that
 * changes something, and a failure behind it takes back what was done.
 */
public final class EsxNetworkDefinitions implements NetworkDefinitions {
    private static final Logger LOG = System.getLogger(EsxNetworkDefinitions.class.getName());

    private final EsxConnection connection;
    private final HostNetworks networks;

    public EsxNetworkDefinitions(EsxConnection connection) {
        this.connection = connection;
        this.networks = new HostNetworks(connection);
    }

    @Override
    public NetworkIdentity define(String networkXml, Set<NetworkDefineFlag> flags, Deadline deadline) {
        boolean validated = flags.contains(NetworkDefineFlag.VALIDATE);
        NewSwitch wanted = new NewSwitch(NetworkXml.parse(networkXml, part -> skip(part, validated)));
        NetworkCalls calls = new NetworkCalls(networks.system());
        String action = "defining " + wanted.words();
        wanted.check(networks.standard(action, false, deadline));
        ReversibleCalls made = new ReversibleCalls(connection.session());
        return made.all(() -> {
            make(wanted, calls, made, deadline);
            return networks.switches(deadline).standard().stream()
                    .filter(found -> found.name().equals(wanted.name()))
                    .findFirst()
                    .map(NetworkRef::of)
                    .orElseThrow(() -> new HypervisorException(
                            ErrorCode.NO_NETWORK,
                            wanted.words() + " was made, and " + networks.name() + " does not show it: it was removed"
                                    + " again; repeat it"));
        });
    }

    private static void make(NewSwitch wanted, NetworkCalls calls, ReversibleCalls made, Deadline deadline) {
        String action = "defining " + wanted.words();
        made.make(
                calls.addSwitch(wanted.name(), wanted.uplinks(), wanted.shaping())
                        .called(action),
                calls.removeSwitch(wanted.name()),
                "the switch '" + Faults.named(wanted.name()) + "' is left, remove it",
                deadline);
        for (NewPortGroup group : wanted.portGroups()) {
            made.make(
                    calls.addPortGroup(group)
                            .called(action + " with port group '" + Faults.named(group.name()) + "'"),
                    calls.removePortGroup(group.name()),
                    "the port group '" + Faults.named(group.name()) + "' is left, remove it",
                    deadline);
        }
    }

    private static void skip(SkippedXml part, boolean validated) {
        if (validated) {
            throw new HypervisorException(
                    ErrorCode.XML_INVALID_SCHEMA,
                    "ESX would not keep " + part.path() + " (line " + part.line() + ", column " + part.column()
                            + "): take it out, or define without validation");
        }
        LOG.log(Level.WARNING, "a network on ESX has no {0}, which is ignored", part.path());
    }

    @Override
    public void undefine(String ref, Deadline deadline) {
        refuseDistributed(ref);
        NetworkCalls calls = new NetworkCalls(networks.system());
        HostNetworks.Standard all = networks.standard("undefining network " + Faults.named(ref), false, deadline);
        HostVirtualSwitch found = all.byKey(ref);
        List<HostPortGroup> groups = all.groupsOf(found);
        groups.stream().filter(HostPortGroup::servesHost).findFirst().ifPresent(group -> {
            throw inUse(found, group);
        });
        ReversibleCalls made = new ReversibleCalls(connection.session());
        made.all(() -> {
            remove(found, groups, calls, made, deadline);
            return found;
        });
    }

    private static void remove(
            HostVirtualSwitch found,
            List<HostPortGroup> groups,
            NetworkCalls calls,
            ReversibleCalls made,
            Deadline deadline) {
        String action = "undefining network '" + Faults.named(found.name()) + "'";
        // The last one first, so that those that are made again stand where they stood.
        List<HostPortGroup> backwards = new ArrayList<>(groups);
        Collections.reverse(backwards);
        for (HostPortGroup group : backwards) {
            made.make(
                    calls.removePortGroup(group.name()).called(action),
                    calls.addPortGroup(group),
                    "the port group '" + Faults.named(group.name()) + "' is gone, make it again",
                    deadline);
        }
        made.make(
                calls.removeSwitch(found.name()).called(action),
                calls.addSwitch(found),
                "the switch '" + Faults.named(found.name()) + "' is gone, make it again",
                deadline);
    }

    private static HypervisorException inUse(HostVirtualSwitch found, HostPortGroup group) {
        return new HypervisorException(
                ErrorCode.OPERATION_INVALID,
                "network '" + Faults.named(found.name()) + "' cannot be undefined: its port group '"
                        + Faults.named(group.name()) + "' is in use by the host itself (" + group.portTypes()
                        + "); give the host's own cards another one first");
    }

    private static void refuseDistributed(String ref) {
        NetworkRef.distributed(ref).ifPresent(uuid -> {
            throw new HypervisorException(
                    ErrorCode.OPERATION_UNSUPPORTED,
                    "network " + uuid + " is a distributed switch, which is no host's own: change it in its vCenter");
        });
    }

    /** Switches start with the host, whatever anybody says. */
    @Override
    public void setAutostart(String ref, boolean autostart, Deadline deadline) {
        if (!autostart) {
            throw new HypervisorException(
                    ErrorCode.INTERNAL_ERROR,
                    "cannot disable autostart: networks of ESX start with the host, undefine it to be without it");
        }
    }
}
