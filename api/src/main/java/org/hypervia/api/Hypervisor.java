// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api;

import java.util.Optional;
import java.util.Set;
import org.hypervia.api.capability.Capability;
import org.hypervia.api.conversion.NativeConfigs;
import org.hypervia.api.domain.Domains;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.host.Host;
import org.hypervia.api.host.ProductVersion;
import org.hypervia.api.network.HostInterfaces;
import org.hypervia.api.network.Networks;
import org.hypervia.api.storage.StoragePools;
import org.osgi.annotation.versioning.ProviderType;

/**
 * An open connection to a hypervisor: libvirt's {@code virConnect}.
 *
 * <p>Threads may share it, and a long call of one never holds up another. Each call blocks for at most
 * {@link ConnectionSpec#operationTimeout()}, or for what {@link #with} says, and then fails with {@code OPERATION_TIMEOUT}; an interrupted thread gets
 * {@code OPERATION_ABORTED} with its interrupt flag set. After {@link #close()} every call fails with
 * {@code INVALID_CONN}. A session that the server has dropped is renewed behind the scenes.
 *
 * <p>What takes long can run elsewhere; a thread that is interrupted gives up its call:
 *
 * <pre>{@code
 * ExecutorService threads = Executors.newCachedThreadPool();
 * Future<Snapshot> night = threads.submit(
 *         () -> hypervisor.domains().byName("db01").snapshots().create("nightly"));
 * for (DomainSummary row : hypervisor.domains().summaries()) {
 *     System.out.println(row.identity().name() + " " + row.state());
 * }
 * System.out.println(night.get().info().created());
 * threads.shutdown();
 * }</pre>
 */
@ProviderType
public interface Hypervisor extends AutoCloseable {
    /**
     * Returns where the connection leads, with the port that was really used. No I/O.
     *
     * @return the URI; it carries no secret
     */
    HypervisorUri uri();

    /**
     * Returns which provider serves the connection. No I/O.
     *
     * @return the provider's id, such as {@code esx}
     */
    String provider();

    /**
     * Returns the hypervisor's type in libvirt's words, such as {@code ESX}. No I/O.
     *
     * @return the type
     */
    String type();

    /**
     * Returns the version of the product at the other end, as read when the connection was opened. No I/O.
     *
     * @return the version
     */
    ProductVersion version();

    /**
     * Returns the version of the foreign library by which the provider drives the hypervisor. No I/O.
     *
     * @return such as that of libvirt; empty for a provider that needs none
     */
    Optional<ProductVersion> libraryVersion();

    /**
     * Returns the version of the daemon that stands between the provider and the hypervisor. No I/O.
     *
     * @return such as that of libvirtd; empty without one
     */
    Optional<ProductVersion> daemonVersion();

    /**
     * Tells whether the way to the server is encrypted. No I/O.
     *
     * @return true for TLS, whether or not certificates are verified, as libvirt has it
     */
    boolean isEncrypted();

    /**
     * Tells whether the connection can still be used, as far as is known without asking the server, which may be gone all the
     * same. A connection of the ESX provider reaches its server anew whenever it must. One through a daemon of libvirt stands
     * on one channel: once that is lost, calls fail with {@code INVALID_CONN}, and another connection has to be opened.
     *
     * @return true until {@link #close()} or the loss of the only channel
     */
    boolean isAlive();

    /**
     * Returns what this connection can do; anything else fails with {@code NO_SUPPORT}. No I/O.
     *
     * @return the capabilities
     */
    Set<Capability> capabilities();

    /**
     * Returns the host behind the connection. No I/O.
     *
     * @return the host
     */
    Host host();

    /**
     * Returns the domains behind the connection. No I/O.
     *
     * @return the way to the domains
     */
    Domains domains();

    /**
     * Returns the storage pools behind the connection. No I/O.
     *
     * @return the way to pools and volumes
     */
    StoragePools storagePools();

    /**
     * Returns the networks behind the connection. No I/O.
     *
     * @return the way to the networks
     */
    Networks networks();

    /**
     * Returns the interfaces of the host behind the connection. No I/O.
     *
     * @return the way to the interfaces
     */
    HostInterfaces hostInterfaces();

    /**
     * Returns the way to convert configurations with the host's help. No I/O.
     *
     * @return the conversions
     */
    NativeConfigs nativeConfigs();

    /**
     * Returns a view of this connection whose calls differ in something, for instance in their time limit. It is the same
     * session: what is reached through the view takes the options with it, handles made before do not, and handles of both
     * are equal for the same domain. Closing the view does nothing; closing this connection closes it too. No I/O.
     *
     * @param options what is different; what they leave open stays as it is here
     * @return the view, as cheap as an object, to be kept or thrown away
     */
    Hypervisor with(CallOptions options);

    /**
     * Logs out and leaves no session, thread or socket behind. Calls under way in other threads fail with
     * {@code INVALID_CONN}. Blocks for a few seconds at most, even when the server is gone. Does nothing the second time.
     *
     * @throws HypervisorException never: what the server makes of the logout is only logged
     */
    @Override
    void close();
}
