// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * TLS over a connected socket, whoever speaks it. One thread at a time; closing the socket from another ends whatever this
 * waits for.
 */
interface TlsStream {
    /** What the server sends, decrypted. */
    InputStream in();

    /** What the server is to get. */
    OutputStream out();

    /** Whether something has been decrypted that nobody has read; never waits. */
    boolean hasLeftover() throws IOException;

    /**
     * Takes in what has come over the socket, without waiting for more.
     *
     * @param in where what is decrypted may be put
     * @return false if it was a message of TLS itself or a part of one; true if it was for the caller, the end included
     */
    boolean takesIn(WireInput in) throws IOException;

    /** The version of TLS that was agreed upon, as the JDK calls it, such as {@code TLSv1.3}. */
    String protocol();

    /** Says that nothing more will come from here. */
    void sayGoodBye() throws IOException;
}
