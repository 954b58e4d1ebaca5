// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.handle;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.hypervia.api.CallOptions;
import org.hypervia.api.ConnectionSpec;
import org.hypervia.api.Hypervisor;
import org.hypervia.api.HypervisorUri;
import org.hypervia.api.capability.Capability;
import org.hypervia.api.conversion.NativeConfigs;
import org.hypervia.api.domain.Domains;
import org.hypervia.api.host.Host;
import org.hypervia.api.host.ProductVersion;
import org.hypervia.api.network.HostInterfaces;
import org.hypervia.api.network.Networks;
import org.hypervia.api.storage.StoragePools;
import org.hypervia.spi.ProviderSession;

/** The one implementation of {@link Hypervisor}, over any provider's session. Thread-safe. */
public final class HypervisorHandle implements Hypervisor {
    private final SessionGuard guard;
    private final Host host;
    private final Domains domains;
    private final NativeConfigs nativeConfigs;
    private final StoragePools storagePools;
    private final Networks networks;
    private final HostInterfaces hostInterfaces;
    private final boolean isView;

    /**
     * Takes over an open session.
     *
     * @param session the session, closed with this handle
     * @param provider the provider's id
     * @param spec how the connection was asked for
     */
    public HypervisorHandle(ProviderSession session, String provider, ConnectionSpec spec) {
        this(new SessionGuard(session, provider, spec), false);
    }

    private HypervisorHandle(SessionGuard guard, boolean isView) {
        this.guard = guard;
        this.isView = isView;
        this.host = new HostHandle(guard);
        this.domains = new DomainsHandle(guard);
        this.nativeConfigs = new NativeConfigsHandle(guard);
        this.storagePools = new StoragePoolsHandle(guard);
        this.networks = new NetworksHandle(guard);
        this.hostInterfaces = new HostInterfacesHandle(guard);
    }

    @Override
    public HypervisorUri uri() {
        return guard.open().uri();
    }

    @Override
    public String provider() {
        return guard.provider();
    }

    @Override
    public String type() {
        return guard.open().type();
    }

    @Override
    public ProductVersion version() {
        return guard.open().version();
    }

    @Override
    public Optional<ProductVersion> libraryVersion() {
        return guard.open().libraryVersion();
    }

    @Override
    public Optional<ProductVersion> daemonVersion() {
        return guard.open().daemonVersion();
    }

    @Override
    public boolean isEncrypted() {
        return guard.open().isEncrypted();
    }

    @Override
    public boolean isAlive() {
        return guard.isAlive();
    }

    @Override
    public Set<Capability> capabilities() {
        return guard.open().operations().capabilities();
    }

    @Override
    public Host host() {
        return host;
    }

    @Override
    public Domains domains() {
        return domains;
    }

    @Override
    public StoragePools storagePools() {
        return storagePools;
    }

    @Override
    public Networks networks() {
        return networks;
    }

    @Override
    public HostInterfaces hostInterfaces() {
        return hostInterfaces;
    }

    @Override
    public NativeConfigs nativeConfigs() {
        return nativeConfigs;
    }

    @Override
    public Hypervisor with(CallOptions options) {
        Objects.requireNonNull(options, "options");
        return new HypervisorHandle(guard.with(options), true);
    }

    @Override
    public void close() {
        if (!isView) {
            guard.close();
        }
    }

    /** Returns the URI. */
    @Override
    public String toString() {
        return "Hypervisor[" + (guard.isOpen() ? guard.open().uri() : "closed") + "]";
    }
}
