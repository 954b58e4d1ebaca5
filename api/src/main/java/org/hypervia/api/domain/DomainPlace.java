// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.domain;

/** In what of an inventory a domain is; see {@link DomainPlacement}. */
public enum DomainPlace {
    /** The datacenter. */
    DATACENTER,
    /** The cluster of hosts. */
    CLUSTER,
    /** The host. */
    HOST,
    /** The folder of domains. */
    FOLDER,
    /** The resource pool. */
    RESOURCE_POOL
}
