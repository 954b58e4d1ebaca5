// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.host;

import java.util.List;
import java.util.Optional;
import org.hypervia.esx.soap.SoapCall;
import org.hypervia.esx.vim.value.Calls;
import org.hypervia.esx.vim.value.ManagedObjectRef;
import org.hypervia.esx.vim.value.ServiceContent;

/** Calls that find and register machines. */
public final class InventoryCalls {
    private InventoryCalls() {}

    /** {@code SearchIndex.FindByIp}: the host with an address, in all datacenters. */
    public static SoapCall<List<ManagedObjectRef>> findHostByIp(ServiceContent server, String address) {
        return Calls.references(
                        "FindByIp",
                        server.manager("searchIndex"),
                        out -> out.text("ip", address).flag("vmSearch", false))
                .repeatable();
    }

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
