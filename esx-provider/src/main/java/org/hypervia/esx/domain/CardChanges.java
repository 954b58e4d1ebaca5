// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.domain;

import java.util.List;
import java.util.Optional;
import org.hypervia.api.definition.device.InterfaceModel;
import org.hypervia.api.definition.device.InterfaceSource;
import org.hypervia.api.definition.device.NetworkInterface;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.value.MacAddress;
import org.hypervia.esx.vim.machine.CardType;
import org.hypervia.esx.vim.machine.DeviceBacking;
import org.hypervia.esx.vim.machine.DeviceSpec;
import org.hypervia.esx.vim.machine.MachineNetworks;
import org.hypervia.esx.vim.machine.VirtualDevice;
import org.hypervia.esx.vim.machine.VirtualDevice.Kind;
import org.hypervia.esx.vim.network.DistributedPortGroup;
import org.hypervia.esx.vim.value.ManagedObjectRef;
import org.hypervia.esx.vmx.text.VmxUuid;
import org.hypervia.spi.domainxml.DeviceXml.Device.OfInterface;

/** Makes changes of network cards. What ESX cannot do with one is refused, never left out. */
final class CardChanges {
    /** What every guest has a driver for. */
    private static final CardType COMMON_MODEL = CardType.E1000;

    private final MachineDevices machine;
    private final OfInterface wanted;
    private final NetworkInterface card;

    CardChanges(MachineDevices machine, OfInterface wanted) {
        this.machine = machine;
        this.wanted = wanted;
        this.card = wanted.networkInterface();
    }

    /** Refuses what no machine can have, before anything is asked. */
    static void check(NetworkInterface card) {
        card.model().ifPresent(CardChanges::type);
        if (!(card.source() instanceof InterfaceSource.Bridge) && !(card.source() instanceof InterfaceSource.Vds)) {
            throw unsupported("an interface of type '" + card.source().type()
                    + "' cannot be had on ESX: use type='bridge' with the name of a network, or type='vds'");
        }
        card.targetDevice().ifPresent(device -> {
            throw unsupported("an interface on ESX cannot be called '" + device + "': leave <target> out");
        });
    }

    DeviceSpec attach() {
        if (wanted.hasMac() && machine.all(Kind.CARD).stream().anyMatch(this::hasWantedMac)) {
            throw new HypervisorException(
                    ErrorCode.OPERATION_FAILED,
                    "domain " + machine.name() + " already has an interface with the MAC address " + card.mac()
                            + ": choose another");
        }
        boolean up = wanted.linkUp().orElse(true);
        return DeviceSpec.addCard(
                card.model().map(CardChanges::type).orElseGet(this::usualType),
                backing(),
                new DeviceSpec.Connection(up, up && machine.isRunning()),
                addressType(),
                wanted.hasMac() ? Optional.of(card.mac().toString()) : Optional.empty());
    }

    /** Who gives no model gets what the machine has already, for which the guest has a driver. */
    private String usualType() {
        return machine.all(Kind.CARD).stream()
                .findFirst()
                .map(VirtualDevice::type)
                .orElseGet(COMMON_MODEL::typeName);
    }

    private String addressType() {
        boolean generated = !wanted.hasMac()
                || card.macType()
                        .filter(NetworkInterface.MacType.GENERATED::equals)
                        .isPresent();
        return generated ? "generated" : "manual";
    }

    DeviceSpec detach() {
        return DeviceSpec.remove(existing(true));
    }

    /** Another network, or the cable in or out. */
    DeviceSpec update() {
        VirtualDevice found = existing(false);
        card.model()
                .map(CardChanges::type)
                .filter(type -> !type.equals(found.type()))
                .ifPresent(type -> {
                    throw new HypervisorException(
                            ErrorCode.OPERATION_UNSUPPORTED,
                            "ESX cannot change the model of interface " + card.mac() + " of domain " + machine.name()
                                    + ": detach it and attach another");
                });
        // Without a word about the link it stays as it is.
        return DeviceSpec.edit(
                found,
                Optional.of(backing()),
                wanted.linkUp().map(up -> new DeviceSpec.Connection(up, up && machine.isRunning())));
    }

    /**
     * Finds the card by its MAC address; without one by its network, if that may be known, and its model.
     *
     * @param byNetwork whether the network is the one it has, not the one it is to have
     */
    private VirtualDevice existing(boolean byNetwork) {
        List<VirtualDevice> found = machine.all(Kind.CARD).stream()
                .filter(device -> wanted.hasMac() ? hasWantedMac(device) : isLikeWanted(device, byNetwork))
                .toList();
        String which = wanted.hasMac() ? "with the MAC address " + card.mac() : "like that";
        if (found.isEmpty()) {
            throw new HypervisorException(
                    ErrorCode.DEVICE_MISSING,
                    "domain " + machine.name() + " has no interface " + which
                            + ": look at its XML to see what there is");
        }
        if (found.size() > 1) {
            throw new HypervisorException(
                    ErrorCode.OPERATION_FAILED,
                    "domain " + machine.name() + " has several interfaces " + which + ": name one by its MAC address");
        }
        return found.get(0);
    }

    private boolean hasWantedMac(VirtualDevice device) {
        return device.mac()
                .flatMap(MacAddress::parse)
                .filter(card.mac()::equals)
                .isPresent();
    }

    private boolean isLikeWanted(VirtualDevice device, boolean byNetwork) {
        boolean model = card.model()
                .map(CardChanges::type)
                .filter(type -> !type.equals(device.type()))
                .isEmpty();
        return model && (!byNetwork || isInWantedNetwork(device));
    }

    private boolean isInWantedNetwork(VirtualDevice device) {
        if (card.source() instanceof InterfaceSource.Bridge bridge) {
            Optional<String> group =
                    machine.networks().distributed(bridge.bridge()).map(DistributedPortGroup::key);
            return group.isPresent()
                    ? device.portGroup().equals(group)
                    : device.network().filter(bridge.bridge()::equals).isPresent();
        }
        return !(card.source() instanceof InterfaceSource.Vds port)
                || port.portgroupId().isEmpty()
                || device.portGroup().equals(port.portgroupId());
    }

    private DeviceBacking backing() {
        if (card.source() instanceof InterfaceSource.Vds port) {
            return new DeviceBacking.DistributedPort(
                    VmxUuid.format(port.switchId()),
                    port.portgroupId(),
                    port.portId() == 0 ? Optional.empty() : Optional.of(Long.toString(port.portId())));
        }
        String name = ((InterfaceSource.Bridge) card.source()).bridge();
        Optional<DistributedPortGroup> group = machine.networks().distributed(name);
        if (group.isPresent()) {
            return new DeviceBacking.DistributedPort(
                    group.get().switchUuid(), Optional.of(group.get().key()), Optional.empty());
        }
        ManagedObjectRef network = machine.networks().byName().get(name);
        if (network == null) {
            throw new HypervisorException(
                    ErrorCode.NO_NETWORK,
                    "the host of domain " + machine.name() + " has no network '" + name + "': it has "
                            + machine.networks().byName().keySet());
        }
        if (!MachineNetworks.isPlain(network)) {
            throw unsupported("'" + name + "' is a network of another manager, in which ESX puts no card by its name:"
                    + " choose a port group of a switch");
        }
        return new DeviceBacking.Network(name, network);
    }

    private static String type(InterfaceModel model) {
        CardType type = switch (model) {
            case E1000 -> CardType.E1000;
            case E1000E -> CardType.E1000E;
            case VMXNET3 -> CardType.VMXNET3;
            case VMXNET2 -> CardType.VMXNET2;
            case VMXNET -> CardType.VMXNET;
            case VLANCE -> CardType.VLANCE;
            default ->
                throw unsupported("an interface of the model '" + model.libvirtName()
                        + "' cannot be had on ESX: use e1000, e1000e, vmxnet3, vmxnet2 or vlance");
        };
        return type.typeName();
    }

    private static HypervisorException unsupported(String message) {
        return new HypervisorException(ErrorCode.CONFIG_UNSUPPORTED, message);
    }
}
