// SPDX-License-Identifier: Apache-2.0
/**
 * The VI API: calls as values, the session and its renewal, the property collector, tasks and their one waiter, the way
 * to the host, and the table that turns faults into libvirt's codes. Knows no domain XML.
 *
 * <p>{@link org.hypervia.esx.vim.VimSession} makes calls; {@link org.hypervia.esx.vim.PropertyCollector} reads;
 * {@link org.hypervia.esx.vim.TaskRunner} changes and waits.
 */
@NullMarked
package org.hypervia.esx.vim;

import org.jspecify.annotations.NullMarked;
