// SPDX-License-Identifier: Apache-2.0
/**
 * Calls that take long: {@link org.hypervia.esx.vim.task.TaskRunner} makes a change and waits for its end.
 */
@NullMarked
package org.hypervia.esx.vim.task;

import org.jspecify.annotations.NullMarked;
