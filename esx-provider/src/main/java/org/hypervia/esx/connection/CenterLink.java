// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.connection;

import org.hypervia.esx.vim.host.Scope;
import org.hypervia.esx.vim.task.TaskRunner;

/**
 * A connection's vCenter. Of {@code vpx://} it is the server itself; of {@code esx://} with {@code vcenter=} one more login, on
 * which the host and its machines have other references.
 *
 * @param server the login on the vCenter
 * @param tasks runs tasks there
 * @param scope the connection's part of the server, in the vCenter's references
 * @param address the vCenter's numeric address, by which migrations tell whether two connections have the same
 */
public record CenterLink(ServerLogin server, TaskRunner tasks, Scope scope, String address) {}
