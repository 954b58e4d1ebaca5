// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.http;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A proxy of any kind on loopback, which writes down what it is asked for and leads everything to one server. */
final class ForwardingProxy implements AutoCloseable {
    final List<String> asked = new CopyOnWriteArrayList<>();
    private final ScriptedServer listener;
    private final int target;

    ForwardingProxy(ProxySettings.Kind kind, ScriptedServer server) throws IOException {
        this.target = server.port();
        this.listener = ScriptedServer.plain(
                switch (kind) {
                    case HTTP -> this::serveConnect;
                    case SOCKS4, SOCKS4A -> this::serveSocks4;
                    case SOCKS5, SOCKS5H -> this::serveSocks5;
                });
    }

    int port() {
        return listener.port();
    }

    int accepted() {
        return listener.accepted();
    }

    private void serveConnect(ScriptedServer.Peer peer) throws IOException {
        ScriptedServer.Request request = peer.readHead();
        asked.add(request.line() + " | " + request.header("host").orElse("no host"));
        peer.write("HTTP/1.1 200 Connection established\r\nProxy-Agent: test\r\n\r\n");
        relay(peer);
    }

    private void serveSocks4(ScriptedServer.Peer peer) throws IOException {
        DataInputStream in = new DataInputStream(peer.in);
        int version = in.readUnsignedByte();
        int command = in.readUnsignedByte();
        int port = in.readUnsignedShort();
        String address = InetAddress.getByAddress(in.readNBytes(4)).getHostAddress();
        String user = readName(in);
        String name = address.startsWith("0.0.0.") ? readName(in) : "";
        asked.add(version + "/" + command + " " + address + ":" + port + " user='" + user + "' name='" + name + "'");
        peer.write(new byte[] {0, 90, 1, 2, 3, 4, 5, 6});
        relay(peer);
    }

    private void serveSocks5(ScriptedServer.Peer peer) throws IOException {
        DataInputStream in = new DataInputStream(peer.in);
        int version = in.readUnsignedByte();
        in.readNBytes(in.readUnsignedByte());
        peer.write(new byte[] {5, 0});
        in.readNBytes(3);
        int type = in.readUnsignedByte();
        String address = type == 3
                ? new String(in.readNBytes(in.readUnsignedByte()), StandardCharsets.UTF_8)
                : InetAddress.getByAddress(in.readNBytes(type == 1 ? 4 : 16)).getHostAddress();
        asked.add(version + " type " + type + " " + address + ":" + in.readUnsignedShort());
        // Bound to a name, which a client has to skip by its length.
        peer.write(new byte[] {5, 0, 0, 3, 2, 'x', 'y', 0, 80});
        relay(peer);
    }

    private static String readName(DataInputStream in) throws IOException {
        StringBuilder name = new StringBuilder();
        for (int next = in.readUnsignedByte(); next != 0; next = in.readUnsignedByte()) {
            name.append((char) next);
        }
        return name.toString();
    }

    private void relay(ScriptedServer.Peer peer) throws IOException {
        try (Socket server = new Socket(InetAddress.getLoopbackAddress(), target)) {
            Thread back = new Thread(() -> {
                try {
                    server.getInputStream().transferTo(peer.socket.getOutputStream());
                    peer.socket.shutdownOutput();
                } catch (IOException e) {
                    // One side has closed.
                }
            });
            back.setDaemon(true);
            back.start();
            peer.in.transferTo(server.getOutputStream());
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
