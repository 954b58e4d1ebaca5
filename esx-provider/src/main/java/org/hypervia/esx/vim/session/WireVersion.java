// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.session;

/** The versions of the API as servers know them in {@code SOAPAction}, which the first of them do not call so themselves. */
final class WireVersion {
    private WireVersion() {}

    /** Returns what to send to a server that tells this version. Servers of VI 3.5 call it {@code 2.5.0} and know {@code 2.5}. */
    static String of(String apiVersion) {
        return apiVersion.matches("2\\.5\\.[0-9]+") ? "2.5" : apiVersion;
    }
}
