// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.host;

import java.util.Optional;
import org.hypervia.esx.soap.SoapCall;
import org.hypervia.esx.vim.value.Calls;
import org.hypervia.esx.vim.value.ManagedObjectRef;

/** Calls that register machines. */
public final class InventoryCalls {
    private InventoryCalls() {}

    /**
     * {@code Folder.RegisterVM_Task}: makes a machine of a VMX file.
     *
     * @param path the datastore path of the file
     * @param pool where its resources come from
     * @param host where it runs; the server chooses otherwise
     */
    static SoapCall<ManagedObjectRef> register(
            ManagedObjectRef folder, String path, ManagedObjectRef pool, Optional<ManagedObjectRef> host) {
        return Calls.reference("RegisterVM_Task", folder, out -> {
            out.text("path", path).flag("asTemplate", false).reference("pool", pool);
            host.ifPresent(ref -> out.reference("host", ref));
        });
    }
}
