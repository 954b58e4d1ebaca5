// SPDX-License-Identifier: Apache-2.0
/**
 * What is above machines: hosts, the inventory, datastores, counters, the start of machines.
 */
@NullMarked
package org.hypervia.esx.vim.host;

import org.jspecify.annotations.NullMarked;
