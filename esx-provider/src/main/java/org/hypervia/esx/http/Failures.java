// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.http;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.net.ssl.SSLException;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.jspecify.annotations.Nullable;

/** Says what went wrong on the way to one server, with libvirt's code, the place and the next step. */
final class Failures {
    private static final int QUOTE_LIMIT = 120;
    private static final HexFormat FINGERPRINT = HexFormat.ofDelimiter(":").withUpperCase();

    // In the JDK's words, which differ by who finds out: the server by an alert, or the client.
    private static final Pattern OLD_TLS = Pattern.compile(
            "protocol_version|selected protocol version|chose TLSv1|No appropriate protocol", Pattern.CASE_INSENSITIVE);
    private static final Pattern PLAIN_HTTP = Pattern.compile("Unsupported or unrecognized SSL message|plaintext");

    private static final String BOUNCY_CASTLE =
            "Bouncy Castle's TLS (bctls-jdk18on, bcutil-jdk18on and bcprov-jdk18on of org.bouncycastle)";

    private final HttpSettings settings;

    Failures(HttpSettings settings) {
        this.settings = settings;
    }

    /** Makes a text from outside fit for one line of a message. */
    static String printable(String text) {
        String cut = text.length() > QUOTE_LIMIT ? text.substring(0, QUOTE_LIMIT) + "..." : text;
        return cut.chars()
                .mapToObj(c -> isInvisible(c) ? String.format(Locale.ROOT, "\\x%02x", c) : Character.toString(c))
                .collect(Collectors.joining());
    }

    /** What could move the cursor or turn the direction of the text around. */
    private static boolean isInvisible(int c) {
        return Character.isISOControl(c) || Character.getType(c) == Character.FORMAT;
    }

    // --- before anything was sent

    HypervisorException unknownHost(String name, IOException cause) {
        boolean isProxy = !name.equals(settings.host());
        return new HypervisorException(
                ErrorCode.UNKNOWN_HOST,
                "Cannot connect to " + place() + ": the " + (isProxy ? "proxy's name '" : "name '") + name
                        + "' cannot be resolved; check its spelling, or use an address" + (isProxy ? "" : elsewhere()),
                cause);
    }

    /** The way out for a name that only the proxy knows. */
    private String elsewhere() {
        return settings.proxy()
                .filter(proxy -> proxy.kind().resolvesHere())
                .map(proxy -> "; a proxy of type " + proxy.kind().word() + " is told an address, one of type "
                        + (proxy.kind() == ProxySettings.Kind.SOCKS4 ? "socks4a" : "socks5h")
                        + " resolves the name itself")
                .orElse("");
    }

    HypervisorException unreachable(List<InetAddress> addresses, IOException cause) {
        String tried = addresses.stream().map(InetAddress::getHostAddress).collect(Collectors.joining(", "));
        String who = settings.proxy().isPresent() ? "the proxy, " + tried + "," : tried;
        return new HypervisorException(
                ErrorCode.SYSTEM_ERROR,
                "Cannot connect to " + place() + ": " + who + " said: " + words(cause)
                        + "; check host and port, and that the service is running",
                cause);
    }

    HypervisorException noConnectionInTime(CallWatch.Phase phase, @Nullable Throwable cause) {
        return new HypervisorException(
                ErrorCode.OPERATION_TIMEOUT,
                "No connection to " + place() + " in time (the limit is " + seconds(settings.connectTimeout())
                        + " and the deadline of the call), it got as far as " + phase.words
                        + (phase == CallWatch.Phase.PROXY
                                ? "; check the type of the proxy: one of another type waits as well"
                                : "; check the address, and that no firewall swallows packets"),
                cause);
    }

    HypervisorException refusedByProxy(IOException cause) {
        return new HypervisorException(
                ErrorCode.SYSTEM_ERROR,
                "Cannot connect to " + place() + ": the proxy did not let it through: " + words(cause)
                        + "; check the type and the rules of the proxy",
                cause);
    }

    /** What a proxy that forwards requests answers in its own name. */
    HypervisorException proxyWantsCredentials() {
        return refusedByProxy(new IOException("it wants credentials (407), which are not supported"));
    }

    /** The same of a proxy that could not reach the server, or may not. */
    HypervisorException proxyAnswered(AnswerHead head) {
        String said = (head.status() + " " + head.reason()).strip();
        return refusedByProxy(
                new IOException("it answered '" + said + "' itself; check that the host is up and the port"));
    }

    HypervisorException noAddressForSocks4() {
        return new HypervisorException(
                ErrorCode.SYSTEM_ERROR,
                "Cannot connect to " + place() + ": a proxy of type socks4 knows IPv4 only, and " + settings.host()
                        + " has no such address; use socks5 or socks5h");
    }

    HypervisorException noBouncyCastle(TlsVersion oldest, Throwable cause) {
        return new HypervisorException(
                ErrorCode.CONFIG_UNSUPPORTED,
                "Cannot connect to " + place() + ": tls_min=" + oldest.number()
                        + " asks for what the JDK refuses for all" + " connections of a JVM; it needs " + BOUNCY_CASTLE
                        + " on the class path, or as bundles",
                cause);
    }

    HypervisorException handshake(IOException failure) {
        ServerTrust.Rejected rejected = find(failure, ServerTrust.Rejected.class);
        if (rejected != null) {
            return untrusted(rejected);
        }
        String words = words(failure);
        List<String> hints = new ArrayList<>();
        if (!OLD_TLS.matcher(words).find()) {
            hints.add("if it speaks plain HTTP there, use transport=http");
        }
        if (!PLAIN_HTTP.matcher(words).find()) {
            ageHint().ifPresent(hints::add);
        }
        if (hints.isEmpty()) {
            hints.add("see which versions and ciphers it speaks");
        }
        return new HypervisorException(
                ErrorCode.GNUTLS_ERROR,
                "The TLS handshake with " + place() + " failed: " + words + "; " + String.join("; ", hints),
                failure);
    }

    private Optional<String> ageHint() {
        TlsVersion oldest = settings.oldestTls().orElse(TlsVersion.TLS_1_2);
        return switch (oldest) {
            case TLS_1_0 -> Optional.empty();
            case TLS_1_1 -> Optional.of("if it is so old that it knows only TLS 1.0, use tls_min=1.0");
            case TLS_1_2 ->
                Optional.of("if it is so old that it knows only TLS 1.0 or 1.1, use tls_min=1.0, which needs "
                        + BOUNCY_CASTLE);
            case TLS_1_3 -> Optional.of("if it does not know TLS 1.3 yet, use tls_min=1.2");
        };
    }

    private HypervisorException untrusted(ServerTrust.Rejected rejected) {
        X509Certificate leaf = rejected.leaf();
        String fingerprint;
        try {
            fingerprint = FINGERPRINT.formatHex(ServerTrust.sha256(leaf));
        } catch (CertificateEncodingException e) {
            fingerprint = "unknown";
        }
        return new HypervisorException(
                ErrorCode.GNUTLS_ERROR,
                "The certificate of " + place() + " is not accepted: " + rejected.getMessage()
                        + ". Presented: subject '"
                        + printable(leaf.getSubjectX500Principal().getName()) + "', issuer '"
                        + printable(leaf.getIssuerX500Principal().getName()) + "', SHA-256 " + fingerprint
                        + ". Name its authority with cacert=FILE, pin it with tls_pin=" + fingerprint
                        + " if it is the right one, or switch all checks off with no_verify=1",
                rejected);
    }

    // --- a call that ended

    /** What a call failed of, seen from the thread that made it. */
    HypervisorException of(Throwable failure, CallWatch watch, HttpCall call) {
        CallWatch.Ending ending = watch.ending();
        if (ending != null) {
            return ended(ending, watch.phase(), call, failure);
        }
        if (Thread.currentThread().isInterrupted()) {
            return interrupted(watch.phase(), failure);
        }
        HypervisorException own = find(failure, HypervisorException.class);
        if (own != null) {
            return own;
        }
        if (find(failure, AnswerHead.TooLarge.class) != null) {
            return tooLarge("the head of the answer to " + what(call), failure);
        }
        if (find(failure, Unzipped.Bomb.class) != null) {
            return tooLarge("the unpacked answer to " + what(call) + ", which " + words(failure) + ",", failure);
        }
        if (find(failure, AnswerHead.NotHttp.class) != null) {
            return notHttp(failure);
        }
        return failure instanceof IOException io ? cut(io, watch.phase(), call) : unexpected(failure, call);
    }

    private HypervisorException ended(
            CallWatch.Ending ending, CallWatch.Phase phase, HttpCall call, @Nullable Throwable cause) {
        if (ending == CallWatch.Ending.DEADLINE && phase.isOfConnecting()) {
            return noConnectionInTime(phase, cause); // whichever limit is the shorter, this is what to look at
        }
        return switch (ending) {
            case DEADLINE ->
                new HypervisorException(
                        ErrorCode.OPERATION_TIMEOUT,
                        what(call) + " did not finish in time, it got as far as " + phase.words + "; "
                                + outcome(phase, call),
                        cause);
            case IDLE ->
                new HypervisorException(
                        ErrorCode.OPERATION_TIMEOUT,
                        what(call) + " stood still for "
                                + call.idle().map(Failures::seconds).orElse("too long") + ", it got as far as "
                                + phase.words + "; " + outcome(phase, call),
                        cause);
            case CONNECT_LIMIT -> noConnectionInTime(phase, cause);
            case TRANSPORT_CLOSED ->
                new HypervisorException(
                        ErrorCode.INVALID_CONN,
                        what(call) + " was ended, since the connection was closed; " + outcome(phase, call),
                        cause);
            case ABANDONED ->
                new HypervisorException(
                        ErrorCode.INVALID_CONN, "The answer to " + what(call) + " was closed before", cause);
        };
    }

    HypervisorException closed(HttpCall call) {
        return ended(CallWatch.Ending.TRANSPORT_CLOSED, CallWatch.Phase.QUEUED, call, null);
    }

    HypervisorException interrupted(CallWatch.Phase phase, @Nullable Throwable cause) {
        return new HypervisorException(
                ErrorCode.OPERATION_ABORTED,
                "The call to " + place() + " was cancelled, it got as far as " + phase.words
                        + (phase.compareTo(CallWatch.Phase.SENDING) < 0
                                ? "; nothing was sent"
                                : "; the host may still carry it out"),
                cause);
    }

    HypervisorException tooLarge(String what, @Nullable Throwable cause) {
        return new HypervisorException(
                ErrorCode.OVERFLOW, place() + ": " + what + " is larger than allowed; it was not read", cause);
    }

    private HypervisorException notHttp(Throwable failure) {
        String hint = settings.secure() ? "" : ", and that transport=http is meant";
        return new HypervisorException(
                ErrorCode.HTTP_ERROR,
                "What " + place() + " answers is not HTTP: " + words(failure) + "; check the port" + hint,
                failure);
    }

    private HypervisorException cut(IOException failure, CallWatch.Phase phase, HttpCall call) {
        if (failure instanceof SSLException && find(failure, EOFException.class) == null) {
            return new HypervisorException(
                    ErrorCode.GNUTLS_ERROR,
                    "TLS with " + place() + " broke while " + phase.words + ": " + words(failure) + "; "
                            + outcome(phase, call),
                    failure);
        }
        boolean upload = phase == CallWatch.Phase.SENDING && call.body() instanceof HttpBody.Stream;
        return new HypervisorException(
                upload ? ErrorCode.WRITE_FAILED : ErrorCode.READ_FAILED,
                place() + " ended the connection while " + phase.words + " (" + what(call) + "): " + words(failure)
                        + "; " + outcome(phase, call),
                failure);
    }

    private HypervisorException unexpected(Throwable failure, HttpCall call) {
        return new HypervisorException(
                ErrorCode.INTERNAL_ERROR,
                what(call) + " failed in an unforeseen way: " + failure + "; please report it",
                failure);
    }

    private static String outcome(CallWatch.Phase phase, HttpCall call) {
        if (phase.compareTo(CallWatch.Phase.SENDING) < 0) {
            return "nothing was sent";
        }
        return call.method() == HttpMethod.GET || call.method() == HttpMethod.HEAD
                ? "it may be repeated"
                : "the host may have carried it out: look at its state before repeating";
    }

    private String what(HttpCall call) {
        return call.method() + " " + printable(call.target()) + " at " + place();
    }

    private String place() {
        return settings.authority()
                + settings.proxy().map(proxy -> " through " + proxy.words()).orElse("");
    }

    private static String words(Throwable failure) {
        String message = failure.getMessage();
        return printable(message == null ? failure.getClass().getSimpleName() : message);
    }

    private static String seconds(Duration time) {
        return time.toMillis() / 1000.0 + " s";
    }

    static <T extends Throwable> @Nullable T find(Throwable failure, Class<T> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return type.cast(cause);
            }
        }
        return null;
    }
}
