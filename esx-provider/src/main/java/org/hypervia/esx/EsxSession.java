// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.hypervia.api.HypervisorUri;
import org.hypervia.api.capability.Capability;
import org.hypervia.api.host.ProductVersion;
import org.hypervia.esx.datastore.DatastoreFiles;
import org.hypervia.esx.domain.EsxAutostart;
import org.hypervia.esx.domain.EsxCpuUsage;
import org.hypervia.esx.domain.EsxDefinitions;
import org.hypervia.esx.domain.EsxDevices;
import org.hypervia.esx.domain.EsxDomainLifecycle;
import org.hypervia.esx.domain.EsxDomainLookup;
import org.hypervia.esx.domain.EsxDomainQueries;
import org.hypervia.esx.domain.EsxDomainXml;
import org.hypervia.esx.domain.EsxGuest;
import org.hypervia.esx.domain.EsxJobs;
import org.hypervia.esx.domain.EsxNativeConfigs;
import org.hypervia.esx.domain.EsxResources;
import org.hypervia.esx.domain.EsxScreenshots;
import org.hypervia.esx.domain.EsxSnapshots;
import org.hypervia.esx.domain.SeenStates;
import org.hypervia.esx.host.EsxHost;
import org.hypervia.esx.session.EsxConnection;
import org.hypervia.esx.vim.value.VersionNumber;
import org.hypervia.spi.Operations;
import org.hypervia.spi.ProviderSession;

/** An open connection with its operations. */
final class EsxSession implements ProviderSession {
    private static final Set<Capability> CAPABILITIES = Set.of(
            Capability.HOST_INFO,
            Capability.DOMAIN_LOOKUP,
            Capability.DOMAIN_INFO,
            Capability.DOMAIN_LIFECYCLE,
            Capability.DOMAIN_XML,
            Capability.CONFIG_NATIVE,
            Capability.DOMAIN_SNAPSHOTS,
            Capability.DOMAIN_DEVICES,
            Capability.DOMAIN_JOB,
            Capability.DOMAIN_DEFINE,
            Capability.DOMAIN_AUTOSTART,
            Capability.DOMAIN_RESOURCES,
            Capability.DOMAIN_CPU_USAGE,
            Capability.DOMAIN_GUEST,
            Capability.DOMAIN_SCREENSHOT);

    private static final Duration THREAD_LIMIT = Duration.ofSeconds(2);

    private final HypervisorUri uri;
    private final EsxConnection connection;
    private final List<Operations> operations;
    private final AtomicBoolean closed = new AtomicBoolean();

    EsxSession(HypervisorUri uri, EsxConnection connection) {
        this.uri = uri;
        this.connection = connection;
        SeenStates seen = new SeenStates();
        DatastoreFiles files = new DatastoreFiles(connection);
        this.operations = List.of(
                new EsxHost(connection),
                new EsxDomainLookup(connection, seen),
                new EsxDomainQueries(connection, seen),
                new EsxDomainLifecycle(connection, seen),
                new EsxDomainXml(connection, files),
                new EsxNativeConfigs(connection),
                new EsxSnapshots(connection, seen),
                new EsxDevices(connection),
                new EsxJobs(connection),
                new EsxDefinitions(connection, seen, files),
                new EsxAutostart(connection),
                new EsxResources(connection, seen),
                new EsxCpuUsage(connection),
                new EsxGuest(connection),
                new EsxScreenshots(connection));
    }

    @Override
    public HypervisorUri uri() {
        return uri;
    }

    /** One type for all three schemes, as libvirt has it. */
    @Override
    public String type() {
        return "ESX";
    }

    @Override
    public ProductVersion version() {
        VersionNumber version = VersionNumber.parse(
                        connection.session().content().about().version())
                .orElseThrow();
        return new ProductVersion(version.major(), version.minor(), version.micro());
    }

    @Override
    public boolean isEncrypted() {
        return connection.parameters().tls();
    }

    @Override
    public Set<Capability> capabilities() {
        return CAPABILITIES;
    }

    @Override
    public <T extends Operations> Optional<T> operations(Class<T> kind) {
        return operations.stream().filter(kind::isInstance).map(kind::cast).findFirst();
    }

    /** Calls under way end first, since the logout would make them fail in a less clear way. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            connection.updates().close();
            connection.session().close();
            connection.http().close();
            connection.updates().awaitEnd(THREAD_LIMIT);
        }
    }
}
