// SPDX-License-Identifier: Apache-2.0
/**
 * The networks of a host: switches, port groups and physical cards, a typed reader for each, and the calls that change them.
 */
@NullMarked
package org.hypervia.esx.vim.network;

import org.jspecify.annotations.NullMarked;
