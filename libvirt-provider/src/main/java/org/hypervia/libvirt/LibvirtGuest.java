// SPDX-License-Identifier: Apache-2.0
package org.hypervia.libvirt;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hypervia.api.domain.GuestInterface;
import org.hypervia.api.domain.HostnameSource;
import org.hypervia.api.domain.InterfaceAddressSource;
import org.hypervia.api.domain.Screenshot;
import org.hypervia.api.value.MacAddress;
import org.hypervia.libvirt.binding.NativeInterface;
import org.hypervia.libvirt.binding.NativePicture;
import org.hypervia.spi.Deadline;
import org.hypervia.spi.domain.DomainGuestOperations;
import org.hypervia.spi.domain.DomainScreenshots;

/** What the guest tells and shows. */
record LibvirtGuest(LibvirtSession session) implements DomainGuestOperations, DomainScreenshots {
    @Override
    public String hostname(String ref, Set<HostnameSource> sources, Deadline deadline) {
        return session.ask(ref, deadline, domain -> domain.hostname(Bits.of(sources, HostnameSource::flag)));
    }

    @Override
    public List<GuestInterface> interfaces(String ref, InterfaceAddressSource source, Deadline deadline) {
        return session.ask(ref, deadline, domain -> domain.interfaces(source.number())).stream()
                .map(LibvirtGuest::read)
                .toList();
    }

    private static GuestInterface read(NativeInterface found) {
        return new GuestInterface(
                found.name(),
                found.mac().flatMap(MacAddress::parse),
                found.addresses().stream()
                        .flatMap(text -> address(text).stream())
                        .toList());
    }

    private static Optional<GuestInterface.Address> address(String text) {
        int slash = text.lastIndexOf('/');
        return GuestInterface.Address.parse(text.substring(0, slash), Long.parseLong(text.substring(slash + 1)));
    }

    @Override
    public Screenshot screenshot(String ref, int screen, Deadline deadline) {
        NativePicture picture = session.ask(ref, deadline, domain -> domain.screenshot(screen));
        return new Screenshot(picture.mimeType(), picture.content());
    }
}
