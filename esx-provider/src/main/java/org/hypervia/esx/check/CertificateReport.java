// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.check;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hypervia.api.check.CheckStep.Fact;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.vim.value.Faults;

/**
 * What there is to tell of a server's certificates, and the pin to copy.
 *
 * @param chain what the server presented, its own certificate first; it may be empty
 * @param now against which dates are held
 */
record CertificateReport(List<X509Certificate> chain, Instant now) {
    private static final Duration SOON = Duration.ofDays(30);
    private static final int DNS = 2;
    private static final int ADDRESS = 7;

    /** Says which certificate of the chain is over, or soon will be; the first counts most. */
    Optional<String> expiry() {
        for (X509Certificate certificate : chain) {
            Instant end = certificate.getNotAfter().toInstant();
            if (end.isBefore(now.plus(SOON))) {
                long days = Math.max(0, Duration.between(now, end).toDays());
                String whose = certificate.equals(chain.get(0)) ? "the certificate" : "an authority of the certificate";
                return Optional.of(
                        end.isBefore(now)
                                ? whose + " has expired on " + end
                                : whose + " expires in " + days + " days, on " + end);
            }
        }
        return Optional.empty();
    }

    /** Returns the version of TLS, each certificate, and the pin. */
    List<Fact> facts(Optional<String> protocol) {
        List<Fact> facts = new ArrayList<>();
        protocol.ifPresent(version -> facts.add(new Fact("protocol", version)));
        for (X509Certificate certificate : chain) {
            facts.add(new Fact("certificate", Faults.shown(words(certificate))));
        }
        if (!chain.isEmpty()) {
            String names = names(chain.get(0));
            facts.add(new Fact("issued for", names.isEmpty() ? "no host by name" : names));
            facts.add(new Fact("pin", "tls_pin=" + fingerprint(chain.get(0))));
        }
        return facts;
    }

    private static String words(X509Certificate certificate) {
        String subject = certificate.getSubjectX500Principal().getName();
        String issuer = certificate.getIssuerX500Principal().getName();
        return subject + ", issued by " + (issuer.equals(subject) ? "itself" : issuer) + ", valid from "
                + certificate.getNotBefore().toInstant() + " until "
                + certificate.getNotAfter().toInstant();
    }

    private static String names(X509Certificate certificate) {
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            return names == null
                    ? ""
                    : names.stream()
                            .filter(name ->
                                    name.get(0).equals(DNS) || name.get(0).equals(ADDRESS))
                            .map(name -> Faults.shown(String.valueOf(name.get(1))))
                            .collect(Collectors.joining(", "));
        } catch (CertificateParsingException e) {
            return "";
        }
    }

    private static String fingerprint(X509Certificate certificate) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return HexFormat.of().formatHex(digest);
        } catch (GeneralSecurityException e) {
            throw new HypervisorException(
                    ErrorCode.INTERNAL_ERROR, "the server's certificate cannot be encoded: " + e, e);
        }
    }
}
