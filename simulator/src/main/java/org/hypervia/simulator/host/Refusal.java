// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.host;

import org.hypervia.simulator.value.VimFault;

/**
 * Something a host has against each machine that is to come to it.
 *
 * @param fault what it is
 * @param warning whether the machine may come nevertheless
 */
public record Refusal(VimFault fault, boolean warning) {}
