// SPDX-License-Identifier: Apache-2.0
package org.hypervia.libvirt;

import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.hypervia.api.network.HostInterfaceIdentity;
import org.hypervia.api.network.HostInterfaceSummary;
import org.hypervia.api.network.InterfaceCondition;
import org.hypervia.api.network.InterfaceXmlFlag;
import org.hypervia.api.value.Listing;
import org.hypervia.libvirt.remote.LibvirtConnection;
import org.hypervia.libvirt.remote.LibvirtHostInterface;
import org.hypervia.spi.Deadline;
import org.hypervia.spi.network.HostInterfaceOperations;

/** Interfaces of the host. An interface's reference is its name. */
record LibvirtHostInterfaces(LibvirtSession session) implements HostInterfaceOperations {
    @Override
    public Listing<HostInterfaceSummary> list(Set<InterfaceCondition> conditions, Deadline deadline) {
        int flags = Bits.of(conditions, InterfaceCondition::flag);
        return session.use(
                "listing interfaces",
                deadline,
                open -> Rows.of(
                        open,
                        open.networks().interfaces(flags),
                        LibvirtHostInterface::name,
                        card -> new HostInterfaceSummary(identity(card), card.isActive())));
    }

    private static HostInterfaceIdentity identity(LibvirtHostInterface card) {
        return new HostInterfaceIdentity(card.name(), card.name(), card.mac());
    }

    private <T> T with(
            String what,
            Deadline deadline,
            Function<LibvirtConnection, LibvirtHostInterface> lookup,
            Function<LibvirtHostInterface, T> question) {
        return session.use(what, deadline, open -> {
            try (LibvirtHostInterface card = lookup.apply(open)) {
                return question.apply(card);
            }
        });
    }

    private <T> T ask(String ref, Deadline deadline, Function<LibvirtHostInterface, T> question) {
        return with(
                "asking about interface " + ref,
                deadline,
                open -> open.networks().interfaceByName(ref),
                question);
    }

    @Override
    public HostInterfaceIdentity byName(String name, Deadline deadline) {
        return with(
                "looking for interface " + name,
                deadline,
                open -> open.networks().interfaceByName(name),
                LibvirtHostInterfaces::identity);
    }

    @Override
    public HostInterfaceIdentity byMac(String mac, Deadline deadline) {
        return with(
                "looking for interface " + mac,
                deadline,
                // Drivers compare texts, and the host writes its own in lower case.
                open -> open.networks().interfaceByMac(mac.toLowerCase(Locale.ROOT)),
                LibvirtHostInterfaces::identity);
    }

    @Override
    public String xml(String ref, Set<InterfaceXmlFlag> flags, Deadline deadline) {
        return ask(ref, deadline, card -> card.xml(Bits.of(flags, InterfaceXmlFlag::flag)));
    }

    @Override
    public boolean isActive(String ref, Deadline deadline) {
        return ask(ref, deadline, LibvirtHostInterface::isActive);
    }
}
