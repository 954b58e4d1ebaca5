// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.network;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.network.HostInterfaceIdentity;
import org.hypervia.api.network.HostInterfaceSummary;
import org.hypervia.api.network.InterfaceCondition;
import org.hypervia.api.network.InterfaceXmlFlag;
import org.hypervia.api.value.ListCondition;
import org.hypervia.api.value.Listing;
import org.hypervia.api.value.MacAddress;
import org.hypervia.esx.connection.EsxConnection;
import org.hypervia.esx.vim.network.PhysicalNic;
import org.hypervia.esx.vim.network.PhysicalNic.Address;
import org.hypervia.esx.vim.value.Faults;
import org.hypervia.spi.Deadline;
import org.hypervia.spi.network.HostInterfaceOperations;
import org.hypervia.spi.networkxml.InterfaceDescription;
import org.hypervia.spi.networkxml.InterfaceXml;

/** Finds and describes the physical network cards of the host: one retrieval each. All of them count as up. */
public final class EsxHostInterfaces implements HostInterfaceOperations {
    private final HostNetworks networks;

    public EsxHostInterfaces(EsxConnection connection) {
        this.networks = new HostNetworks(connection);
    }

    @Override
    public Listing<HostInterfaceSummary> list(Set<InterfaceCondition> conditions, Deadline deadline) {
        if (!ListCondition.admits(conditions, InterfaceCondition.ACTIVE)) {
            return new Listing<>(List.of(), List.of());
        }
        return networks.cards("listing the interfaces of " + networks.name(), deadline)
                .map(card -> new HostInterfaceSummary(identity(card), true));
    }

    private static HostInterfaceIdentity identity(PhysicalNic card) {
        return new HostInterfaceIdentity(card.device(), card.device(), card.mac());
    }

    @Override
    public HostInterfaceIdentity byName(String name, Deadline deadline) {
        return identity(one(found(card -> card.device().equals(name), deadline), "named '" + Faults.named(name) + "'"));
    }

    @Override
    public HostInterfaceIdentity byMac(String mac, Deadline deadline) {
        String wanted = comparable(mac);
        return identity(one(
                found(card -> comparable(card.mac()).equals(wanted), deadline),
                "with the MAC address '" + Faults.named(mac) + "'"));
    }

    /** Addresses are written with colons, dashes, dots in the middle or nothing between their parts. */
    private static String comparable(String mac) {
        String text = mac.strip().toLowerCase(Locale.ROOT).replace('-', ':');
        if (text.matches("[0-9a-f]{4}\\.[0-9a-f]{4}\\.[0-9a-f]{4}|[0-9a-f]{12}")) {
            text = text.replace(".", "").replaceAll("..(?=.)", "$0:");
        }
        return MacAddress.parse(text).map(MacAddress::toString).orElse(text);
    }

    private List<PhysicalNic> found(Predicate<PhysicalNic> wanted, Deadline deadline) {
        return networks.cards("looking for an interface of " + networks.name(), deadline).stream()
                .filter(wanted)
                .toList();
    }

    private PhysicalNic one(List<PhysicalNic> found, String which) {
        if (found.isEmpty()) {
            throw new HypervisorException(
                    ErrorCode.NO_INTERFACE,
                    "there is no interface " + which + " on " + networks.name()
                            + ": list the interfaces to see what there is");
        }
        if (found.size() > 1) {
            throw new HypervisorException(
                    ErrorCode.MULTIPLE_INTERFACES,
                    "several interfaces of " + networks.name() + " are " + which + ": "
                            + found.stream().map(PhysicalNic::device).toList() + "; take one by its name");
        }
        return found.get(0);
    }

    @Override
    public String xml(String ref, Set<InterfaceXmlFlag> flags, Deadline deadline) {
        PhysicalNic card = one(found(one -> one.device().equals(ref), deadline), "named '" + Faults.named(ref) + "'");
        return InterfaceXml.format(
                new InterfaceDescription(
                        card.device(), card.mac(), card.dhcp(), card.address().map(address -> address(card, address))),
                flags.contains(InterfaceXmlFlag.INACTIVE));
    }

    private static InterfaceDescription.Address address(PhysicalNic card, Address address) {
        return new InterfaceDescription.Address(address.ip(), prefix(card, address.mask()));
    }

    /** Counts the bits of a mask, which must all be on the left. */
    private static int prefix(PhysicalNic card, String mask) {
        String[] parts = mask.split("\\.", -1);
        long bits = 0;
        for (String part : parts) {
            if (parts.length != 4 || !part.matches("\\d{1,3}") || Integer.parseInt(part) > 255) {
                throw badMask(card, mask);
            }
            bits = bits << 8 | Integer.parseInt(part);
        }
        long gaps = ~bits & 0xFFFF_FFFFL;
        if ((gaps & gaps + 1) != 0) {
            throw badMask(card, mask);
        }
        return Long.bitCount(bits);
    }

    private static HypervisorException badMask(PhysicalNic card, String mask) {
        return new HypervisorException(
                ErrorCode.INTERNAL_ERROR,
                "the host tells '" + Faults.shown(mask) + "' for the network mask of interface '"
                        + Faults.named(card.device()) + "', which is none: set its address anew on the host");
    }

    @Override
    public boolean isActive(String ref, Deadline deadline) {
        return true;
    }
}
