// SPDX-License-Identifier: Apache-2.0
package org.hypervia.itests.qemu;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A port of this machine behind which a socket of the file system stands: libvirt speaks the same on both. */
final class Relay implements AutoCloseable {
    private final ServerSocketChannel server;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    private Relay(ServerSocketChannel server) {
        this.server = server;
    }

    static Relay to(Path socket) throws IOException {
        ServerSocketChannel server =
                ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        Relay relay = new Relay(server);
        relay.threads.execute(() -> relay.accept(socket));
        return relay;
    }

    int port() {
        return server.socket().getLocalPort();
    }

    private void accept(Path socket) {
        try {
            while (true) {
                SocketChannel client = server.accept();
                SocketChannel daemon = SocketChannel.open(UnixDomainSocketAddress.of(socket));
                threads.execute(() -> copy(client, daemon));
                threads.execute(() -> copy(daemon, client));
            }
        } catch (ClosedChannelException e) {
            // It was closed.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(SocketChannel from, SocketChannel to) {
        ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
        try (ByteChannel in = from;
                ByteChannel out = to) {
            while (in.read(buffer.clear()) >= 0) {
                buffer.flip();
                while (buffer.hasRemaining()) {
                    out.write(buffer);
                }
            }
        } catch (IOException e) {
            // One side has gone; so does the other.
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        threads.shutdown();
    }
}
