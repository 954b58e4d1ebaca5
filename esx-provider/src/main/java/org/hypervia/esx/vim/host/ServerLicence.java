// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.host;

import java.util.List;
import java.util.Optional;
import org.hypervia.esx.vim.property.PropertyCollector;
import org.hypervia.esx.vim.session.VimSession;
import org.hypervia.esx.vim.value.Faults;
import org.hypervia.esx.vim.value.ManagedObjectRef;
import org.hypervia.esx.vim.value.ObjectContent;
import org.hypervia.esx.vim.value.VimValue;
import org.hypervia.spi.Deadline;

/**
 * {@code LicenseManagerLicenseInfo}: a licence that a server has. Its key is a secret and not read.
 *
 * @param name such as {@code Evaluation Mode}
 * @param edition the server's word for the kind of licence, such as {@code eval}
 * @param hoursLeft for how many hours it still counts; empty for one without end
 */
public record ServerLicence(String name, String edition, Optional<Long> hoursLeft) {
    private static final String LICENCES = "licenses";
    private static final String EVALUATION = "evaluation";

    /** Tells whether a server has such a list; it came with API 4.0. */
    public static boolean canBeAsked(VimSession session) {
        return session.content().about().speaks(4, 0);
    }

    /**
     * Reads the licences of a server: one round trip, and another where the server has not told of its managers yet.
     *
     * @return the licences; empty if there is no manager, or the user may not read them
     */
    public static Optional<List<ServerLicence>> read(
            VimSession session, PropertyCollector properties, Deadline deadline) {
        Optional<ManagedObjectRef> manager = session.manager("licenseManager", deadline);
        if (manager.isEmpty()) {
            return Optional.empty();
        }
        ObjectContent found = properties.retrieveOne(manager.get(), deadline, LICENCES, EVALUATION);
        Optional<Long> trial = found.value(EVALUATION).flatMap(ServerLicence::hours);
        return found.value(LICENCES)
                .map(list -> list.items().map(licence -> of(licence, trial)).toList());
    }

    private static ServerLicence of(VimValue licence, Optional<Long> trial) {
        ServerLicence read = new ServerLicence(
                Faults.shown(licence.childText("name").orElse("")),
                licence.childToken("editionKey").orElse(""),
                hours(licence));
        return read.isTrial() && read.hoursLeft().isEmpty() ? new ServerLicence(read.name, read.edition, trial) : read;
    }

    private static Optional<Long> hours(VimValue holder) {
        return holder.items()
                .filter(field -> field.name().equals("properties"))
                .filter(field -> field.childToken("key").orElse("").equals("expirationHours"))
                .findFirst()
                .flatMap(field -> field.childNumber("value"));
    }

    /** Tells whether it is that of the trial time. */
    public boolean isTrial() {
        return edition.equals("eval");
    }

    /** Tells whether it is the one without charge, with which a host refuses all changes over the API. */
    public boolean isFree() {
        return edition.startsWith("esxBasic");
    }
}
