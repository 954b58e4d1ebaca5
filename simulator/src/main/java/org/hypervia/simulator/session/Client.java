// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.session;

/**
 * Who calls.
 *
 * @param address the numeric address
 * @param userAgent what the client calls itself, empty for nothing
 */
public record Client(String address, String userAgent) {}
