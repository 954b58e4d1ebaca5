// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api;

import java.util.List;
import java.util.ServiceLoader;
import org.hypervia.api.auth.CredentialCallback;
import org.hypervia.api.check.ConnectionCheck;
import org.hypervia.api.conversion.NativeConverter;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The way in: opens connections through whichever provider speaks the scheme of a URI.
 *
 * <p>On a plain class path {@link #connect(String, CredentialCallback)} finds everything by {@link ServiceLoader}; in
 * OSGi a bundle takes this interface as a service. Thread-safe; keeps no state between calls.
 *
 * <p>Start here:
 *
 * <pre>{@code
 * try (Hypervisor esx = Hypervisors.connect("esx://root@esx.example/", Credentials.of("root", password))) {
 *     esx.domains().find("web01").ifPresent(Domain::start);
 * }
 * }</pre>
 */
@ProviderType
public interface Hypervisors {
    /**
     * Opens a connection as described. Blocks for at most the connection's time limits.
     *
     * @param spec where to connect to, how, and as whom
     * @return an open connection; the caller closes it
     * @throws HypervisorException {@code NO_CONNECT} if no provider speaks the scheme, {@code INVALID_ARG} for a bad URI
     *     or parameter, {@code UNKNOWN_HOST}, {@code SYSTEM_ERROR} or {@code GNUTLS_ERROR} if the server cannot be
     *     reached or trusted, {@code HTTP_ERROR} if it speaks something else, {@code AUTH_FAILED} if it refuses the
     *     credentials, {@code OPERATION_TIMEOUT} if it is too slow; nothing stays open then
     */
    Hypervisor connect(ConnectionSpec spec);

    /**
     * Tries what {@link #connect(ConnectionSpec)} does step by step, and tells which steps work. A step that fails does not end
     * it where a later one can still be tried. The password is asked for and sent only where the connection would send it.
     * Each step takes the time limit for connecting at most. Nothing stays open.
     *
     * <p>Where {@link ConnectionSpec#readOnly()} is wanted, the user need only be able to read.
     *
     * @param spec where to connect to, how, and as whom
     * @return the steps; what fails is told there and not thrown
     * @throws HypervisorException {@code OPERATION_ABORTED} if the thread is interrupted
     */
    ConnectionCheck check(ConnectionSpec spec);

    /**
     * Lists the providers that are there now, in order of preference.
     *
     * @return the providers, also those that say they are not available
     */
    List<ProviderDescription> providers();

    /**
     * Finds a converter that needs no host. Never blocks.
     *
     * @param format such as {@link org.hypervia.api.conversion.NativeConfigs#VMWARE_VMX}
     * @return the converter
     * @throws HypervisorException {@code INVALID_ARG} if no provider knows the format
     */
    NativeConverter converter(String format);

    /**
     * Opens a connection by way of {@link #fromServiceLoader()} with default settings.
     *
     * @param uri a libvirt URI such as {@code esx://root@esx.example/?no_verify=1}
     * @param credentials asked for what the URI does not say
     * @return an open connection; the caller closes it
     * @throws HypervisorException as {@link #connect(ConnectionSpec)}
     */
    static Hypervisor connect(String uri, CredentialCallback credentials) {
        return fromServiceLoader()
                .connect(ConnectionSpec.builder(uri).credentials(credentials).build());
    }

    /**
     * Finds the implementation beside this interface, in the class loader that loaded it.
     *
     * @return the way in for a plain class path
     * @throws HypervisorException {@code NO_SUPPORT} if the jar hypervia-spi is missing
     */
    static Hypervisors fromServiceLoader() {
        // The loader is named so that no thread's context class loader decides what is found.
        return ServiceLoader.load(Hypervisors.class, Hypervisors.class.getClassLoader())
                .findFirst()
                .orElseThrow(() -> new HypervisorException(
                        ErrorCode.NO_SUPPORT,
                        "no implementation of Hypervisors is on the class path: add hypervia-spi and a provider"));
    }
}
