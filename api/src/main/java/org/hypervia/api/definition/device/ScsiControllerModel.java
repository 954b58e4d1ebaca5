// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.definition.device;

/** The model of a SCSI controller. */
public enum ScsiControllerModel implements ControllerModel {
    /** Found out from the disks behind it. */
    AUTO("auto"),
    /** BusLogic. */
    BUSLOGIC("buslogic"),
    /** LSI Logic 53c1030. */
    LSILOGIC("lsilogic"),
    /** LSI Logic SAS 1068. */
    LSISAS1068("lsisas1068"),
    /** VMware paravirtual SCSI. */
    VMPVSCSI("vmpvscsi"),
    /** IBM virtual SCSI. */
    IBMVSCSI("ibmvscsi"),
    /** Virtio. */
    VIRTIO_SCSI("virtio-scsi"),
    /** LSI Logic SAS 1078. */
    LSISAS1078("lsisas1078"),
    /** Virtio, transitional. */
    VIRTIO_TRANSITIONAL("virtio-transitional"),
    /** Virtio, modern only. */
    VIRTIO_NON_TRANSITIONAL("virtio-non-transitional"),
    /** NCR 53c90. */
    NCR53C90("ncr53c90"),
    /** Tekram DC-390. */
    DC390("dc390"),
    /** AMD 53c974. */
    AM53C974("am53c974");

    private final String libvirtName;

    ScsiControllerModel(String libvirtName) {
        this.libvirtName = libvirtName;
    }

    @Override
    public String libvirtName() {
        return libvirtName;
    }
}
