// SPDX-License-Identifier: Apache-2.0
/** Moving machines between the hosts of a vCenter: the calls, what the server says against a move, and the places there are. */
@NullMarked
package org.hypervia.esx.vim.migration;

import org.jspecify.annotations.NullMarked;
