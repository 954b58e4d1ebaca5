// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.storage;

import java.io.OutputStream;
import org.hypervia.api.error.HypervisorException;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A volume's content on its way there: libvirt's sending stream. Write it, {@link #finish} it, then close it: what is closed
 * without being finished is given up. Not thread-safe.
 *
 * <p>Writing blocks while the server is not ready for more, for at most the connection's operation time limit each time; no
 * more than a few blocks are held here. What goes wrong at the server is thrown by the next write, or by {@link #finish}.
 */
@ProviderType
public interface VolumeUpload extends AutoCloseable {
    /**
     * Returns where to write.
     *
     * @return a stream; closing it does nothing: what was written counts once it is {@link #finish finished}
     */
    OutputStream content();

    /**
     * Sends bytes: libvirt's {@code virStreamSend}. All of them are taken.
     *
     * @param bytes what to send
     * @param offset the first of them
     * @param length how many
     */
    void send(byte[] bytes, int offset, int length);

    /**
     * Waits until the server has everything: libvirt's {@code virStreamFinish}. Does nothing the second time.
     *
     * @throws HypervisorException {@code WRITE_FAILED} if the connection was cut, {@code INVALID_ARG} if fewer bytes were sent
     *     than announced, {@code OPERATION_FAILED} with what the server says otherwise
     */
    void finish();

    /** Gives up: libvirt's {@code virStreamAbort}. Does nothing the second time, or after {@link #finish}. */
    void abort();

    /** Gives up unless it was finished. */
    @Override
    default void close() {
        abort();
    }
}
