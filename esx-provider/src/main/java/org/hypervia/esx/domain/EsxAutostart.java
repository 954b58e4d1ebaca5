// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.domain;

import java.util.List;
import java.util.Optional;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.connection.EsxConnection;
import org.hypervia.esx.vim.host.AutostartSettings;
import org.hypervia.esx.vim.value.EntityName;
import org.hypervia.esx.vim.value.ManagedObjectRef;
import org.hypervia.esx.vim.value.ObjectContent;
import org.hypervia.esx.vim.value.PropertyQuery;
import org.hypervia.spi.Deadline;
import org.hypervia.spi.domain.DomainAutostart;

/** Says whether machines start with the host: one retrieval, and one call if there is something to change. */
public final class EsxAutostart implements DomainAutostart {
    private final EsxConnection connection;

    public EsxAutostart(EsxConnection connection) {
        this.connection = connection;
    }

    @Override
    public void setAutostart(String ref, boolean on, Deadline deadline) {
        ManagedObjectRef machine = ManagedObjectRef.virtualMachine(ref);
        PropertyQuery query = PropertyQuery.of(machine, EntityName.PATH)
                .called("setting autostart of " + connection.names().of(ref));
        connection.scope().addAutostartOf(machine, query);
        List<ObjectContent> found = connection.properties().retrieve(query, deadline);
        ObjectContent settings = AutostartSettings.manager(found)
                .orElseThrow(() -> new HypervisorException(
                        ErrorCode.OPERATION_UNSUPPORTED,
                        "the host of " + connection.names().of(ref) + " in "
                                + connection.scope().name() + " has no autostart manager"));
        boolean switchOn = on && !AutostartSettings.enabled(settings);
        if (switchOn) {
            refuseToAffect(AutostartSettings.affectedBySwitch(settings, machine), ref);
        }
        Optional<AutostartSettings.Entry> before = AutostartSettings.entry(settings, machine);
        boolean starts = before.filter(AutostartSettings.Entry::powersOn).isPresent();
        if (switchOn || starts != on) {
            connection
                    .session()
                    .invoke(
                            connection
                                    .names()
                                    .doing(
                                            "setting autostart of",
                                            ref,
                                            AutostartSettings.reconfigure(
                                                    settings.object(), switchOn, machine, before, on)),
                            deadline);
        }
    }

    private void refuseToAffect(List<String> others, String ref) {
        if (!others.isEmpty()) {
            throw new HypervisorException(
                    ErrorCode.OPERATION_INVALID,
                    "autostart is off for the whole host, and switching it on for "
                            + connection.names().of(ref)
                            + " would also switch it on for " + String.join(", ", others)
                            + ": switch the host's autostart on first, or take it away from those");
        }
    }
}
