// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.storage;

import java.time.Duration;
import org.hypervia.spi.Deadline;

/**
 * How long a transfer may take.
 *
 * @param whole when it must be over, and who hears of it until then; far away unless the caller has set a limit
 * @param idle how long it may wait for the other end at a time, opening included
 */
public record TransferLimits(Deadline whole, Duration idle) {}
