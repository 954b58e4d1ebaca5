// SPDX-License-Identifier: Apache-2.0
/**
 * The SPI's operations on networks and on the host's own interfaces, a few VI calls each.
 */
@NullMarked
package org.hypervia.esx.network;

import org.jspecify.annotations.NullMarked;
