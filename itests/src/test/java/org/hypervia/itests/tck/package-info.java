// SPDX-License-Identifier: Apache-2.0
/** The contract of the SPI on each pair of provider and host. */
@NullMarked
package org.hypervia.itests.tck;

import org.jspecify.annotations.NullMarked;
