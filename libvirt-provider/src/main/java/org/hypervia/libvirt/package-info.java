// SPDX-License-Identifier: Apache-2.0
/**
 * Maps the SPI onto libvirt: every hypervisor that libvirt knows, its own ESX driver included. Calls of libvirt cannot be
 * interrupted and know no time limit, so they run on threads of the connection: at the deadline, or on an interrupt, the
 * caller goes, and the call ends when it can and frees what it held. Closing waits a few seconds for calls that run; of
 * those that hang the last closes the connection. A daemon that gives no sign of life for half a minute counts as gone. On a
 * connection that is lost every call fails with {@code INVALID_CONN}; another one has to be opened. An {@code auth.conf} of
 * libvirt's wins over the credential callback.
 */
@NullMarked
package org.hypervia.libvirt;

import org.jspecify.annotations.NullMarked;
