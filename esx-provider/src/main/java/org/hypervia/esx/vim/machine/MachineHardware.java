// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.machine;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.value.Reading;
import org.hypervia.esx.vim.value.ObjectContent;
import org.hypervia.esx.vim.value.VimValue;

/**
 * {@code VirtualHardware}: what a machine is built of.
 *
 * @param version its hardware version, such as 13; 0 if the host does not tell
 * @param devices its devices in the host's order
 */
public record MachineHardware(int version, List<VirtualDevice> devices) {
    private static final String VERSION = "config.version";
    private static final String DEVICES = "config.hardware.device";

    /** The properties to ask for. */
    public static final List<String> PATHS = List.of(VERSION, DEVICES);

    private static final Pattern SYNTAX = Pattern.compile("vmx-(\\d{1,4})");

    public MachineHardware {
        devices = List.copyOf(devices);
    }

    /** Takes what {@link #PATHS} brought; {@code OPERATION_INVALID} if there are no devices; fails with why they could not be had. */
    public static MachineHardware of(ObjectContent machine) {
        Matcher version = SYNTAX.matcher(machine.toldText(VERSION).orElse(""));
        return new MachineHardware(version.matches() ? Integer.parseInt(version.group(1)) : 0, devices(machine));
    }

    private static List<VirtualDevice> devices(ObjectContent machine) {
        Reading<VimValue> hardware = machine.valueReading(DEVICES);
        if (hardware instanceof Reading.Value<VimValue> found) {
            return found.value().items().map(VirtualDevice::of).toList();
        }
        throw hardware instanceof Reading.Failed<VimValue> failed
                ? failed.error()
                : new HypervisorException(
                        ErrorCode.OPERATION_INVALID,
                        "the host tells no devices of " + machine.subject()
                                + ": its configuration is not accessible at present");
    }
}
