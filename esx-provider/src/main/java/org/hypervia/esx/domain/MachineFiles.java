// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.domain;

import org.hypervia.esx.vim.value.ObjectContent;
import org.hypervia.esx.vmx.path.DatastorePath;

/** Where the files of a machine are. */
final class MachineFiles {
    static final String VMX_PATH = "config.files.vmPathName";

    private MachineFiles() {}

    /** Returns where the VMX file is, from what {@link #VMX_PATH} brought. */
    static DatastorePath vmxPath(ObjectContent machine) {
        return DatastorePath.parse(
                DomainRows.required(machine.reading(VMX_PATH), machine.object().toString(), VMX_PATH));
    }
}
