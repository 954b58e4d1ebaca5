// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hypervia.api.ConnectionSpec;
import org.hypervia.api.UriParameter;
import org.hypervia.api.check.ConnectionCheck;
import org.hypervia.api.conversion.NativeConverter;
import org.hypervia.api.error.HypervisorException;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * The entry point of a provider: one object per provider, found by {@link java.util.ServiceLoader} on a class path and as
 * a service in OSGi, there with the service properties {@link #PROVIDER_NAME} and {@link #URI_SCHEME}.
 *
 * <p>Loading and asking must never fail, whatever is missing on the machine: what is missing is told by
 * {@link #unavailable()}. Implementations are thread-safe and keep nothing between connections.
 */
@ConsumerType
public interface HypervisorProvider {
    /** Service property with {@link #id()}. Type: {@code String}. */
    String PROVIDER_NAME = "hypervisor.provider.name";

    /** Service property with {@link #schemes()}. Type: {@code String+}. */
    String URI_SCHEME = "hypervisor.uri.scheme";

    /**
     * Returns the name by which a {@link ConnectionSpec} picks this provider.
     *
     * @return a short word in lower case, such as {@code esx}
     */
    String id();

    /**
     * Returns the URI schemes this provider speaks.
     *
     * @return schemes in lower case
     */
    Set<String> schemes();

    /**
     * Tells why the provider cannot be used on this machine at present.
     *
     * @return a sentence such as that a native library is missing; empty when it can be used
     */
    default Optional<String> unavailable() {
        return Optional.empty();
    }

    /**
     * Returns the parameters of the URI that the provider understands.
     *
     * @return its table; nothing where it hands them on to something else that does
     */
    default List<UriParameter> parameters() {
        return List.of();
    }

    /**
     * Returns a converter that needs no host.
     *
     * @param format the native format
     * @return the converter, or empty for a format this provider does not know
     */
    default Optional<NativeConverter> converter(String format) {
        return Optional.empty();
    }

    /**
     * Returns how this provider ranks among those that speak the same scheme, when nobody names one.
     *
     * @return the higher, the earlier it is taken; 0 unless it says otherwise
     */
    default int rank() {
        return 0;
    }

    /**
     * Opens a session. A failure must leave nothing behind: no socket, no thread, no session on the server.
     *
     * @param spec where to, how, and as whom; its scheme is one of {@link #schemes()}
     * @param deadline when opening must be over
     * @return an open session
     * @throws HypervisorException with the codes of {@link org.hypervia.api.Hypervisors#connect(ConnectionSpec)}
     */
    ProviderSession open(ConnectionSpec spec, Deadline deadline);

    /**
     * Tries step by step what {@link #open} does, and tells which steps work. What fails is told and not thrown, but for an
     * interrupt. Nothing stays open. There is no deadline for the whole, since a person may be asked for a password in the
     * middle: each step takes {@link ConnectionSpec#connectTimeout()} at most.
     *
     * @param spec as for {@link #open}
     * @return the steps; unless a provider knows better, one for the opening and some for what the session tells of itself
     * @throws HypervisorException {@code OPERATION_ABORTED} if the thread is interrupted
     */
    default ConnectionCheck check(ConnectionSpec spec) {
        return new OpeningCheck(this, spec).run();
    }
}
