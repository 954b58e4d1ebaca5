// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.impl.io.DefaultManagedHttpClientConnection;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.SocketHolder;
import org.apache.hc.core5.http.io.HttpMessageParser;
import org.apache.hc.core5.http.io.HttpMessageParserFactory;
import org.jspecify.annotations.Nullable;

/** A connection of the pool, which knows its channel and the call that uses it. */
final class PooledConnection extends DefaultManagedHttpClientConnection {
    private final StrictParser parser;
    private volatile @Nullable SocketChannel channel;
    private volatile @Nullable SSLSocket tls;
    private volatile @Nullable CallWatch watch;

    PooledConnection(Http1Config config) {
        this(config, new StrictParser(config));
    }

    private PooledConnection(Http1Config config, StrictParser parser) {
        super("hypervia", null, null, config, null, null, new EarlyAnswer(), null, new Single(parser));
        this.parser = parser;
    }

    /** Hands out the one parser that the connection has made for itself, to be able to ask it. */
    private record Single(StrictParser parser) implements HttpMessageParserFactory<ClassicHttpResponse> {
        @Override
        @Deprecated // as in the interface, which still has it
        public HttpMessageParser<ClassicHttpResponse> create(Http1Config config) {
            return parser;
        }

        @Override
        public HttpMessageParser<ClassicHttpResponse> create() {
            return parser;
        }
    }

    /** Takes over a connected channel, with TLS over it if there is any. */
    void open(SocketChannel connected, @Nullable SSLSocket over) throws IOException {
        channel = connected;
        tls = over;
        Socket socket = connected.socket();
        // Not bind(socket): that one logs all bytes, passwords among them, when somebody turns the library's log on.
        bind(over == null ? new Holder(socket) : new Holder(over, socket));
    }

    /** Hands out streams that note the end. */
    private final class Holder extends SocketHolder {
        Holder(Socket socket) {
            super(socket);
        }

        Holder(SSLSocket over, Socket socket) {
            super(over, socket);
        }

        @Override
        protected InputStream getInputStream(Socket socket) throws IOException {
            return new NotingEnd(super.getInputStream(socket));
        }
    }

    /** Remembers that the server has closed: the library takes a head that breaks off there for a whole one. */
    private final class NotingEnd extends FilterInputStream {
        NotingEnd(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int count = super.read(target, offset, length);
            CallWatch call = watch;
            if (count < 0 && call != null) {
                call.noteEnd();
            }
            return count;
        }
    }

    @Override
    public ClassicHttpResponse receiveResponseHeader() throws HttpException, IOException {
        ClassicHttpResponse response = super.receiveResponseHeader();
        CallWatch call = watch;
        if (call != null && call.sawEnd()) {
            throw new ConnectionClosedException("the head of the answer is incomplete");
        }
        return response;
    }

    /** The call that uses the connection from now on, until it goes back to the pool. */
    void serve(CallWatch call) throws IOException {
        watch = call;
        call.enter(CallWatch.Phase.SENDING);
        SocketChannel current = channel;
        if (current != null) {
            call.guard(current);
        }
    }

    @Override
    public void flush() throws IOException {
        super.flush();
        CallWatch call = watch;
        if (call != null) {
            call.enter(CallWatch.Phase.WAITING);
        }
    }

    @Override
    public void passivate() {
        // Before the pool can give the connection to another call, which this one must not cut off any more.
        CallWatch call = watch;
        watch = null;
        if (call != null) {
            call.release();
        }
        super.passivate();
    }

    /**
     * Whether an idle connection cannot be used again. An idle server has nothing to say, so a single byte is as bad as
     * the end. Costs microseconds, where the library's own check waits for a millisecond; so it can be made each time.
     */
    @Override
    public boolean isStale() throws IOException {
        SocketChannel current = channel;
        if (current == null || !isOpen() || !current.isOpen() || parser.hasLeftover() || hasDecryptedLeftover()) {
            return true;
        }
        current.configureBlocking(false);
        try {
            return current.read(ByteBuffer.allocate(1)) != 0;
        } finally {
            current.configureBlocking(true);
        }
    }

    private boolean hasDecryptedLeftover() throws IOException {
        SSLSocket over = tls;
        return over != null && over.getInputStream().available() > 0;
    }

    /** Whether bytes have arrived that nobody has read; over TLS they need not be an answer. */
    boolean hasInput() throws IOException {
        SocketChannel current = channel;
        return current != null && current.socket().getInputStream().available() > 0;
    }

    /** Never logged: a cookie is as good as a password. */
    @Override
    protected void onRequestSubmitted(ClassicHttpRequest request) {}

    /** Never logged: a cookie is as good as a password. */
    @Override
    protected void onResponseReceived(ClassicHttpResponse response) {}
}
