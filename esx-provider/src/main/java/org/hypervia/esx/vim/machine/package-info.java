// SPDX-License-Identifier: Apache-2.0
/**
 * Virtual machines: their calls, devices, settings and questions.
 */
@NullMarked
package org.hypervia.esx.vim.machine;

import org.jspecify.annotations.NullMarked;
