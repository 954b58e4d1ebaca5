// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.domain;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hypervia.api.definition.DomainDefinition;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.value.Listing;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The domains behind a connection. Thread-safe; blocking and time limits as the connection states them.
 *
 * <p>Bulk is the cheap way: {@link #summaries} costs one retrieval however many domains there are, while a call per
 * handle costs one each.
 *
 * <p>All that run, and what is known of one:
 *
 * <pre>{@code
 * hypervisor.domains().list(DomainFilter.of(DomainFilter.Condition.RUNNING)).stream()
 *         .map(Domain::name)
 *         .forEach(System.out::println);
 * MemorySize memory = hypervisor.domains().byName("web01").info().maxMemory();
 * }</pre>
 */
@ProviderType
public interface Domains {
    /**
     * Lists all domains as handles.
     *
     * @return a handle for each, and what could not be read
     */
    default Listing<Domain> list() {
        return list(DomainFilter.all());
    }

    /**
     * Lists domains as handles.
     *
     * @param filter which ones
     * @return a handle for each, and what could not be read
     */
    Listing<Domain> list(DomainFilter filter);

    /**
     * Lists all domains with name, id, UUIDs, state, memory and vCPUs in one go.
     *
     * @return a row for each, and what could not be read
     */
    default Listing<DomainSummary> summaries() {
        return summaries(DomainFilter.all());
    }

    /**
     * Lists domains with name, id, UUIDs, state, memory and vCPUs in one go.
     *
     * @param filter which ones
     * @return a row for each, and what could not be read
     */
    Listing<DomainSummary> summaries(DomainFilter filter);

    /**
     * Lists domains with name, id, UUIDs and state, and with what else is wanted. Through libvirt each part costs one call
     * a domain (on ESX all of them together cost none), so who needs no titles leaves them out.
     *
     * @param filter which ones
     * @param parts what else; none of it is {@code Set.of()}
     * @return a row for each, and what could not be read
     */
    Listing<DomainSummary> summaries(DomainFilter filter, Set<SummaryPart> parts);

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

    /**
     * Looks for a domain by its exact name.
     *
     * @param name the name, unescaped
     * @return a handle; empty if there is none
     * @throws HypervisorException as {@link #byName}, but never {@code NO_DOMAIN}
     */
    Optional<Domain> find(String name);

    /**
     * Looks for a domain by its UUID.
     *
     * @param uuid libvirt's UUID of the domain
     * @return a handle; empty if there is none
     * @throws HypervisorException as {@link #byUuid}, but never {@code NO_DOMAIN}
     */
    Optional<Domain> findByUuid(UUID uuid);

    /**
     * Looks for an active domain by its number.
     *
     * @param id libvirt's number of the domain
     * @return a handle; empty if there is none, or if it is off
     * @throws HypervisorException as {@link #byId}, but never {@code NO_DOMAIN}
     */
    Optional<Domain> findById(int id);

    /**
     * Defines a domain without starting it, or changes the one of the same UUID.
     *
     * <p>On ESX the configuration file is written beside the domain's first hard disk that is a file; a directory that is
     * missing is made, a file that is there already is not overwritten, and when a later step fails what was written is
     * removed again. A domain that is changed keeps all in its configuration that the XML does not speak of.
     *
     * @param domainXml the domain XML
     * @return a handle
     * @throws HypervisorException {@code OPERATION_FAILED} if another domain has the name or the UUID,
     *     {@code STORAGE_VOL_EXIST} if the file to be written is there already, the converter's codes for XML that cannot be
     *     a domain of this hypervisor, {@code OPERATION_INVALID} if an existing domain's state does not allow the change
     */
    default Domain define(String domainXml) {
        return define(domainXml, Set.of());
    }

    /**
     * As {@link #define(String)}, in a certain way.
     *
     * @param domainXml the domain XML
     * @param flags how to define it
     * @return a handle
     * @throws HypervisorException as {@link #define(String)}; {@code XML_INVALID_SCHEMA} if the XML does not pass
     *     {@link DefineFlag#VALIDATE}
     */
    Domain define(String domainXml, Set<DefineFlag> flags);

    /**
     * Defines a domain by its typed model; as {@link #define(String)} with what the model says, with the same checks.
     *
     * @param definition the domain
     * @return a handle
     */
    Domain define(DomainDefinition definition);

    /**
     * Creates a transient domain and starts it: it is gone once it stops. ESX has no such domains: define and start one.
     *
     * @param domainXml the domain XML
     * @param flags how to start it
     * @return a handle
     * @throws HypervisorException {@code NO_SUPPORT} without the capability {@code domain.transient}
     */
    Domain create(String domainXml, Set<StartFlag> flags);
}
