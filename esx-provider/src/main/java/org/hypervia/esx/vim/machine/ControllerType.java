// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.machine;

import java.util.Optional;
import java.util.stream.Stream;

/** {@code VirtualController}: the models of controllers of drives that can be added; machines may have others. */
public enum ControllerType {
    /** SCSI for which most guests of old have a driver. */
    LSI_LOGIC("VirtualLsiLogicController"),
    /** SCSI that later ones ask for. */
    LSI_LOGIC_SAS("VirtualLsiLogicSASController"),
    /** SCSI of VMware's own, the only one with more than 15 drives. */
    PARAVIRTUAL("ParaVirtualSCSIController"),
    /** SCSI for guests without any other. */
    BUS_LOGIC("VirtualBusLogicController"),
    /** SATA. */
    AHCI("VirtualAHCIController"),
    /** NVMe. */
    NVME("VirtualNVMEController");

    private final String typeName;

    ControllerType(String typeName) {
        this.typeName = typeName;
    }

    /** Returns the name of the VI type, as {@link VirtualDevice#type} has it. */
    public String typeName() {
        return typeName;
    }

    /** Tells whether it is a SCSI controller. */
    public boolean isScsi() {
        return this != AHCI && this != NVME;
    }

    /** Finds a model of SCSI controllers by the name of its VI type. */
    public static Optional<ControllerType> scsi(String typeName) {
        return Stream.of(values())
                .filter(type -> type.isScsi() && type.typeName.equals(typeName))
                .findFirst();
    }
}
