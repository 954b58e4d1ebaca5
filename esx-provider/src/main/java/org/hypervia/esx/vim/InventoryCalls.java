// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hypervia.esx.soap.SoapCall;

/** Calls that find and register machines. */
public final class InventoryCalls {
    /** Which UUID of a machine is meant. */
    public enum UuidKind {
        /** The one of its BIOS, which clones may share. */
        BIOS,
        /** The one a vCenter keeps unique, since API 4.0. */
        INSTANCE
    }

    private InventoryCalls() {}

    /**
     * Finds machines by UUID: {@code SearchIndex.FindAllByUuid}, which tells when a UUID is not unique. Servers before API
     * 4.1 have only {@code FindByUuid}, those before 4.0 only the BIOS UUID.
     */
    public static SoapCall<List<ManagedObjectRef>> findByUuid(
            ServiceContent server, ManagedObjectRef datacenter, UUID uuid, UuidKind kind) {
        boolean all = server.about().speaks(4, 1);
        boolean saysWhich = server.about().speaks(4, 0);
        return Calls.references(all ? "FindAllByUuid" : "FindByUuid", server.manager("searchIndex"), out -> {
            out.reference("datacenter", datacenter).text("uuid", uuid.toString()).flag("vmSearch", true);
            if (saysWhich) {
                out.flag("instanceUuid", kind == UuidKind.INSTANCE);
            }
        });
    }

    /** {@code SearchIndex.FindByIp}: the host with an address, in all datacenters. */
    public static SoapCall<List<ManagedObjectRef>> findHostByIp(ServiceContent server, String address) {
        return Calls.references(
                "FindByIp",
                server.manager("searchIndex"),
                out -> out.text("ip", address).flag("vmSearch", false));
    }

    /**
     * {@code Folder.RegisterVM_Task}: makes a machine of a VMX file.
     *
     * @param path the datastore path of the file
     * @param pool where its resources come from
     * @param host where it runs; the server chooses otherwise
     */
    public static SoapCall<ManagedObjectRef> register(
            ManagedObjectRef folder, String path, ManagedObjectRef pool, Optional<ManagedObjectRef> host) {
        return Calls.reference("RegisterVM_Task", folder, out -> {
            out.text("path", path).flag("asTemplate", false).reference("pool", pool);
            host.ifPresent(ref -> out.reference("host", ref));
        });
    }
}
