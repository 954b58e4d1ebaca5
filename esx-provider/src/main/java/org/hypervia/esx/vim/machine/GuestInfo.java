// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.machine;

import java.util.List;
import java.util.Optional;
import org.hypervia.esx.vim.value.ObjectContent;
import org.hypervia.esx.vim.value.VimValue;

/**
 * {@code GuestInfo}: what VMware Tools tell of the guest; nothing where they do not run. Each constant is the property that
 * the method of its name reads. Immutable.
 */
public final class GuestInfo {
    /** The guest's name for itself. */
    public static final String HOST_NAME = "guest.hostName";

    /** The network cards the guest sees. */
    public static final String NETWORK_CARDS = "guest.net";

    private final ObjectContent machine;

    private GuestInfo(ObjectContent machine) {
        this.machine = machine;
    }

    /** Takes what any of the properties brought. */
    public static GuestInfo of(ObjectContent machine) {
        return new GuestInfo(machine);
    }

    /** Returns {@link #HOST_NAME}, unless it is blank; fails with why it could not be had. */
    public Optional<String> hostName() {
        return machine.toldText(HOST_NAME).filter(name -> !name.isBlank());
    }

    /** Returns {@link #NETWORK_CARDS}; fails with why they could not be had. */
    public List<GuestNic> networkCards() {
        return machine.told(NETWORK_CARDS).stream()
                .flatMap(VimValue::items)
                .map(GuestNic::of)
                .toList();
    }
}
