// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.migration;

import org.hypervia.api.domain.DomainSummary;
import org.hypervia.esx.vim.value.ManagedObjectRef;
import org.hypervia.spi.Deadline;

/** How a connection sees its domains, which is another room's business. */
@FunctionalInterface
public interface DomainsThere {
    /** Returns the row of a machine, by its reference on the connection's own server; {@code NO_DOMAIN} if it is not there. */
    DomainSummary byRef(ManagedObjectRef machine, Deadline deadline);
}
