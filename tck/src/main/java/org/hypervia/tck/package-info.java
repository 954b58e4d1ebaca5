// SPDX-License-Identifier: Apache-2.0
/**
 * The contract of the SPI as numbered rules. A provider binds it with one class that extends {@link ProviderContract} and
 * says, by a {@link TestHost}, where a host is. What a host's capabilities exclude is skipped with that reason, and so is what
 * the target declares as a known deviation; nothing is left out in silence.
 */
@NullMarked
package org.hypervia.tck;

import org.jspecify.annotations.NullMarked;
