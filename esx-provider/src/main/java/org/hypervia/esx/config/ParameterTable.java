// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.config;

import static org.hypervia.esx.config.EsxParameter.either;
import static org.hypervia.esx.config.EsxParameter.flag;
import static org.hypervia.esx.config.EsxParameter.ours;
import static org.hypervia.esx.config.EsxParameter.parameter;
import static org.hypervia.esx.config.EsxParameter.text;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hypervia.api.UriParameter;

/**
 * The one table of the parameters of a URI. What is read, refused, completed and documented comes from here;
 * {@code docs/guide.md} has exactly these lines.
 */
public final class ParameterTable {
    static final EsxParameter<Boolean> TRANSPORT = either(
            parameter(
                    "transport",
                    "https or http",
                    "https",
                    "whether TLS is spoken; `http` also changes the usual port",
                    ""),
            "https",
            "http");
    static final EsxParameter<CenterAddress> VCENTER = new EsxParameter<>(
                    parameter(
                            "vcenter",
                            "[user@]host[:port] or *",
                            "",
                            "the vCenter of an ESX host, for migration: by name, by address (IPv6 in brackets), or the one"
                                    + " that the host tells; user and port are Hypervia's",
                            ""),
                    CenterAddress::parse)
            .sensitive();
    static final EsxParameter<Boolean> NO_VERIFY =
            flag(parameter("no_verify", "0 or 1", "0", "1: no certificate is checked, so anybody may answer", ""));
    static final EsxParameter<Boolean> AUTO_ANSWER = flag(parameter(
            "auto_answer", "0 or 1", "0", "1: questions that block a task get their default answer", "0.7.5"));
    static final EsxParameter<String> PROXY = text(parameter(
                    "proxy",
                    "[type://]host[:port]",
                    "",
                    "a proxy on the way: `http` (the usual one), `socks4`, `socks4a`, `socks5` or `socks`, `socks5h`; port 1080",
                    "0.8.2"))
            .sensitive();
    static final EsxParameter<String> CACERT =
            text(parameter("cacert", "FILE", "", "PEM certificates to trust instead of the JDK's", "11.5.0"));
    static final EsxParameter<Boolean> LEGACY_UUID = flag(parameter(
            "legacy_uuid", "0 or 1", "0", "1: domains are known by their BIOS UUID, as before 12.4.0", "12.4.0"));
    static final EsxParameter<String> AUTHFILE =
            text(parameter("authfile", "FILE", "", "where the command line looks for user and password", ""));
    static final EsxParameter<String> TLS_MIN = new EsxParameter<>(
            ours(
                    "tls_min",
                    "1.0, 1.1, 1.2 or 1.3",
                    "",
                    "the oldest version of TLS that may be spoken, for hosts that know no newer one; below what the JDK has it"
                            + " needs Bouncy Castle's `bctls`"),
            value -> Optional.of(value).filter(version -> version.matches("1[.][0-3]")));
    static final EsxParameter<List<String>> TLS_PIN = new EsxParameter<>(
            ours(
                    "tls_pin",
                    "SHA-256 fingerprints of certificates, 64 hex digits each, with commas between them",
                    "",
                    "trust exactly these server certificates; may be repeated, so that one can be replaced"),
            ParameterTable::pins);
    static final EsxParameter<Boolean> COMPAT = either(
            ours("compat", "9.0 or latest", "latest", "answer as libvirt 9.0.0 does, or the newest"), "9.0", "latest");
    static final EsxParameter<Boolean> COMPRESSION = flag(ours(
            "compression",
            "0 or 1",
            "",
            "whether the server is asked to compress its answers; it is unless it runs on this machine"));
    static final EsxParameter<String> CONNECT_TIMEOUT = text(ours(
            "connect_timeout", "whole seconds, 1 to 604800", "30", "how long connecting may take, login included"));
    static final EsxParameter<String> CALL_TIMEOUT =
            text(ours("call_timeout", "whole seconds, 1 to 604800", "600", "how long any other call may take"));
    static final EsxParameter<String> PROVIDER =
            text(ours("provider", "esx or libvirt", "esx", "who serves the connection"));

    /** All of them; those that say nothing to this provider are read by who asks for the connection. */
    static final List<EsxParameter<?>> ALL = List.of(
            TRANSPORT,
            VCENTER,
            NO_VERIFY,
            AUTO_ANSWER,
            PROXY,
            CACERT,
            LEGACY_UUID,
            AUTHFILE,
            TLS_MIN,
            TLS_PIN,
            COMPAT,
            COMPRESSION,
            CONNECT_TIMEOUT,
            CALL_TIMEOUT,
            PROVIDER);

    private static final int FAR = 3;

    private ParameterTable() {}

    /** Returns the lines. */
    public static List<UriParameter> lines() {
        return ALL.stream().<UriParameter>map(EsxParameter::line).toList();
    }

    /** Finds a parameter by its name, without regard to case as in libvirt's driver. */
    static Optional<EsxParameter<?>> find(String name) {
        return ALL.stream()
                .filter(parameter -> parameter.line().name().equalsIgnoreCase(name))
                .findFirst();
    }

    /** Finds what somebody may have meant: the nearest name, if it is near. */
    static Optional<String> nearest(String name) {
        String wanted = name.toLowerCase(Locale.ROOT).replace('-', '_');
        int best = Math.min(FAR, Math.max(1, wanted.length() / 2));
        Optional<String> found = Optional.empty();
        for (EsxParameter<?> parameter : ALL) {
            int distance = distance(wanted, parameter.line().name());
            if (distance < best) {
                best = distance;
                found = Optional.of(parameter.line().name());
            }
        }
        return found;
    }

    /** How many characters must be put in, left out, or exchanged; neighbours that changed places count once. */
    private static int distance(String one, String other) {
        int[][] steps = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                if (i == 0 || j == 0) {
                    steps[i][j] = i + j;
                    continue;
                }
                int change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                int least = Math.min(steps[i - 1][j] + 1, steps[i][j - 1] + 1);
                least = Math.min(least, steps[i - 1][j - 1] + change);
                if (i > 1
                        && j > 1
                        && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1)) {
                    least = Math.min(least, steps[i - 2][j - 2] + 1);
                }
                steps[i][j] = least;
            }
        }
        return steps[one.length()][other.length()];
    }

    private static Optional<List<String>> pins(String value) {
        List<String> pins = Arrays.stream(value.split(",", -1))
                .map(pin -> pin.strip().replace(":", "").toLowerCase(Locale.ROOT))
                .toList();
        return pins.stream().allMatch(pin -> pin.matches("[0-9a-f]{64}")) ? Optional.of(pins) : Optional.empty();
    }
}
