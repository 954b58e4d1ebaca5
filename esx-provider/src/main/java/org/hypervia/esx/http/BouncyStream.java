// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Objects;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.bouncycastle.tls.TlsClientProtocol;
import org.bouncycastle.tls.TlsException;
import org.bouncycastle.tls.TlsFatalAlertReceived;

/**
 * Moves what Bouncy Castle's TLS wants to send and to receive over a socket. It is used without streams of its own, so that
 * reading and waiting stay here: what a closed socket interrupts leaves no record half read.
 */
final class BouncyStream implements TlsStream {
    // Of application data at a time; more than a record, so that a large upload is not sent in dribs.
    private static final int PIECE = 64 * 1024;

    private final InputStream wireIn;
    private final OutputStream wireOut;
    private final TlsClientProtocol protocol = new TlsClientProtocol();
    private final byte[] received = new byte[PIECE];
    private byte[] toSend = new byte[PIECE];
    private final InputStream in = new Decrypted();
    private final OutputStream out = new Encrypting();
    private String version = "";

    BouncyStream(Socket connected) throws IOException {
        this.wireIn = connected.getInputStream();
        this.wireOut = connected.getOutputStream();
    }

    private interface Step {
        void take() throws IOException;
    }

    void handshake(BouncyClient client) throws IOException {
        inJdksWords(() -> protocol.connect(client));
        while (protocol.isHandshaking()) {
            if (!receive()) {
                throw new SSLHandshakeException("the server ended the connection during the handshake");
            }
        }
        version = client.protocol();
    }

    @Override
    public InputStream in() {
        return in;
    }

    @Override
    public OutputStream out() {
        return out;
    }

    @Override
    public boolean hasLeftover() {
        return protocol.getAvailableInputBytes() > 0;
    }

    @Override
    public boolean takesIn(WireInput input) throws IOException {
        while (!hasLeftover() && wireIn.available() > 0) {
            if (!receive()) {
                return true;
            }
        }
        return hasLeftover();
    }

    @Override
    public String protocol() {
        return version;
    }

    @Override
    public void sayGoodBye() throws IOException {
        inJdksWords(protocol::close);
    }

    /** Waits for what comes next; false at an end that the server has announced, or during the handshake at any. */
    private boolean receive() throws IOException {
        if (protocol.isClosed()) {
            return false;
        }
        int got = wireIn.read(received);
        if (got >= 0) {
            inJdksWords(() -> protocol.offerInput(received, 0, got));
            return true;
        }
        if (protocol.isHandshaking()) {
            return false;
        }
        throw new EOFException("the connection ended without TLS's good-bye");
    }

    /** Takes a step and sends what comes of it, an alert too. Its failures are those of the JDK's TLS, for the messages. */
    private void inJdksWords(Step step) throws IOException {
        try {
            step.take();
        } catch (TlsException e) {
            sendAlert(e);
            throw inJdksWords(e);
        }
        send();
    }

    private static SSLException inJdksWords(TlsException failure) {
        String who = failure instanceof TlsFatalAlertReceived ? "the server refused it: " : "";
        return new SSLException(who + failure.getMessage(), failure);
    }

    private void sendAlert(TlsException reason) {
        try {
            send();
        } catch (IOException e) {
            reason.addSuppressed(e);
        }
    }

    private void send() throws IOException {
        int waiting = protocol.getAvailableOutputBytes();
        while (waiting > 0) {
            if (toSend.length < waiting) {
                toSend = new byte[waiting];
            }
            int count = protocol.readOutput(toSend, 0, waiting);
            wireOut.write(toSend, 0, count);
            waiting = protocol.getAvailableOutputBytes();
        }
    }

    private final class Decrypted extends InputStream {
        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            Objects.checkFromIndexSize(offset, length, target.length);
            while (length > 0 && !hasLeftover()) {
                if (!receive()) {
                    return -1;
                }
            }
            return protocol.readInput(target, offset, length);
        }

        @Override
        public int available() {
            return protocol.getAvailableInputBytes();
        }
    }

    private final class Encrypting extends OutputStream {
        @Override
        public void write(int next) throws IOException {
            write(new byte[] {(byte) next}, 0, 1);
        }

        @Override
        public void write(byte[] source, int offset, int length) throws IOException {
            Objects.checkFromIndexSize(offset, length, source.length);
            for (int done = 0; done < length; done += PIECE) {
                int start = offset + done;
                int count = Math.min(PIECE, length - done);
                inJdksWords(() -> protocol.writeApplicationData(source, start, count));
            }
        }
    }
}
