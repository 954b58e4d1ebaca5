// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.domain;

import org.hypervia.esx.vim.machine.MachineConfig;
import org.hypervia.esx.vim.value.ObjectContent;
import org.hypervia.esx.vmx.path.DatastorePath;

/** Where the files of a machine are. */
final class MachineFiles {
    private MachineFiles() {}

    /** Returns where the VMX file is, from what {@link MachineConfig#VMX_PATH} brought. */
    static DatastorePath vmxPath(ObjectContent machine) {
        return DatastorePath.parse(machine.required(MachineConfig.of(machine).vmxPath(), MachineConfig.VMX_PATH));
    }
}
