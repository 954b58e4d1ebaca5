// SPDX-License-Identifier: Apache-2.0
/**
 * Reading properties once, and waiting for them to change.
 */
@NullMarked
package org.hypervia.esx.vim.property;

import org.jspecify.annotations.NullMarked;
