// SPDX-License-Identifier: Apache-2.0
package org.hypervia.libvirt.remote;

/** The content of a volume on its way. For one thread at a time; its owner closes it. */
public interface LibvirtStream extends AutoCloseable {
    /**
     * Receives bytes, and waits for the first.
     *
     * @return how many came; 0 at the end
     */
    int receive(byte[] target, int offset, int length);

    /** Sends all of the bytes. */
    void send(byte[] bytes, int length);

    /** Ends it, and hears what went wrong at the other side. */
    void finish();

    /** Frees it; one that was not finished is aborted, so that the other side knows. */
    @Override
    void close();
}
