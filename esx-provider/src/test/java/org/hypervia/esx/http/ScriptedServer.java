// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.http;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;

/** A server on loopback that does to each connection what a test says, byte by byte. */
final class ScriptedServer implements AutoCloseable {
    /** What happens on one connection; it is closed when this returns. */
    @FunctionalInterface
    interface Script {
        void serve(Peer peer) throws IOException, InterruptedException;
    }

    /** A request as it came over the wire. */
    @SuppressWarnings("ArrayRecordComponent")
    record Request(String line, Map<String, String> headers, String head, byte[] body) {
        Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
        }

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    private final ServerSocket listener;
    private final Script script;
    private final AtomicInteger accepted = new AtomicInteger();
    private final List<Thread> threads = new CopyOnWriteArrayList<>();
    private final ConcurrentHashMap<Socket, Boolean> sockets = new ConcurrentHashMap<>();
    private final Semaphore ended = new Semaphore(0);
    private final CountDownLatch closing = new CountDownLatch(1);
    final List<Request> requests = new CopyOnWriteArrayList<>();
    final BlockingQueue<String> events = new LinkedBlockingQueue<>();

    private ScriptedServer(ServerSocket listener, Script script) {
        this.listener = listener;
        this.script = script;
        start("accept", this::acceptAll);
    }

    static ScriptedServer plain(Script script) throws IOException {
        return plain("127.0.0.1", script);
    }

    static ScriptedServer plain(String address, Script script) throws IOException {
        return new ScriptedServer(new ServerSocket(0, 50, loopback(address)), script);
    }

    static ScriptedServer tls(SSLContext context, Script script) throws IOException {
        return tls("127.0.0.1", context, script);
    }

    static ScriptedServer tls(String address, SSLContext context, Script script) throws IOException {
        return new ScriptedServer(
                context.getServerSocketFactory().createServerSocket(0, 50, loopback(address)), script);
    }

    private static InetAddress loopback(String address) throws IOException {
        return InetAddress.getAllByName(address)[0];
    }

    /** Answers each request of a connection with the same bytes. */
    static Script answering(String answer) {
        return peer -> {
            while (peer.read() != null) {
                peer.write(answer);
            }
        };
    }

    static String ok(String body) {
        return "HTTP/1.1 200 OK\r\nContent-Length: " + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body;
    }

    int port() {
        return listener.getLocalPort();
    }

    int accepted() {
        return accepted.get();
    }

    String awaitEvent() throws InterruptedException {
        return events.poll(30, TimeUnit.SECONDS);
    }

    private void acceptAll() {
        try {
            while (true) {
                Socket socket = listener.accept();
                accepted.incrementAndGet();
                sockets.put(socket, true);
                start("serve", () -> serve(socket));
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            script.serve(new Peer(socket));
            events.add("closing");
        } catch (IOException | RuntimeException e) {
            events.add("failed: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            sockets.remove(socket);
            ended.release();
        }
    }

    /** Waits until the server has closed so many connections. */
    void awaitClosed(int count) throws InterruptedException {
        ended.acquire(count);
        ended.release(count);
    }

    private void start(String name, Runnable work) {
        Thread thread = new Thread(work, "scripted-" + name);
        thread.setDaemon(true);
        threads.add(thread);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        closing.countDown();
        listener.close();
        for (Closeable socket : sockets.keySet()) {
            socket.close();
        }
        threads.forEach(Thread::interrupt);
    }

    /** The server's side of one connection. */
    final class Peer {
        final Socket socket;
        final InputStream in;

        Peer(Socket socket) throws IOException {
            this.socket = socket;
            this.in = socket.getInputStream();
        }

        void write(String text) throws IOException {
            write(text.getBytes(StandardCharsets.ISO_8859_1));
        }

        void write(byte[] bytes) throws IOException {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
        }

        /** Reads a request with its body; null when the client has closed the connection. */
        Request read() throws IOException {
            Request head = readHead();
            if (head == null) {
                return null;
            }
            byte[] body = head.header("transfer-encoding").isPresent()
                    ? readChunks()
                    : in.readNBytes(
                            head.header("content-length").map(Integer::parseInt).orElse(0));
            Request request = new Request(head.line(), head.headers(), head.head(), body);
            requests.add(request);
            return request;
        }

        Request readHead() throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            while (!bytes.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
                int next = in.read();
                if (next < 0) {
                    return null;
                }
                bytes.write(next);
            }
            String head = bytes.toString(StandardCharsets.ISO_8859_1);
            List<String> lines = head.lines().toList();
            Map<String, String> headers = new TreeMap<>();
            for (String line : lines.subList(1, lines.size() - 1)) {
                int colon = line.indexOf(':');
                headers.put(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
            return new Request(lines.get(0), headers, head, new byte[0]);
        }

        private byte[] readChunks() throws IOException {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            while (true) {
                int size = Integer.parseInt(readLine(), 16);
                body.write(in.readNBytes(size));
                readLine();
                if (size == 0) {
                    return body.toByteArray();
                }
            }
        }

        private String readLine() throws IOException {
            StringBuilder line = new StringBuilder();
            for (int next = in.read(); next != '\n'; next = in.read()) {
                if (next < 0) {
                    throw new IOException("cut in the middle of a chunk");
                }
                if (next != '\r') {
                    line.append((char) next);
                }
            }
            return line.toString();
        }

        ScriptedServer server() {
            return ScriptedServer.this;
        }

        /** Waits until the client has closed its side. */
        void awaitEnd() throws IOException {
            in.readAllBytes();
        }

        /** Holds the connection open and says nothing until the server is closed. */
        void stayOpen() throws InterruptedException {
            closing.await();
        }

        /** Lets some time pass. */
        void pause(int millis) throws InterruptedException {
            closing.await(millis, TimeUnit.MILLISECONDS);
        }

        /** Writes a byte now and then until somebody closes the connection. */
        void trickle(String text) throws IOException, InterruptedException {
            while (closing.getCount() > 0) {
                pause(20);
                write(text);
            }
        }
    }
}
