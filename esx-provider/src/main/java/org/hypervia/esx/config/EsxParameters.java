// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.config;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Locale;
import java.util.Optional;
import org.hypervia.api.HypervisorUri;
import org.hypervia.api.HypervisorUri.Parameter;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;

/**
 * The query of a connection URI. Names are compared without regard to case, the last of a name wins though each is
 * checked, and unknown ones are ignored with a warning: all as libvirt's driver does.
 *
 * @param tls {@code transport=https}, the default, or {@code http}
 * @param noVerify {@code no_verify=1}: no certificate is checked
 * @param autoAnswer {@code auto_answer=1}: questions that block a task are answered with their default
 * @param proxy {@code proxy=[type://]host[:port]}
 * @param caFile {@code cacert=path} of a PEM bundle, since libvirt 11.5.0
 * @param pin {@code tls_pin=sha256} of the server's certificate in hex, ours
 * @param oldestTls {@code tls_min=1.0}, {@code 1.1}, {@code 1.2} or {@code 1.3}, ours: the oldest version of TLS that may be spoken
 * @param legacyUuid {@code legacy_uuid=1}, since libvirt 12.4.0: domains are known by their BIOS UUID
 * @param compression {@code compression=1} or {@code 0}, ours: whether the server is asked to compress its answers;
 *     absent, it is unless it runs on this machine
 * @param compat90 {@code compat=9.0}, ours: answers as libvirt 9.0.0 gives them
 */
public record EsxParameters(
        boolean tls,
        boolean noVerify,
        boolean autoAnswer,
        Optional<String> proxy,
        Optional<String> caFile,
        Optional<String> pin,
        Optional<String> oldestTls,
        boolean legacyUuid,
        Optional<Boolean> compression,
        boolean compat90) {
    private static final Logger LOG = System.getLogger(EsxParameters.class.getName());

    /** Reads the parameters; {@code INVALID_ARG} names a bad one, its value and what is allowed. */
    public static EsxParameters of(HypervisorUri uri) {
        Collector collector = new Collector();
        for (Parameter parameter : uri.parameters()) {
            collector.accept(parameter);
        }
        return collector.result();
    }

    /** Says by which UUID domains are known: the BIOS UUID as up to libvirt 12.3, or the instance UUID. */
    public boolean identifiesByBiosUuid() {
        return legacyUuid || compat90;
    }

    private static final class Collector {
        private boolean tls = true;
        private boolean noVerify;
        private boolean autoAnswer;
        private Optional<String> proxy = Optional.empty();
        private Optional<String> caFile = Optional.empty();
        private Optional<String> pin = Optional.empty();
        private Optional<String> oldestTls = Optional.empty();
        private boolean legacyUuid;
        private Optional<Boolean> compression = Optional.empty();
        private boolean compat90;

        void accept(Parameter parameter) {
            String value = parameter.value();
            switch (parameter.name().toLowerCase(Locale.ROOT)) {
                case "transport" -> tls = oneOf(parameter, "https", "http").equals("https");
                case "no_verify" -> noVerify = flag(parameter);
                case "auto_answer" -> autoAnswer = flag(parameter);
                case "proxy" -> proxy = Optional.of(value);
                case "cacert" -> caFile = Optional.of(value).filter(path -> !path.isEmpty());
                case "tls_pin" -> pin = Optional.of(value);
                case "tls_min" -> oldestTls = Optional.of(value);
                case "legacy_uuid" -> legacyUuid = flag(parameter);
                case "compression" -> compression = Optional.of(flag(parameter));
                case "compat" -> compat90 = oneOf(parameter, "9.0", "latest").equals("9.0");
                case "authfile", "provider" -> {
                    // Where credentials come from and who is asked is the caller's business.
                }
                case "vcenter" -> LOG.log(Level.WARNING, "vcenter= is not used yet: the host is asked alone");
                default ->
                    // In libvirt's words; the name may hold what would begin another line of a log.
                    LOG.log(
                            Level.WARNING,
                            () -> "Ignoring unexpected query parameter '"
                                    + parameter.name().replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]", "?") + "'");
            }
        }

        EsxParameters result() {
            return new EsxParameters(
                    tls, noVerify, autoAnswer, proxy, caFile, pin, oldestTls, legacyUuid, compression, compat90);
        }

        private static String oneOf(Parameter parameter, String first, String second) {
            if (!parameter.value().equals(first) && !parameter.value().equals(second)) {
                throw invalid(parameter, first + " or " + second);
            }
            return parameter.value();
        }

        /** A number as C reads it: leading blanks and a sign are let through. */
        private static boolean flag(Parameter parameter) {
            String digits = parameter.value().stripLeading();
            if (!digits.matches("[+-]?0*[01]") || digits.matches("-0*1")) {
                throw invalid(parameter, "0 or 1");
            }
            return digits.endsWith("1");
        }

        private static HypervisorException invalid(Parameter parameter, String allowed) {
            return new HypervisorException(
                    ErrorCode.INVALID_ARG,
                    "the URI parameter " + parameter.name() + " has the value '" + parameter.value() + "': write "
                            + allowed);
        }
    }
}
