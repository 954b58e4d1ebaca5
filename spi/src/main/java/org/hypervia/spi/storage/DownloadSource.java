// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.storage;

import java.io.InputStream;
import java.util.OptionalLong;

/**
 * A volume's content, open to be read.
 *
 * @param content the bytes; it blocks for at most the idle limit at a time, throws
 *     {@link org.hypervia.api.error.HypervisorException} with {@code READ_FAILED} when the connection is cut, and frees
 *     everything when it is closed. One that is a {@link java.nio.channels.ReadableByteChannel} too is read as that, which may
 *     copy less
 * @param length how many bytes will come; empty if nobody knows
 */
public record DownloadSource(InputStream content, OptionalLong length) {}
