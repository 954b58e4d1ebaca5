// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.endpoint;

import java.util.List;
import java.util.Map;
import org.hypervia.simulator.device.PowerState;
import org.hypervia.simulator.inventory.PlainNode;
import org.hypervia.simulator.machine.Machine;
import org.hypervia.simulator.value.Faults;

/** Work within guests. The simulated ones have no accounts, so whoever comes is refused, for the first reason that there is. */
final class GuestMethods {
    private static final List<String> METHODS = List.of(
            "ValidateCredentialsInGuest",
            "AcquireCredentialsInGuest",
            "ReleaseCredentialsInGuest",
            "StartProgramInGuest",
            "ListProcessesInGuest",
            "TerminateProcessInGuest",
            "ReadEnvironmentVariableInGuest",
            "ListFilesInGuest",
            "MakeDirectoryInGuest",
            "MoveDirectoryInGuest",
            "DeleteDirectoryInGuest",
            "MoveFileInGuest",
            "DeleteFileInGuest",
            "ChangeFileAttributesInGuest",
            "CreateTemporaryFileInGuest",
            "CreateTemporaryDirectoryInGuest",
            "InitiateFileTransferToGuest",
            "InitiateFileTransferFromGuest");

    void addTo(Map<String, Method> table) {
        METHODS.forEach(method -> table.put(method, GuestMethods::refuse));
    }

    private static Reply refuse(Call call) {
        call.target(PlainNode.class);
        Machine machine = call.object(call.ref("vm"), Machine.class);
        if (machine.power() != PowerState.POWERED_ON) {
            throw Faults.invalidPowerState(
                    PowerState.POWERED_ON.literal(), machine.power().literal());
        }
        if (!machine.toolsRunning()) {
            throw Faults.plain("GuestOperationsUnavailable", "The guest operations agent could not be contacted.");
        }
        throw Faults.plain(
                "InvalidGuestLogin",
                "Failed to authenticate with the guest operating system using the" + " supplied credentials.");
    }
}
