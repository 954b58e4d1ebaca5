// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.http;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.HttpException;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.http.CallGuard.End;
import org.jspecify.annotations.Nullable;

/** Says what a failed call means: one code and one sentence with the next step for each kind of failure. */
record Failures(HttpSettings settings) {
    HypervisorException of(HttpCall call, Exception failure, @Nullable End end, boolean sent) {
        String server = settings.server();
        if (end == End.CLOSED) {
            return error(ErrorCode.INVALID_CONN, "the connection to " + server + " was closed meanwhile", failure);
        }
        if (end == End.INTERRUPT) {
            Thread.currentThread().interrupt();
            return error(
                    ErrorCode.OPERATION_ABORTED, "the call to " + server + " was interrupted" + fate(sent), failure);
        }
        if (end == End.DEADLINE || has(failure, SocketTimeoutException.class)) {
            return error(
                    ErrorCode.OPERATION_TIMEOUT,
                    server + " did not answer in time: check host, port and network, or allow more time" + fate(sent),
                    failure);
        }
        return sent ? afterSending(failure) : beforeSending(failure);
    }

    private HypervisorException beforeSending(Exception failure) {
        String server = settings.server();
        if (has(failure, UnknownHostException.class)) {
            return error(
                    ErrorCode.UNKNOWN_HOST,
                    "the host name '" + settings.host() + "' cannot be resolved" + throughProxy()
                            + ": check its spelling and the DNS",
                    failure);
        }
        if (has(failure, ConnectTimeoutException.class)) {
            return error(
                    ErrorCode.OPERATION_TIMEOUT,
                    server + " does not answer" + throughProxy() + ": check host, port and firewall",
                    failure);
        }
        Optional<HypervisorException> tls = tls(failure);
        if (tls.isPresent()) {
            return tls.get();
        }
        if (has(failure, ConnectException.class) || has(failure, NoRouteToHostException.class)) {
            return error(
                    ErrorCode.SYSTEM_ERROR,
                    server + " refuses the connection" + throughProxy()
                            + ": check host and port, and whether the management service runs",
                    failure);
        }
        return error(
                ErrorCode.SYSTEM_ERROR,
                "the connection to " + server + " cannot be made" + throughProxy() + ": " + failure.getMessage(),
                failure);
    }

    private Optional<HypervisorException> tls(Exception failure) {
        PeerCertificateException refused = find(failure, PeerCertificateException.class);
        if (refused != null || has(failure, CertificateException.class)) {
            String presented = refused == null ? String.valueOf(failure.getMessage()) : refused.getMessage();
            return Optional.of(error(
                    ErrorCode.GNUTLS_ERROR,
                    "the certificate of " + settings.server() + " is not trusted (" + presented
                            + "): name its authority with cacert=FILE, or pin it with tls_pin=SHA256;"
                            + " no_verify=1 switches all checks off",
                    failure));
        }
        if (has(failure, SSLException.class)) {
            return Optional.of(error(
                    ErrorCode.GNUTLS_ERROR,
                    "TLS with " + settings.server() + " failed (" + failure.getMessage()
                            + "): check the port; for a server without TLS write transport=http",
                    failure));
        }
        return Optional.empty();
    }

    private HypervisorException afterSending(Exception failure) {
        String server = settings.server();
        Optional<HypervisorException> tls = tls(failure);
        if (tls.isPresent() && !has(failure, ConnectionClosedException.class)) {
            return tls.get();
        }
        if (failure instanceof HttpException || find(failure, HttpException.class) != null) {
            return error(
                    ErrorCode.HTTP_ERROR,
                    server + " does not speak HTTP: check the port; for TLS leave transport=http out",
                    failure);
        }
        return error(
                ErrorCode.READ_FAILED,
                "the connection to " + server + " was cut before the answer was complete"
                        + (settings.tls().isPresent() ? "" : " (if the port speaks TLS, leave transport=http out)")
                        + fate(true),
                failure);
    }

    private static String fate(boolean sent) {
        return sent ? "; the host may have done it all the same: look at its state before repeating" : "";
    }

    private String throughProxy() {
        return settings.proxy()
                .map(p -> " through the proxy " + p.host() + ":" + p.port())
                .orElse("");
    }

    private static HypervisorException error(ErrorCode code, String message, Exception cause) {
        return new HypervisorException(code, message, cause);
    }

    private static boolean has(Throwable failure, Class<? extends Throwable> type) {
        return find(failure, type) != null;
    }

    private static <T extends Throwable> @Nullable T find(Throwable failure, Class<T> type) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < 20; depth++, cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return type.cast(cause);
            }
        }
        return null;
    }
}
