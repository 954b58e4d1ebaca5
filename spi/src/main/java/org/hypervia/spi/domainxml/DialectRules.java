// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.domainxml;

import org.hypervia.api.definition.DomainXmlDialect;
import org.hypervia.api.error.ErrorCode;

/** All that differs between the dialects of domain XML, in one place. */
final class DialectRules {
    private final boolean latest;

    DialectRules(DomainXmlDialect dialect) {
        this.latest = dialect == DomainXmlDialect.LATEST;
    }

    /** Processor clusters came with libvirt 10.1.0. */
    boolean knowsClusters() {
        return latest;
    }

    /** The element {@code hwuuid} came with libvirt 12.4.0. */
    boolean knowsHardwareUuid() {
        return latest;
    }

    /** NVMe disks and controllers came with libvirt 11.5.0. */
    boolean knowsNvme() {
        return latest;
    }

    /** The network card igb came with libvirt 9.3.0; before, it was an unknown name. */
    boolean knowsIgb() {
        return latest;
    }

    /** By libvirt 12.8.0 each word and number that an attribute cannot be is an XML error; before, some were not even seen. */
    boolean checksEachAttribute() {
        return latest;
    }

    /** The code for a bad attribute that had another one before {@link #checksEachAttribute}. */
    ErrorCode badAttribute(ErrorCode before) {
        return checksEachAttribute() ? ErrorCode.XML_ERROR : before;
    }

    /** By libvirt 12.8.0 port 0 of a screen leaves the choice to the hypervisor. */
    boolean takesPortZeroForAny() {
        return latest;
    }

    /** By libvirt 12.8.0 a controller that is added stands with those of its kind, by its number; before, it came last. */
    boolean ordersAddedControllers() {
        return latest;
    }

    /** By libvirt 12.8.0 a MAC address of zeros is none, so that the card gets one. */
    boolean takesZerosForNoMac() {
        return latest;
    }

    /** By libvirt 11.3.0 the port, port group and connection of a distributed switch became optional. */
    boolean requiresWholeVdsPort() {
        return !latest;
    }

    /** Libvirt 9.0.0 applies the limits of Linux control groups to the shares of every domain. */
    boolean limitsCpuShares() {
        return !latest;
    }

    /** Libvirt 9.0.0 takes an NVRAM file only together with a choice of firmware. */
    boolean requiresFirmwareForNvram() {
        return !latest;
    }
}
