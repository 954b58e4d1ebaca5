// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.auth;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * One thing a login needs to know. Two servers may go by one name, such as a host and its vCenter behind one address: who keeps
 * a password for each goes by {@code challenge} and {@code port} together.
 *
 * @param kind what is asked for
 * @param service what asks, in the words of libvirt's {@code auth.conf}: {@code esx} for ESX, GSX and vCenter alike
 * @param challenge the host that asks, as the connection names it
 * @param port where that host listens for the connection; empty if the provider is not told, as by libvirt
 * @param prompt a sentence to show to a person
 * @param user the user whose password is asked for; empty when the user is asked for
 * @param defaultAnswer what counts when the callback gives no answer, such as {@code root}; never a secret
 */
public record CredentialRequest(
        Kind kind,
        String service,
        String challenge,
        OptionalInt port,
        String prompt,
        Optional<String> user,
        Optional<String> defaultAnswer) {
    /** What is asked for. */
    public enum Kind {
        /** The user name: libvirt's {@code VIR_CRED_AUTHNAME}. */
        USER_NAME,
        /** The password: libvirt's {@code VIR_CRED_PASSPHRASE} and {@code VIR_CRED_NOECHOPROMPT}. */
        PASSWORD
    }
}
