// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.syntax;

/**
 * A command with what it was given.
 *
 * @param command the command's name
 * @param arguments what it was given
 */
public record Invocation(String command, Arguments arguments) {}
