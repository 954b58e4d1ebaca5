// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.host;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hypervia.esx.vim.session.VimSession;
import org.hypervia.esx.vim.value.AboutInfo;
import org.hypervia.esx.vim.value.Calls;
import org.hypervia.esx.vim.value.ManagedObjectRef;
import org.hypervia.spi.Deadline;

/** {@code SearchIndex}: finds machines and hosts by what they are called. One round trip each. Thread-safe. */
public final class SearchIndex {
    private final VimSession session;

    public SearchIndex(VimSession session) {
        this.session = session;
    }

    /**
     * Finds the machines of a UUID: {@code FindAllByUuid}, which tells when one is not unique, or {@code FindByUuid} before
     * API 4.1.
     *
     * @param datacenter where to look; everywhere if empty
     * @param instance whether the instance UUID is meant, which servers have from API 4.0 on, or the BIOS UUID
     */
    public List<ManagedObjectRef> machinesByUuid(
            Optional<ManagedObjectRef> datacenter, UUID uuid, boolean instance, Deadline deadline) {
        AboutInfo about = session.content().about();
        if (instance && !about.speaks(4, 0)) {
            return List.of();
        }
        return session.invoke(
                Calls.references(
                                about.speaks(4, 1) ? "FindAllByUuid" : "FindByUuid",
                                session.content().manager("searchIndex"),
                                out -> {
                                    datacenter.ifPresent(where -> out.reference("datacenter", where));
                                    out.text("uuid", uuid.toString()).flag("vmSearch", true);
                                    if (about.speaks(4, 0)) {
                                        out.flag("instanceUuid", instance);
                                    }
                                })
                        .repeatable(),
                deadline);
    }

    /** Finds the host that has an address: {@code FindByIp}; nothing if the server knows none. */
    public Optional<ManagedObjectRef> hostByAddress(String address, Deadline deadline) {
        return host("FindByIp", "ip", address, deadline);
    }

    /** Finds the host that has a UUID: {@code FindByUuid}; nothing if the server knows none. */
    public Optional<ManagedObjectRef> hostByUuid(UUID uuid, Deadline deadline) {
        return host("FindByUuid", "uuid", uuid.toString(), deadline);
    }

    private Optional<ManagedObjectRef> host(String method, String parameter, String value, Deadline deadline) {
        ManagedObjectRef index = session.content().manager("searchIndex");
        return session
                .invoke(
                        Calls.references(
                                        method,
                                        index,
                                        out -> out.text(parameter, value).flag("vmSearch", false))
                                .repeatable(),
                        deadline)
                .stream()
                .filter(found -> found.type().equals("HostSystem"))
                .findFirst();
    }
}
