// SPDX-License-Identifier: Apache-2.0
/**
 * The login: calls are made through {@link org.hypervia.esx.vim.session.VimSession}, which renews it.
 */
@NullMarked
package org.hypervia.esx.vim.session;

import org.jspecify.annotations.NullMarked;
