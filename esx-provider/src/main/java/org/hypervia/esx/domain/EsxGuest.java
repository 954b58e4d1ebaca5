// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.domain;

import java.util.List;
import java.util.Optional;
import org.hypervia.api.domain.DomainState;
import org.hypervia.api.domain.GuestInterface;
import org.hypervia.api.domain.InterfaceAddressSource;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.value.MacAddress;
import org.hypervia.esx.session.EsxConnection;
import org.hypervia.esx.vim.value.ObjectContent;
import org.hypervia.esx.vim.value.VimValue;
import org.hypervia.spi.Deadline;
import org.hypervia.spi.domain.DomainGuestOperations;

/** What VMware Tools tell of the guest: one retrieval each. */
public final class EsxGuest implements DomainGuestOperations {
    private static final String HOST_NAME = "guest.hostName";
    private static final String NETWORK_CARDS = "guest.net";

    private final EsxConnection connection;

    public EsxGuest(EsxConnection connection) {
        this.connection = connection;
    }

    @Override
    public String hostname(String ref, Deadline deadline) {
        return running(ref, HOST_NAME, deadline)
                .text(HOST_NAME)
                .filter(name -> !name.isBlank())
                .orElseThrow(() -> silent(ref, "host name"));
    }

    @Override
    public List<GuestInterface> interfaces(String ref, InterfaceAddressSource source, Deadline deadline) {
        if (source != InterfaceAddressSource.AGENT) {
            throw new HypervisorException(
                    ErrorCode.ARGUMENT_UNSUPPORTED,
                    "ESX does not know the addresses of a guest by the source " + source + ": ask the source AGENT");
        }
        List<VimValue> cards = running(ref, NETWORK_CARDS, deadline).value(NETWORK_CARDS).stream()
                .flatMap(VimValue::items)
                .toList();
        if (cards.isEmpty()) {
            throw silent(ref, "interfaces");
        }
        return cards.stream()
                .filter(card -> card.child("connected").filter(VimValue::isTrue).isPresent())
                .flatMap(card -> card.childText("network").stream().map(network -> read(card, network)))
                .toList();
    }

    private static GuestInterface read(VimValue card, String network) {
        Optional<MacAddress> mac =
                card.childText("macAddress").map(String::strip).flatMap(MacAddress::parse);
        List<GuestInterface.Address> addresses = card.child("ipConfig")
                .map(config -> config.all("ipAddress")
                        .flatMap(address -> GuestInterface.Address.parse(
                                address.childText("ipAddress").orElse(""),
                                address.child("prefixLength")
                                        .flatMap(length ->
                                                length.number().stream().boxed().findFirst())
                                        .orElse(0L))
                                .stream())
                        .toList())
                .orElseGet(() -> card.all("ipAddress")
                        .flatMap(address -> GuestInterface.Address.parse(address.text(), 0).stream())
                        .toList());
        return new GuestInterface(network, mac, addresses);
    }

    private ObjectContent running(String ref, String path, Deadline deadline) {
        ObjectContent machine = DomainRows.ask(connection, ref, deadline, DomainRows.POWER_STATE, path);
        if (DomainRows.state(machine) != DomainState.RUNNING) {
            throw new HypervisorException(
                    ErrorCode.OPERATION_INVALID,
                    connection.names().of(ref) + " is not running, so there is no guest to tell anything: start it");
        }
        return machine;
    }

    private HypervisorException silent(String ref, String what) {
        return new HypervisorException(
                ErrorCode.AGENT_UNRESPONSIVE,
                "the guest of " + connection.names().of(ref) + " does not tell its " + what
                        + ": VMware Tools must be installed and running in it");
    }
}
