// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.definition.device;

import java.util.Objects;
import java.util.Optional;
import org.hypervia.api.value.LibvirtName;

/**
 * A PCI device of the host that is passed through to the domain. Other devices of the host, such as those on USB, are not
 * in the model.
 *
 * @param isManaged whether the hypervisor takes the device from the host when the domain starts and gives it back
 *     afterwards
 * @param driver what passes it through, if stated; otherwise the hypervisor chooses
 * @param source where it sits in the host
 * @param address where it sits in the virtual machine, if stated
 */
public record HostDevice(
        boolean isManaged, Optional<Driver> driver, DeviceAddress.Pci source, Optional<DeviceAddress> address)
        implements Device {
    /** What passes a PCI device of the host through. */
    public enum Driver implements LibvirtName {
        /** KVM by itself, as old kernels could. */
        KVM("kvm"),
        /** VFIO. */
        VFIO("vfio"),
        /** Xen. */
        XEN("xen");

        private final String libvirtName;

        Driver(String libvirtName) {
            this.libvirtName = libvirtName;
        }

        @Override
        public String libvirtName() {
            return libvirtName;
        }
    }

    public HostDevice {
        Objects.requireNonNull(driver, "driver");
        Objects.requireNonNull(source, "source");
        if (address.filter(DeviceAddress.Drive.class::isInstance).isPresent()) {
            throw new IllegalArgumentException(
                    "PCI device " + source + " of the host cannot sit on a drive controller");
        }
    }

    /**
     * Makes a device that the hypervisor takes from the host and gives back, with its choice of driver and address.
     *
     * @param source where it sits in the host
     * @return the device
     */
    public static HostDevice managed(DeviceAddress.Pci source) {
        return new HostDevice(true, Optional.empty(), source, Optional.empty());
    }
}
