// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api;

/**
 * A parameter of the connection URI that a provider understands, as it stands in tables and in messages.
 *
 * @param name as it is written
 * @param values what may be its value, such as {@code 0 or 1}
 * @param usual what counts when it is not there; the empty text where nothing does
 * @param meaning a sentence
 * @param sensitive whether its value may hold what is nobody else's business, so that no message repeats it
 * @param since the libvirt that knows it, such as {@code libvirt 0.7.5}, or {@code Hypervia}
 */
public record UriParameter(String name, String values, String usual, String meaning, boolean sensitive, String since) {}
