// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.http;

import java.security.cert.CertificateException;

/** A certificate that was refused, described as it was presented. */
final class PeerCertificateException extends CertificateException {
    private static final long serialVersionUID = 1L;

    PeerCertificateException(String presented, CertificateException cause) {
        super(presented, cause);
    }
}
