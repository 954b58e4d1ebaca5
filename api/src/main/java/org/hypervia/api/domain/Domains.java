// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.domain;

import java.util.UUID;
import org.hypervia.api.error.HypervisorException;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The domains behind a connection. Thread-safe; blocking and time limits as the connection states them.
 *
 * <p>Bulk is the cheap way: {@link #summaries} costs one retrieval however many domains there are, while a call per
 * handle costs one each.
 */
@ProviderType
public interface Domains {
    /**
     * Lists domains as handles.
     *
     * @param filter which ones
     * @return a handle for each, and what could not be read
     */
    Listing<Domain> list(DomainFilter filter);

    /**
     * Lists domains with name, id, UUIDs, state, memory and vCPUs in one go.
     *
     * @param filter which ones
     * @return a row for each, and what could not be read
     */
    Listing<DomainSummary> summaries(DomainFilter filter);

    /**
     * Finds an active domain by its number.
     *
     * @param id libvirt's number of the domain
     * @return a handle
     * @throws HypervisorException {@code NO_DOMAIN} if there is none, or if it is off
     */
    Domain byId(int id);

    /**
     * Finds a domain by its UUID.
     *
     * @param uuid libvirt's UUID of the domain
     * @return a handle
     * @throws HypervisorException {@code NO_DOMAIN} if there is none, {@code MULTIPLE_DOMAINS} if several have it: then
     *     find the right one by {@link #list}
     */
    Domain byUuid(UUID uuid);

    /**
     * Finds a domain by its exact name.
     *
     * @param name the name, unescaped
     * @return a handle
     * @throws HypervisorException {@code NO_DOMAIN} if there is none, {@code MULTIPLE_DOMAINS} if several have it: then
     *     find the right one by {@link #list}
     */
    Domain byName(String name);
}
