// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.network;

/**
 * By what an interface of the host can be told from others.
 *
 * @param ref the provider's own reference, unique on the connection. A handle works by it alone
 * @param name the name, such as {@code vmnic0}. VI API: {@code PhysicalNic.device}
 * @param mac the MAC address as the host writes it; empty for an interface without one
 */
public record HostInterfaceIdentity(String ref, String name, String mac) {}
