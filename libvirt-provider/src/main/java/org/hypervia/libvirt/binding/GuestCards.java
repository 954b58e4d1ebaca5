// SPDX-License-Identifier: Apache-2.0
package org.hypervia.libvirt.binding;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hypervia.libvirt.remote.LibvirtDomain.GuestCard;

/** Reads {@code virDomainInterface}: a network interface of a guest. */
final class GuestCards {
    private GuestCards() {}

    /** Reads the structure: name, MAC address, number of addresses, addresses; an address is type, text, prefix. */
    static GuestCard read(Pointer item) {
        long word = Native.POINTER_SIZE;
        List<String> addresses = new ArrayList<>();
        Pointer array = item.getPointer(3 * word);
        for (int i = 0; i < item.getInt(2 * word); i++) {
            long at = (long) i * 3 * word;
            String text = array.getPointer(at + word).getString(0, "UTF-8");
            addresses.add(text + "/" + array.getInt(at + 2 * word));
        }
        return new GuestCard(
                item.getPointer(0).getString(0, "UTF-8"),
                Optional.ofNullable(item.getPointer(word)).map(mac -> mac.getString(0, "UTF-8")),
                addresses);
    }
}
