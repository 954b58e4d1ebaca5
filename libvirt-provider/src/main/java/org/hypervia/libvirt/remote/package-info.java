// SPDX-License-Identifier: Apache-2.0
/**
 * Libvirt as its public functions have it, by plain Java values: a connection, its domains, their snapshots. The provider's
 * operations stand above, a binding below: today the C library ({@code libvirt.binding}).
 *
 * <p>Flags are libvirt's numbers. Each method asks or changes at once and fails with a
 * {@link org.hypervia.api.error.HypervisorException} of libvirt's code, whose message does not begin with the words of the
 * code. What is returned with a {@code close()} is the caller's to close.
 */
@NullMarked
package org.hypervia.libvirt.remote;

import org.jspecify.annotations.NullMarked;
