// SPDX-License-Identifier: Apache-2.0
package org.hypervia.libvirt;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import org.hypervia.api.definition.MacAddress;
import org.hypervia.api.domain.GuestInterface;
import org.hypervia.api.domain.InterfaceAddressSource;
import org.hypervia.api.domain.Screenshot;
import org.hypervia.libvirt.binding.NativeDomain;
import org.hypervia.spi.Deadline;
import org.hypervia.spi.DomainGuestOperations;
import org.hypervia.spi.DomainScreenshots;

/** What the guest tells and shows. */
record LibvirtGuest(LibvirtSession session) implements DomainGuestOperations, DomainScreenshots {
    @Override
    public String hostname(String ref, Deadline deadline) {
        return session.ask(ref, deadline, NativeDomain::hostname);
    }

    @Override
    public List<GuestInterface> interfaces(String ref, InterfaceAddressSource source, Deadline deadline) {
        return session.ask(ref, deadline, domain -> domain.interfaces(source.number())).stream()
                .map(LibvirtGuest::read)
                .toList();
    }

    private static GuestInterface read(NativeDomain.Interface found) {
        return new GuestInterface(
                found.name(),
                found.mac().flatMap(MacAddress::parse),
                found.addresses().stream()
                        .flatMap(text -> address(text).stream())
                        .toList());
    }

    private static Optional<GuestInterface.Address> address(String text) {
        int slash = text.lastIndexOf('/');
        String address = text.substring(0, slash);
        // Only texts of digits and separators: a name is never looked up.
        if (!address.matches("[0-9a-fA-F.:]*[.:][0-9a-fA-F.:]*")) {
            return Optional.empty();
        }
        try {
            InetAddress parsed = InetAddress.getByName(address.indexOf(':') < 0 ? address : "[" + address + "]");
            return Optional.of(new GuestInterface.Address(parsed, Integer.parseInt(text.substring(slash + 1))));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    @Override
    public Screenshot screenshot(String ref, int screen, Deadline deadline) {
        NativeDomain.Picture picture = session.ask(ref, deadline, domain -> domain.screenshot(screen));
        return new Screenshot(picture.mimeType(), picture.content());
    }
}
