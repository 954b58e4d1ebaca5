// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.domain;

/** How the guest is asked to shut down or restart: libvirt's {@code virDomainShutdownFlagValues}. */
public enum ShutdownMode {
    /** By the ACPI power button. */
    ACPI_POWER_BUTTON(1),
    /** By the guest's agent. */
    GUEST_AGENT(2),
    /** By writing to the guest's init. */
    INITCTL(4),
    /** By a signal to the guest's init. */
    SIGNAL(8),
    /** By the hypervisor's own channel. */
    PARAVIRT(16);

    private final int flag;

    ShutdownMode(int flag) {
        this.flag = flag;
    }

    /**
     * Returns libvirt's bit of this flag.
     *
     * @return a power of two
     */
    public int flag() {
        return flag;
    }
}
