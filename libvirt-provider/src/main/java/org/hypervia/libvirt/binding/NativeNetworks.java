// SPDX-License-Identifier: Apache-2.0
package org.hypervia.libvirt.binding;

import com.sun.jna.Pointer;
import java.util.List;
import org.hypervia.libvirt.remote.LibvirtNetworks;
import org.jspecify.annotations.Nullable;
import org.libvirt.jna.ConnectionPointer;
import org.libvirt.jna.InterfacePointer;
import org.libvirt.jna.NetworkPointer;

/** Finds networks and interfaces of the host on a connection. */
record NativeNetworks(NativeConnection connection) implements LibvirtNetworks {
    private LibvirtFunctions functions() {
        return connection.libvirt().functions();
    }

    private ConnectionPointer pointer() {
        return connection.pointer();
    }

    @Override
    public List<NativeNetwork> networks(int flags) {
        return new NativeListing<>(
                        connection.libvirt(),
                        array -> functions().virConnectListAllNetworks(pointer(), array, flags),
                        this::network,
                        this::networkByName,
                        List.of(
                                new NativeListing.Older(
                                        NativeListing.ACTIVE,
                                        () -> functions().virConnectNumOfNetworks(pointer()),
                                        (names, length) ->
                                                functions().virConnectListNetworks(pointer(), names, length)),
                                new NativeListing.Older(
                                        NativeListing.INACTIVE,
                                        () -> functions().virConnectNumOfDefinedNetworks(pointer()),
                                        (names, length) ->
                                                functions().virConnectListDefinedNetworks(pointer(), names, length))))
                .list(flags);
    }

    private NativeNetwork network(Pointer item) {
        NetworkPointer network = new NetworkPointer();
        network.setPointer(item);
        return new NativeNetwork(connection.libvirt(), network);
    }

    private NativeNetwork network(@Nullable NetworkPointer network) {
        return new NativeNetwork(connection.libvirt(), connection.libvirt().checked(network));
    }

    @Override
    public NativeNetwork networkByName(String name) {
        return network(functions().virNetworkLookupByName(pointer(), name));
    }

    @Override
    public NativeNetwork networkByUuid(String uuid) {
        return network(functions().virNetworkLookupByUUIDString(pointer(), uuid));
    }

    /** By the older call where the newer says no more: not all drivers, and no older daemon, have both. */
    @Override
    public NativeNetwork define(String xml, int flags) {
        return network(
                flags == 0
                        ? functions().virNetworkDefineXML(pointer(), xml)
                        : functions().virNetworkDefineXMLFlags(pointer(), xml, flags));
    }

    @Override
    public List<NativeHostInterface> interfaces(int flags) {
        return new NativeListing<>(
                        connection.libvirt(),
                        array -> functions().virConnectListAllInterfaces(pointer(), array, flags),
                        this::card,
                        this::interfaceByName,
                        List.of(
                                new NativeListing.Older(
                                        NativeListing.ACTIVE,
                                        () -> functions().virConnectNumOfInterfaces(pointer()),
                                        (names, length) ->
                                                functions().virConnectListInterfaces(pointer(), names, length)),
                                new NativeListing.Older(
                                        NativeListing.INACTIVE,
                                        () -> functions().virConnectNumOfDefinedInterfaces(pointer()),
                                        (names, length) ->
                                                functions().virConnectListDefinedInterfaces(pointer(), names, length))))
                .list(flags);
    }

    private NativeHostInterface card(Pointer item) {
        InterfacePointer card = new InterfacePointer();
        card.setPointer(item);
        return new NativeHostInterface(connection.libvirt(), card);
    }

    private NativeHostInterface card(@Nullable InterfacePointer card) {
        return new NativeHostInterface(
                connection.libvirt(), connection.libvirt().checked(card));
    }

    @Override
    public NativeHostInterface interfaceByName(String name) {
        return card(functions().virInterfaceLookupByName(pointer(), name));
    }

    @Override
    public NativeHostInterface interfaceByMac(String mac) {
        return card(functions().virInterfaceLookupByMACString(pointer(), mac));
    }
}
