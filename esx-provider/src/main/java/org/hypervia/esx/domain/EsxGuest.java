// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.domain;

import java.util.List;
import java.util.Set;
import org.hypervia.api.domain.DomainState;
import org.hypervia.api.domain.GuestInterface;
import org.hypervia.api.domain.HostnameSource;
import org.hypervia.api.domain.InterfaceAddressSource;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.connection.EsxConnection;
import org.hypervia.esx.connection.Flags;
import org.hypervia.esx.vim.machine.GuestInfo;
import org.hypervia.esx.vim.machine.GuestNic;
import org.hypervia.esx.vim.machine.MachineRuntime;
import org.hypervia.esx.vim.value.ObjectContent;
import org.hypervia.esx.vim.value.PowerNeed;
import org.hypervia.spi.Deadline;
import org.hypervia.spi.domain.DomainGuestOperations;

/** What VMware Tools tell of the guest: one retrieval each. */
public final class EsxGuest implements DomainGuestOperations {
    private final EsxConnection connection;

    public EsxGuest(EsxConnection connection) {
        this.connection = connection;
    }

    @Override
    public String hostname(String ref, Set<HostnameSource> sources, Deadline deadline) {
        Flags.refuse(sources, HostnameSource::flag, "asking for a host name");
        return running(ref, GuestInfo.HOST_NAME, deadline).hostName().orElseThrow(() -> silent(ref, "host name"));
    }

    @Override
    public List<GuestInterface> interfaces(String ref, InterfaceAddressSource source, Deadline deadline) {
        if (source != InterfaceAddressSource.AGENT) {
            throw new HypervisorException(
                    ErrorCode.ARGUMENT_UNSUPPORTED,
                    "ESX does not know the addresses of a guest by the source " + source + ": ask the source AGENT");
        }
        List<GuestNic> cards = running(ref, GuestInfo.NETWORK_CARDS, deadline).networkCards();
        if (cards.isEmpty()) {
            throw silent(ref, "interfaces");
        }
        return cards.stream()
                .filter(GuestNic::isConnected)
                .flatMap(card ->
                        card
                                .network()
                                .map(network -> new GuestInterface(network, card.mac(), card.addresses()))
                                .stream())
                .toList();
    }

    private GuestInfo running(String ref, String path, Deadline deadline) {
        ObjectContent machine = DomainRows.ask(connection, ref, deadline, MachineRuntime.PATH, path);
        DomainState now = MachineRuntime.of(machine).state();
        if (now != DomainState.RUNNING) {
            throw PowerNeed.POWERED_ON.unmet(connection.names().of(ref), now, "its guest tells nothing");
        }
        return GuestInfo.of(machine);
    }

    private HypervisorException silent(String ref, String what) {
        return new HypervisorException(
                ErrorCode.AGENT_UNRESPONSIVE,
                "the guest of " + connection.names().of(ref) + " does not tell its " + what
                        + ": VMware Tools must be installed and running in it");
    }
}
