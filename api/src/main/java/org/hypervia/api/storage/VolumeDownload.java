// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.storage;

import java.io.InputStream;
import java.util.OptionalLong;
import org.hypervia.api.error.HypervisorException;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A volume's content on its way here: libvirt's receiving stream. Read it, then close it. Not thread-safe.
 *
 * <p>Reading blocks until something is there, for at most the connection's operation time limit each time. What a reader does
 * not take stays with the server: nothing is buffered beyond a block. Each read may throw {@code READ_FAILED} when the
 * connection is cut, {@code OPERATION_TIMEOUT}, {@code OPERATION_ABORTED} when the thread is interrupted, and
 * {@code INVALID_CONN} when the connection was closed; after a failure every read fails.
 */
@ProviderType
public interface VolumeDownload extends AutoCloseable {
    /**
     * Returns the content.
     *
     * @return a stream; closing it closes this
     */
    InputStream content();

    /**
     * Returns how many bytes will come.
     *
     * @return the number; empty if the hypervisor does not tell
     */
    OptionalLong length();

    /**
     * Receives bytes: libvirt's {@code virStreamRecv}. A short count does not mean the end.
     *
     * @param target where they go
     * @return how many came, at least one; 0 at the end
     */
    int receive(byte[] target);

    /**
     * Ends the transfer and makes sure that nothing is missing: libvirt's {@code virStreamFinish}. Does nothing the second time.
     *
     * @throws HypervisorException {@code OPERATION_INVALID} if the end was not reached: a part must not be taken for the whole
     */
    void finish();

    /** Ends the transfer wherever it is: libvirt's {@code virStreamAbort}. Does nothing the second time, or after {@link #finish}. */
    void abort();

    /** Ends the transfer wherever it is. */
    @Override
    default void close() {
        abort();
    }
}
