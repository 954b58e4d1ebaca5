// SPDX-License-Identifier: Apache-2.0
/**
 * The VI API's values: references, property values, what a retrieval brings, faults and the table that turns them into
 * libvirt's codes, and the shapes that calls have.
 */
@NullMarked
package org.hypervia.esx.vim.value;

import org.jspecify.annotations.NullMarked;
