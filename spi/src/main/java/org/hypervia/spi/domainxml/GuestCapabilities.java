// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.domainxml;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.hypervia.api.definition.Architecture;
import org.hypervia.api.definition.DomainType;
import org.hypervia.api.definition.OsType;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;

/** Which kinds of guests a host can run. Immutable. */
public final class GuestCapabilities {
    /** A VMware host whose processor knows 64 bits: hvm guests of i686 and x86_64. */
    public static final GuestCapabilities VMWARE = vmware(true);

    /** Whatever guest there is: for reading what some hypervisor says of its domains. */
    public static final GuestCapabilities ANY = new GuestCapabilities(Set.of());

    private final Set<Guest> guests;

    private GuestCapabilities(Collection<Guest> guests) {
        this.guests = Set.copyOf(guests);
    }

    /**
     * Makes the capabilities of a VMware host.
     *
     * @param longMode whether the host's processor knows 64 bits
     * @return hvm guests of i686, and of x86_64 with {@code longMode}
     */
    public static GuestCapabilities vmware(boolean longMode) {
        var guests = new LinkedHashSet<Guest>();
        guests.add(new Guest(OsType.HVM, Architecture.I686, DomainType.VMWARE));
        if (longMode) {
            guests.add(new Guest(OsType.HVM, Architecture.X86_64, DomainType.VMWARE));
        }
        return new GuestCapabilities(guests);
    }

    /**
     * Makes the capabilities of any host.
     *
     * @param guests the kinds of guests
     * @return the capabilities
     */
    public static GuestCapabilities of(Guest... guests) {
        return new GuestCapabilities(Arrays.asList(guests));
    }

    /**
     * Checks that a guest can run.
     *
     * @param guest the kind of guest
     * @throws HypervisorException {@code INVALID_ARG} if it cannot
     */
    public void require(Guest guest) {
        refusal(guest).ifPresent(reason -> {
            throw new HypervisorException(ErrorCode.INVALID_ARG, reason);
        });
    }

    /** Returns why a guest cannot run, or empty if it can. */
    Optional<String> refusal(Guest guest) {
        return this == ANY || guests.contains(guest)
                ? Optional.empty()
                : Optional.of(
                        "the host has no guests of os type '" + guest.osType().libvirtName() + "', arch '"
                                + guest.architecture().libvirtName() + "' and domain type '"
                                + guest.domainType().libvirtName() + "'; choose a combination that it offers");
    }

    /** Returns the kinds of guests. */
    @Override
    public String toString() {
        return this == ANY ? "any" : guests.toString();
    }

    /**
     * A kind of guest.
     *
     * @param osType how its operating system is started
     * @param architecture its processor architecture
     * @param domainType the kind of hypervisor
     */
    public record Guest(OsType osType, Architecture architecture, DomainType domainType) {}
}
