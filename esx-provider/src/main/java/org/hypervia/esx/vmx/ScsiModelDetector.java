// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.hypervia.api.definition.device.Disk;
import org.hypervia.api.definition.device.DiskBus;
import org.hypervia.api.definition.device.DiskDevice;
import org.hypervia.api.definition.device.DiskSource;
import org.hypervia.api.definition.device.ScsiControllerModel;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.vmx.path.DatastorePath;
import org.hypervia.esx.vmx.text.Refusal;
import org.jspecify.annotations.Nullable;

/** Port: finds out for which model of SCSI controller a disk was made, for controllers of the model {@code auto}. */
@FunctionalInterface
public interface ScsiModelDetector {
    /**
     * Finds the model for one disk.
     *
     * @param disk a SCSI disk of a controller whose model is {@code auto}
     * @return the model, or empty if this disk tells nothing
     * @throws HypervisorException {@code INTERNAL_ERROR} if the disk should tell its model but does not
     */
    Optional<ScsiControllerModel> detect(Disk disk);

    /**
     * Makes a detector that asks the datastore, as ESX's descriptors of disks can tell. It asks only for what can be
     * there: the file of a hard disk in a datastore.
     *
     * @param controllerTypeOf returns the VI API's {@code VmDiskFileInfo.controllerType} of a disk file, or null
     * @return the detector
     */
    static ScsiModelDetector byControllerType(Function<DatastorePath, @Nullable String> controllerTypeOf) {
        return disk -> datastoreFile(disk).map(path -> ofControllerType(controllerTypeOf.apply(path), path.toString()));
    }

    private static Optional<DatastorePath> datastoreFile(Disk disk) {
        boolean isHardDisk = disk.device() == DiskDevice.DISK && disk.target().bus() == DiskBus.SCSI;
        return isHardDisk && disk.source() instanceof DiskSource.File file
                ? file.path().filter(DatastorePath::looksLike).map(DatastorePath::parse)
                : Optional.empty();
    }

    /**
     * Translates the VI API's name of a controller.
     *
     * @param controllerType the VI API's {@code VmDiskFileInfo.controllerType}, in any case, or null
     * @param source the disk, for the message of a failure
     * @return the model
     * @throws HypervisorException {@code INTERNAL_ERROR} for another or no name
     */
    static ScsiControllerModel ofControllerType(@Nullable String controllerType, String source) {
        return switch (controllerType == null ? "" : controllerType.toLowerCase(Locale.ROOT)) {
            case "virtualbuslogiccontroller" -> ScsiControllerModel.BUSLOGIC;
            case "virtuallsilogiccontroller" -> ScsiControllerModel.LSILOGIC;
            case "virtuallsilogicsascontroller" -> ScsiControllerModel.LSISAS1068;
            case "paravirtualscsicontroller" -> ScsiControllerModel.VMPVSCSI;
            default ->
                throw Refusal.internal("The SCSI controller model of '" + Refusal.quote(source)
                        + "' cannot be detected, its controller type is '" + Refusal.quote(controllerType)
                        + "'; name the model in the controller element");
        };
    }
}
