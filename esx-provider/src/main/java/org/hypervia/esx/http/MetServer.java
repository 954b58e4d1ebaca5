// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.http;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/**
 * A server that another TLS than the JDK's talks to, in the one form in which the JDK's trust managers take its name to
 * check the certificate against. It moves no bytes.
 */
final class MetServer extends SSLEngine {
    private final SSLSession session;
    private final String protocol;
    private final boolean checksName;

    MetServer(HttpSettings settings, String protocol) {
        super(settings.plainHost(), settings.port());
        this.protocol = protocol;
        this.checksName = TlsLayer.checksName(settings.tls());
        this.session = (SSLSession) Proxy.newProxyInstance(
                MetServer.class.getClassLoader(), new Class<?>[] {SSLSession.class}, this::answer);
    }

    /** What is asked of the session; there are twenty questions more, which nobody asks. */
    private Object answer(Object self, Method question, Object @Nullable [] arguments) {
        return switch (question.getName()) {
            case "getPeerHost" -> getPeerHost();
            case "getPeerPort" -> getPeerPort();
            case "getProtocol" -> protocol;
            default -> throw new UnsupportedOperationException(question.getName());
        };
    }

    @Override
    public SSLSession getHandshakeSession() {
        return session;
    }

    @Override
    public SSLSession getSession() {
        return session;
    }

    @Override
    public SSLParameters getSSLParameters() {
        SSLParameters parameters = new SSLParameters();
        if (checksName) {
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
        }
        return parameters;
    }

    @Override
    public boolean getUseClientMode() {
        return true;
    }

    @Override
    public String[] getEnabledProtocols() {
        return new String[] {protocol};
    }

    @Override
    public String[] getSupportedProtocols() {
        return new String[] {protocol};
    }

    // The rest would move bytes or change how.

    @Override
    public SSLEngineResult wrap(ByteBuffer[] sources, int offset, int length, ByteBuffer target) {
        throw new UnsupportedOperationException();
    }

    @Override
    public SSLEngineResult unwrap(ByteBuffer source, ByteBuffer[] targets, int offset, int length) {
        throw new UnsupportedOperationException();
    }

    @Override
    public @Nullable Runnable getDelegatedTask() {
        return null;
    }

    @Override
    public void closeInbound() {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean isInboundDone() {
        return false;
    }

    @Override
    public void closeOutbound() {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean isOutboundDone() {
        return false;
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return new String[0];
    }

    @Override
    public String[] getEnabledCipherSuites() {
        return new String[0];
    }

    @Override
    public void setEnabledCipherSuites(String[] suites) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void setEnabledProtocols(String[] protocols) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void beginHandshake() {
        throw new UnsupportedOperationException();
    }

    @Override
    public SSLEngineResult.HandshakeStatus getHandshakeStatus() {
        return SSLEngineResult.HandshakeStatus.NOT_HANDSHAKING;
    }

    @Override
    public void setUseClientMode(boolean mode) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void setNeedClientAuth(boolean need) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean getNeedClientAuth() {
        return false;
    }

    @Override
    public void setWantClientAuth(boolean want) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean getWantClientAuth() {
        return false;
    }

    @Override
    public void setEnableSessionCreation(boolean flag) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean getEnableSessionCreation() {
        return false;
    }
}
