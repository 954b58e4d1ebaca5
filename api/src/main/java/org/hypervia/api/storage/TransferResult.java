// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.storage;

import java.util.Optional;

/**
 * What a transfer did.
 *
 * @param bytes how many bytes were moved, each counted once
 * @param checksum the checksum in hexadecimal digits, if one was asked for
 * @param repeats how often it had to go on after the connection was cut
 */
public record TransferResult(long bytes, Optional<String> checksum, int repeats) {}
