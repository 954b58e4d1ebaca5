// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.connection;

import java.util.Optional;

/**
 * What the command line says about the connection.
 *
 * @param uri where to, or empty for the default
 * @param provider which provider must serve it, or empty for any
 * @param readOnly whether changes are refused
 * @param passwordFile where the password stands, or empty
 * @param mayPrompt whether a person may be asked
 */
public record ConnectionChoice(
        Optional<String> uri,
        Optional<String> provider,
        boolean readOnly,
        Optional<String> passwordFile,
        boolean mayPrompt) {}
