// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.definition.device;

import java.util.Objects;
import org.hypervia.api.value.LibvirtName;

/** The model of a controller. */
public sealed interface ControllerModel extends LibvirtName permits ScsiControllerModel, ControllerModel.Other {
    /**
     * The model of a controller that is not a SCSI controller.
     *
     * @param libvirtName libvirt's word for it, such as {@code piix3-uhci}
     */
    record Other(String libvirtName) implements ControllerModel {
        public Other {
            Objects.requireNonNull(libvirtName, "libvirtName");
        }
    }
}
