// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.domain;

/**
 * The state of a domain and how it came to it.
 *
 * @param state the state
 * @param reason libvirt's number of the reason, whose meaning depends on the state; 0 is unknown. ESX never tells one
 */
public record DomainStatus(DomainState state, int reason) {}
