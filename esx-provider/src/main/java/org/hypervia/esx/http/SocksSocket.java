// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.http;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.hypervia.esx.http.ProxySettings.Kind;

/**
 * A socket that connects through a SOCKS proxy. The JDK's own SOCKS support has no 4a, and 4 only by a JVM-wide switch.
 * SOCKS4 and 5 resolve the target's name here, 4a lets the proxy do it, as libvirt's driver does.
 */
final class SocksSocket extends Socket {
    private static final int CONNECT = 1;
    private static final int GRANTED_4 = 90;

    private final ProxySettings proxy;
    private final String host;
    private final int port;

    SocksSocket(ProxySettings proxy, String host, int port) {
        this.proxy = proxy;
        this.host = host;
        this.port = port;
    }

    /** Connects to the proxy and asks it for the target; the given address is a mere placeholder. */
    @Override
    public void connect(SocketAddress placeholder, int timeoutMillis) throws IOException {
        super.connect(new InetSocketAddress(InetAddress.getByName(proxy.host()), proxy.port()), timeoutMillis);
        setSoTimeout(timeoutMillis);
        DataOutputStream out = new DataOutputStream(getOutputStream());
        DataInputStream in = new DataInputStream(getInputStream());
        if (proxy.kind() == Kind.SOCKS5) {
            version5(out, in);
        } else {
            version4(out, in);
        }
        setSoTimeout(0);
    }

    private void version4(DataOutputStream out, DataInputStream in) throws IOException {
        boolean named = proxy.kind() == Kind.SOCKS4A;
        byte[] address = named ? new byte[] {0, 0, 0, 1} : ipv4();
        out.writeByte(4);
        out.writeByte(CONNECT);
        out.writeShort(port);
        out.write(address);
        out.writeByte(0);
        if (named) {
            out.write(host.getBytes(StandardCharsets.UTF_8));
            out.writeByte(0);
        }
        out.flush();
        in.readByte();
        int code = in.readUnsignedByte();
        in.readFully(new byte[6]);
        if (code != GRANTED_4) {
            throw refused(code);
        }
    }

    private byte[] ipv4() throws UnknownHostException {
        return Arrays.stream(InetAddress.getAllByName(host))
                .filter(Inet4Address.class::isInstance)
                .findFirst()
                .orElseThrow(() -> new UnknownHostException(host + " has no IPv4 address, which SOCKS4 needs"))
                .getAddress();
    }

    private void version5(DataOutputStream out, DataInputStream in) throws IOException {
        out.write(new byte[] {5, 1, 0});
        out.flush();
        in.readByte();
        if (in.readUnsignedByte() != 0) {
            throw new ConnectException("the SOCKS5 proxy wants a login, which is not supported");
        }
        byte[] address = InetAddress.getByName(host).getAddress();
        out.write(new byte[] {5, CONNECT, 0, (byte) (address.length == 4 ? 1 : 4)});
        out.write(address);
        out.writeShort(port);
        out.flush();
        in.readByte();
        int code = in.readUnsignedByte();
        if (code != 0) {
            throw refused(code);
        }
        in.readByte();
        int length = switch (in.readUnsignedByte()) {
            case 1 -> 4;
            case 4 -> 16;
            case 3 -> in.readUnsignedByte();
            default -> throw new ConnectException("the SOCKS5 proxy answers with an unknown address type");
        };
        in.readFully(new byte[length + 2]);
    }

    private static ConnectException refused(int code) {
        return new ConnectException("the SOCKS proxy refuses the connection with code " + code);
    }
}
