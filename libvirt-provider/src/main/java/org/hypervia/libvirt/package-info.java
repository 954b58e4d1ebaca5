// SPDX-License-Identifier: Apache-2.0
/**
 * Maps the SPI onto libvirt: every hypervisor that libvirt knows, its own ESX driver included. Calls of libvirt cannot be
 * interrupted and know no time limit; the deadline is looked at before a call,
 * and closing a connection waits for the calls that run on it. An {@code auth.conf} of libvirt's wins over the credential
 * callback.
 */
@NullMarked
package org.hypervia.libvirt;

import org.jspecify.annotations.NullMarked;
