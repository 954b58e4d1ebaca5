// SPDX-License-Identifier: Apache-2.0
/**
 * Foreign programs as peers: libvirt's own ESX driver by way of virsh, and govmomi's simulator. A test that needs one
 * which is not there is skipped with the reason, and fails where {@code CI=true}.
 */
package org.hypervia.itests.peer;
