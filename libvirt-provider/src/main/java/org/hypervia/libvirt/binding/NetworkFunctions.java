// SPDX-License-Identifier: Apache-2.0
package org.hypervia.libvirt.binding;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import org.jspecify.annotations.Nullable;
import org.libvirt.jna.ConnectionPointer;
import org.libvirt.jna.Libvirt;
import org.libvirt.jna.NetworkPointer;

/** What libvirt-java's mapping lacks for networks and the host's interfaces. */
interface NetworkFunctions extends Libvirt {
    int virConnectListAllNetworks(ConnectionPointer connection, PointerByReference networks, int flags);

    int virConnectListNetworks(ConnectionPointer connection, Pointer[] names, int length);

    int virConnectListDefinedNetworks(ConnectionPointer connection, Pointer[] names, int length);

    @Nullable
    NetworkPointer virNetworkDefineXMLFlags(ConnectionPointer connection, String xml, int flags);

    int virConnectListAllInterfaces(ConnectionPointer connection, PointerByReference interfaces, int flags);

    int virConnectListInterfaces(ConnectionPointer connection, Pointer[] names, int length);

    int virConnectListDefinedInterfaces(ConnectionPointer connection, Pointer[] names, int length);
}
