// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.domain;

import java.util.List;
import org.hypervia.esx.connection.EsxConnection;
import org.hypervia.esx.vim.value.ManagedObjectRef;
import org.hypervia.esx.vim.value.ObjectContent;
import org.hypervia.esx.vim.value.PropertyQuery;
import org.hypervia.spi.Deadline;

/**
 * A machine with the host that it is on at this moment: a vCenter moves machines, so nobody goes by where one was before.
 *
 * @param content what was asked of the machine
 * @param connection the connection, for what is about that host alone: its datastores, and the files of its datacenter
 */
record PlacedMachine(ObjectContent content, EsxConnection connection) {
    /** Asks for properties of a machine and for its host: one round trip. */
    static PlacedMachine ask(EsxConnection connection, String ref, Deadline deadline, String... paths) {
        ManagedObjectRef machine = ManagedObjectRef.virtualMachine(ref);
        PropertyQuery query = PropertyQuery.of(machine, paths)
                .called("asking about " + connection.names().of(ref));
        connection.scope().addPlaceOf(machine, query);
        List<ObjectContent> found = connection.properties().retrieve(query, deadline);
        ObjectContent told = DomainRows.told(connection, found, machine);
        return new PlacedMachine(told, connection.about(connection.scope().placeOf(found)));
    }
}
