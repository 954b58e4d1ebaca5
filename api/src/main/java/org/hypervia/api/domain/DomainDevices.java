// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.domain;

import java.util.Set;
import org.hypervia.api.definition.device.Disk;
import org.hypervia.api.definition.device.NetworkInterface;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.resource.Affect;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Devices of a domain that can come and go: disks, CD-ROM media and network interfaces. A running domain is changed at
 * once. Thread-safe; blocking, time limits and common errors as {@link Domain} states them, and {@code RESOURCE_BUSY}
 * while another task holds the domain.
 *
 * <p>Another disk, until it is detached:
 *
 * <pre>{@code
 * String disk = "<disk type='file' device='disk'><source file='[datastore1] web01/data.vmdk'/>"
 *         + "<target dev='sdb' bus='scsi'/></disk>";
 * domain.devices().attach(disk, Affect.CURRENT);
 * domain.devices().detach(disk, Affect.CURRENT);
 * }</pre>
 */
@ProviderType
public interface DomainDevices {
    /**
     * Asks for the sizes of a disk.
     *
     * @param disk its target, such as {@code sda}, or its source
     * @return its sizes
     * @throws HypervisorException {@code INVALID_ARG} if there is no such disk, {@code OPERATION_FAILED} if there is nothing in
     *     the drive, {@code NO_SUPPORT} without the capability {@code domain.block-info}
     */
    BlockInfo blockInfo(String disk);

    /**
     * Attaches a device. A disk brings along the controller it needs, on ESX in the same change.
     *
     * @param deviceXml a {@code disk} or {@code interface} element of domain XML
     * @param affects what to change
     * @throws HypervisorException {@code XML_ERROR} for XML that is no such device, {@code OPERATION_FAILED} or
     *     {@code CONFIG_UNSUPPORTED} if its place is taken or it cannot be had
     */
    void attach(String deviceXml, Affect affects);

    /**
     * Attaches a device to the running domain, as libvirt's {@code virDomainAttachDevice}: not to its configuration, unless
     * the hypervisor knows no difference.
     *
     * @param deviceXml an element of domain XML
     * @throws HypervisorException as {@link #attach(String, Affect)}, and {@code OPERATION_INVALID} if the hypervisor changes
     *     only what runs, and it does not
     */
    void attach(String deviceXml);

    /**
     * Detaches a device: a disk is found by its target, an interface by its MAC address. Files stay.
     *
     * @param deviceXml a {@code disk} or {@code interface} element of domain XML
     * @param affects what to change
     * @throws HypervisorException {@code DEVICE_MISSING} if there is no such device
     */
    void detach(String deviceXml, Affect affects);

    /**
     * Detaches a device from the running domain, as libvirt's {@code virDomainDetachDevice}: not from its configuration,
     * unless the hypervisor knows no difference.
     *
     * @param deviceXml an element of domain XML
     * @throws HypervisorException as {@link #detach(String, Affect)}, and {@code OPERATION_INVALID} if the hypervisor changes
     *     only what runs, and it does not
     */
    void detach(String deviceXml);

    /**
     * Changes a device: the medium of a CD-ROM or floppy drive, the network of an interface.
     *
     * @param deviceXml a {@code disk} or {@code interface} element of domain XML
     * @param affects what to change
     * @throws HypervisorException {@code DEVICE_MISSING} if there is no such device
     */
    default void update(String deviceXml, Affect affects) {
        update(deviceXml, affects, Set.of());
    }

    /**
     * Changes a device in a certain way; as {@link #update(String, Affect)}.
     *
     * @param deviceXml a {@code disk} or {@code interface} element of domain XML
     * @param affects what to change
     * @param flags how
     * @throws HypervisorException {@code INVALID_ARG} for a flag the hypervisor does not have
     */
    void update(String deviceXml, Affect affects, Set<DeviceUpdateFlag> flags);

    /**
     * Attaches a disk; as {@link #attach(String, Affect)}.
     *
     * @param disk the disk
     * @param affects what to change
     */
    void attach(Disk disk, Affect affects);

    /**
     * Attaches an interface; as {@link #attach(String, Affect)}.
     *
     * @param networkInterface the interface
     * @param affects what to change
     */
    void attach(NetworkInterface networkInterface, Affect affects);

    /**
     * Detaches a disk; as {@link #detach(String, Affect)}.
     *
     * @param disk the disk
     * @param affects what to change
     */
    void detach(Disk disk, Affect affects);

    /**
     * Detaches an interface; as {@link #detach(String, Affect)}.
     *
     * @param networkInterface the interface
     * @param affects what to change
     */
    void detach(NetworkInterface networkInterface, Affect affects);

    /**
     * Changes the medium of a drive; as {@link #update(String, Affect)}.
     *
     * @param disk the drive with its new medium
     * @param affects what to change
     */
    default void update(Disk disk, Affect affects) {
        update(disk, affects, Set.of());
    }

    /**
     * Changes the medium of a drive in a certain way; as {@link #update(String, Affect, Set)}.
     *
     * @param disk the drive with its new medium
     * @param affects what to change
     * @param flags how
     */
    void update(Disk disk, Affect affects, Set<DeviceUpdateFlag> flags);

    /**
     * Changes the network of an interface; as {@link #update(String, Affect)}.
     *
     * @param networkInterface the interface with its new network
     * @param affects what to change
     */
    default void update(NetworkInterface networkInterface, Affect affects) {
        update(networkInterface, affects, Set.of());
    }

    /**
     * Changes the network of an interface in a certain way; as {@link #update(String, Affect, Set)}.
     *
     * @param networkInterface the interface with its new network
     * @param affects what to change
     * @param flags how
     */
    void update(NetworkInterface networkInterface, Affect affects, Set<DeviceUpdateFlag> flags);
}
