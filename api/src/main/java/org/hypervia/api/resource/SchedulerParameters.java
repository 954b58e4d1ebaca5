// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.resource;

import java.util.List;
import java.util.Optional;

/**
 * How a hypervisor shares its CPUs between domains: libvirt's scheduler parameters, whose names and meaning belong to the
 * scheduler's type.
 *
 * <p>ESX has the type {@code allocation} with {@code reservation} (guaranteed MHz), {@code limit} (highest MHz, -1 for
 * none) and {@code shares} (0 or more for a count; -1, -2, -3 for low, normal, high). VI API:
 * {@code config.cpuAllocation}.
 *
 * @param type the scheduler's type
 * @param parameters the parameters in the hypervisor's order
 */
public record SchedulerParameters(String type, List<Parameter> parameters) {
    /**
     * One parameter.
     *
     * @param name such as {@code shares}
     * @param value its value
     */
    public record Parameter(String name, long value) {}

    /**
     * Copies the list.
     *
     * @param type the scheduler's type
     * @param parameters the parameters
     */
    public SchedulerParameters {
        parameters = List.copyOf(parameters);
    }

    /**
     * Finds a parameter.
     *
     * @param name the name
     * @return its value, or empty when it is not there
     */
    public Optional<Long> value(String name) {
        return parameters.stream()
                .filter(p -> p.name().equals(name))
                .map(Parameter::value)
                .findFirst();
    }
}
