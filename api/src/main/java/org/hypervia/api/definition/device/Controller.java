// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.definition.device;

import java.util.Objects;
import java.util.Optional;

/**
 * A controller that devices are connected to.
 *
 * @param type the kind of controller
 * @param index its number among those of its kind, 0 or more
 * @param model its model, if stated; a {@link ScsiControllerModel} exactly for SCSI controllers
 * @param address where it sits, if stated
 */
public record Controller(
        ControllerType type, int index, Optional<ControllerModel> model, Optional<DeviceAddress> address)
        implements Device {
    public Controller {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(address, "address");
        if (index < 0) {
            throw new IllegalArgumentException("index " + index + " of a " + type + " controller is negative");
        }
        if (model.isPresent() && model.get() instanceof ScsiControllerModel != (type == ControllerType.SCSI)) {
            throw new IllegalArgumentException(model.get() + " is no model of a " + type + " controller");
        }
    }

    /**
     * Makes a controller without model and address.
     *
     * @param type the kind of controller
     * @param index its number among those of its kind, 0 or more
     * @return the controller
     */
    public static Controller of(ControllerType type, int index) {
        return new Controller(type, index, Optional.empty(), Optional.empty());
    }

    /**
     * Makes a SCSI controller.
     *
     * @param index its number among the SCSI controllers, 0 or more
     * @param model its model
     * @return the controller
     */
    public static Controller scsi(int index, ScsiControllerModel model) {
        return new Controller(ControllerType.SCSI, index, Optional.of(model), Optional.empty());
    }

    /**
     * Gives the controller a model.
     *
     * @param newModel the model
     * @return the same controller with this model
     */
    public Controller withModel(ControllerModel newModel) {
        return new Controller(type, index, Optional.of(newModel), address);
    }

    /**
     * Gives the controller an address.
     *
     * @param newAddress the address
     * @return the same controller with this address
     */
    public Controller withAddress(DeviceAddress newAddress) {
        return new Controller(type, index, model, Optional.of(newAddress));
    }
}
