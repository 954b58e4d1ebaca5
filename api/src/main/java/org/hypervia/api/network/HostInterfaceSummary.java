// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.network;

/**
 * One row of a listing of the host's interfaces.
 *
 * @param identity by what the interface can be told from others
 * @param active whether it is up; on ESX each counts as that
 */
public record HostInterfaceSummary(HostInterfaceIdentity identity, boolean active) {}
