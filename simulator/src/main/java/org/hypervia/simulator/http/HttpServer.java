// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.http;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** Listens on one address; each connection has its own thread, so a long answer never holds up another. */
public final class HttpServer implements AutoCloseable {
    private static final Logger LOG = System.getLogger(HttpServer.class.getName());

    private static final byte[] BAD_REQUEST =
            "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII);

    private final ServerSocket server;
    private final @Nullable SelfSigned identity;
    private final HttpHandler handler;
    private final Thread acceptor;
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private final AtomicLong accepted = new AtomicLong();
    private final LongAdder received = new LongAdder();
    private final LongAdder sent = new LongAdder();
    private volatile boolean closed;

    private HttpServer(ServerSocket server, @Nullable SelfSigned identity, HttpHandler handler) {
        this.server = server;
        this.identity = identity;
        this.handler = handler;
        this.acceptor = new Thread(this::accept, "esx-simulator-accept-" + server.getLocalPort());
        acceptor.setDaemon(true);
    }

    /**
     * Starts to listen.
     *
     * @param address where; port 0 for a free one
     * @param identity what TLS shows; null for plain HTTP
     * @throws IOException when the address cannot be had
     */
    public static HttpServer start(InetSocketAddress address, @Nullable SelfSigned identity, HttpHandler handler)
            throws IOException {
        ServerSocket socket = new ServerSocket();
        try {
            socket.setReuseAddress(true);
            socket.bind(address, 200);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
        HttpServer server = new HttpServer(socket, identity, handler);
        server.acceptor.start();
        return server;
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return (InetSocketAddress) server.getLocalSocketAddress();
    }

    /** How many connections it has accepted. */
    public long accepted() {
        return accepted.get();
    }

    /** How many connections are open. */
    public int open() {
        return connections.size();
    }

    /** The bytes of HTTP that came in, inside of TLS. */
    public long bytesReceived() {
        return received.sum();
    }

    /** The bytes of HTTP that went out, inside of TLS. */
    public long bytesSent() {
        return sent.sum();
    }

    /** Cuts all open connections; new ones are welcome. */
    public void cutConnections() {
        connections.forEach(Connection::cut);
    }

    private void accept() {
        while (!closed) {
            try {
                Socket socket = server.accept();
                Connection connection = new Connection(socket, accepted.incrementAndGet());
                connections.add(connection);
                if (closed) {
                    connection.cut();
                }
                connection.thread.start();
            } catch (IOException e) {
                if (!closed) {
                    LOG.log(Level.WARNING, "The simulator cannot accept connections any more", e);
                }
                return;
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            server.close();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "Closing the server socket", e);
        }
        connections.forEach(Connection::end);
        join(acceptor);
        connections.forEach(connection -> {
            connection.end();
            join(connection.thread);
        });
    }

    private static void join(Thread thread) {
        try {
            thread.join(TimeUnit.SECONDS.toMillis(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (thread.isAlive() && !Thread.currentThread().isInterrupted()) {
            throw new IllegalStateException(thread.getName() + " does not end");
        }
    }

    private final class Connection {
        private final Socket socket;
        private final Thread thread;

        Connection(Socket socket, long number) {
            this.socket = socket;
            this.thread = new Thread(this::run, "esx-simulator-http-" + server.getLocalPort() + "-" + number);
            thread.setDaemon(true);
        }

        /** Closes the bare socket: under TLS that is the rude way, and never blocks. */
        void cut() {
            try {
                socket.close();
            } catch (IOException e) {
                LOG.log(Level.DEBUG, "Closing a connection", e);
            }
        }

        void end() {
            cut();
            thread.interrupt();
        }

        private void run() {
            try {
                socket.setTcpNoDelay(true);
                serve(secured());
            } catch (IOException e) {
                // The client went away, does not like the certificate, or does not speak HTTP: its affair.
                LOG.log(Level.DEBUG, "A connection ended", e);
            } finally {
                cut();
                connections.remove(this);
            }
        }

        private Socket secured() throws IOException {
            if (identity == null) {
                return socket;
            }
            InputStream nothingReadYet = InputStream.nullInputStream();
            SSLSocket secured =
                    (SSLSocket) identity.context().getSocketFactory().createSocket(socket, nothingReadYet, true);
            secured.startHandshake();
            return secured;
        }

        private void serve(Socket stream) throws IOException {
            InputStream in = new BufferedInputStream(new CountingInput(stream.getInputStream(), received), 65_536);
            OutputStream out = new BufferedOutputStream(new CountingOutput(stream.getOutputStream(), sent), 32_768);
            RequestReader reader =
                    new RequestReader(in, out, socket.getInetAddress().getHostAddress());
            try {
                serve(reader, out);
            } catch (MalformedRequestException e) {
                LOG.log(Level.DEBUG, "A client does not speak HTTP", e);
                out.write(BAD_REQUEST);
                out.flush();
            }
            if (!stream.equals(socket) && !closed) {
                stream.close();
            }
        }

        private void serve(RequestReader reader, OutputStream out) throws IOException {
            byte[] owed = {};
            boolean more = true;
            while (more && !closed) {
                HttpRequest request = reader.next();
                if (request == null) {
                    return;
                }
                out.write(owed);
                HttpExchange exchange = new HttpExchange(request, out);
                more = answer(exchange);
                owed = exchange.owed();
            }
        }

        private boolean answer(HttpExchange exchange) throws IOException {
            try {
                handler.handle(exchange);
            } catch (RuntimeException e) {
                LOG.log(
                        Level.ERROR,
                        "The simulator failed on " + exchange.request().target(),
                        e);
                exchange.send(HttpResponse.of(500, "text/plain", "The simulator failed: " + e));
                return false;
            }
            boolean more = exchange.keepAlive();
            if (more) {
                exchange.request().body().transferTo(OutputStream.nullOutputStream());
            }
            return more;
        }
    }
}
