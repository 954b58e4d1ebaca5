// SPDX-License-Identifier: Apache-2.0
/** The SPI's migration over the calls of {@code vim.migration}. */
@NullMarked
package org.hypervia.esx.migration;

import org.jspecify.annotations.NullMarked;
