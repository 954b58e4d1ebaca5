// SPDX-License-Identifier: Apache-2.0
/**
 * Moves content between a provider's transfers and what a caller has: channels, or streams that it pushes.
 */
@NullMarked
package org.hypervia.spi.transfer;

import org.jspecify.annotations.NullMarked;
