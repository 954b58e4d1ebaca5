// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;

/** The JDK's TLS, with a context of its own. */
final class JdkTls implements TlsLayer.Speaker {
    private final HttpSettings settings;
    private final SSLContext context;
    private final boolean checksName;
    private final Optional<String[]> protocols;

    private JdkTls(HttpSettings settings, SSLContext context, Optional<String[]> protocols) {
        this.settings = settings;
        this.context = context;
        this.checksName = TlsLayer.checksName(settings.tls());
        this.protocols = protocols;
    }

    /**
     * Sets it up for the server of the settings.
     *
     * @return empty if the JDK, as it is set up for the whole JVM, does not speak the oldest version asked for
     */
    static Optional<JdkTls> of(HttpSettings settings, ServerTrust trust) throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {trust}, null);
        TlsVersion oldest = settings.oldestTls().orElse(null);
        if (oldest == null) {
            return Optional.of(new JdkTls(settings, context, Optional.empty()));
        }
        // Those among the default ones that are not disabled, for which the other list has no eye.
        List<String> offered = Arrays.asList(context.getDefaultSSLParameters().getProtocols());
        if (!offered.contains(oldest.protocol())) {
            return Optional.empty();
        }
        Set<String> wanted = oldest.andLater();
        String[] protocols = offered.stream().filter(wanted::contains).toArray(String[]::new);
        return Optional.of(new JdkTls(settings, context, Optional.of(protocols)));
    }

    @Override
    public TlsStream over(Socket connected) throws IOException {
        SSLSocket socket = (SSLSocket)
                context.getSocketFactory().createSocket(connected, settings.plainHost(), settings.port(), true);
        SSLParameters parameters = socket.getSSLParameters();
        if (checksName) {
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
        }
        protocols.ifPresent(parameters::setProtocols);
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return new Stream(socket, socket.getInputStream(), socket.getOutputStream());
    }

    private record Stream(SSLSocket socket, InputStream in, OutputStream out) implements TlsStream {
        @Override
        public boolean hasLeftover() throws IOException {
            return in.available() > 0;
        }

        @Override
        public boolean takesIn(WireInput input) throws IOException {
            // Only reading can tell whose bytes they are.
            socket.setSoTimeout(1);
            try {
                input.receive();
                return true;
            } catch (SocketTimeoutException e) {
                return false;
            } finally {
                socket.setSoTimeout(0);
            }
        }

        @Override
        public String protocol() {
            return socket.getSession().getProtocol();
        }

        @Override
        public void sayGoodBye() throws IOException {
            socket.shutdownOutput();
        }
    }
}
