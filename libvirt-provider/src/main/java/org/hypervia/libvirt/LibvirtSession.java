// SPDX-License-Identifier: Apache-2.0
package org.hypervia.libvirt;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hypervia.api.ConnectionSpec;
import org.hypervia.api.HypervisorUri;
import org.hypervia.api.capability.Capability;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.host.ProductVersion;
import org.hypervia.libvirt.remote.LibvirtConnection;
import org.hypervia.libvirt.remote.LibvirtDomain;
import org.hypervia.libvirt.remote.LibvirtLink;
import org.hypervia.spi.Deadline;
import org.hypervia.spi.OperationTable;
import org.hypervia.spi.ProviderSession;
import org.hypervia.spi.domain.DomainAutostart;
import org.hypervia.spi.domain.DomainDefinitions;
import org.hypervia.spi.domain.DomainDeviceOperations;
import org.hypervia.spi.domain.DomainGuestOperations;
import org.hypervia.spi.domain.DomainJobOperations;
import org.hypervia.spi.domain.DomainLifecycle;
import org.hypervia.spi.domain.DomainLookup;
import org.hypervia.spi.domain.DomainQueries;
import org.hypervia.spi.domain.DomainResourceOperations;
import org.hypervia.spi.domain.DomainScreenshots;
import org.hypervia.spi.domain.DomainSnapshotOperations;
import org.hypervia.spi.domain.DomainXmlOperations;
import org.hypervia.spi.domain.NativeConfigOperations;
import org.hypervia.spi.domain.TransientDomains;
import org.hypervia.spi.host.HostOperations;
import org.hypervia.spi.registry.ProviderRegistry;

/**
 * An open connection. A domain's reference is its UUID: a native handle is looked up for each call and freed after it, so
 * that nothing native lives longer than a call but the connection itself.
 */
final class LibvirtSession implements ProviderSession {
    /** What drivers are known to lack; libvirt itself can only be asked by trying. */
    private static final Map<String, Set<Capability>> LACKING = Map.of(
            "ESX", Set.of(Capability.DOMAIN_TRANSIENT, Capability.DOMAIN_DEVICES, Capability.DOMAIN_JOB),
            "TEST", Set.of(Capability.CONFIG_NATIVE, Capability.DOMAIN_JOB, Capability.DOMAIN_DEVICES));

    private final HypervisorUri uri;
    private final LibvirtConnection connection;
    private final OperationTable operations;
    /** Every call reads; closing writes, and so waits for the calls that run. */
    private final ReadWriteLock users = new ReentrantReadWriteLock();

    private boolean closed;

    private LibvirtSession(HypervisorUri uri, LibvirtConnection connection) {
        this.uri = uri;
        this.connection = connection;
        LibvirtGuest guest = new LibvirtGuest(this);
        LibvirtHost host = new LibvirtHost(this);
        LibvirtQueries queries = new LibvirtQueries(this);
        LibvirtDefinitions definitions = new LibvirtDefinitions(this);
        this.operations = OperationTable.builder()
                .with(HostOperations.KIND, host)
                .with(DomainLookup.KIND, new LibvirtLookup(this))
                .with(DomainQueries.KIND, queries)
                .with(DomainLifecycle.KIND, new LibvirtLifecycle(this))
                .with(DomainXmlOperations.KIND, new LibvirtXml(this))
                .with(NativeConfigOperations.KIND, host)
                .with(DomainDefinitions.KIND, definitions)
                .with(TransientDomains.KIND, definitions)
                .with(DomainAutostart.KIND, queries)
                .with(DomainResourceOperations.KIND, new LibvirtResources(this))
                .with(DomainSnapshotOperations.KIND, new LibvirtSnapshots(this))
                .with(DomainGuestOperations.KIND, guest)
                .with(DomainScreenshots.KIND, guest)
                .with(DomainDeviceOperations.KIND, new LibvirtDevices(this))
                .with(DomainJobOperations.KIND, new LibvirtJobs(this))
                .without(LACKING.getOrDefault(connection.type(), Set.of()))
                .build();
    }

    static LibvirtSession open(LibvirtLink link, ConnectionSpec spec) {
        HypervisorUri uri = spec.uri();
        LibvirtConnection connection =
                link.open(text(uri), service(uri), uri.user(), spec.credentials(), spec.readOnly());
        try {
            return new LibvirtSession(uri, connection);
        } catch (RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /** Returns the URI as libvirt takes it: without the parameter that only chooses between providers. */
    private static String text(HypervisorUri uri) {
        Optional<String> query = uri.query()
                .map(text -> List.of(text.split("&", -1)).stream()
                        .filter(parameter -> !parameter.startsWith(ProviderRegistry.PROVIDER_PARAMETER + "="))
                        .collect(Collectors.joining("&")))
                .filter(text -> !text.isEmpty());
        return new HypervisorUri(uri.scheme(), uri.user(), uri.host(), uri.port(), uri.path(), query).toString();
    }

    /** Libvirt's name of the service whose credentials are wanted; one for all of VMware's schemes. */
    private static String service(HypervisorUri uri) {
        return switch (uri.scheme()) {
            case "esx", "gsx", "vpx" -> "esx";
            default -> "libvirt";
        };
    }

    /** Uses the connection, which stays open until the use ends: to libvirt a closed one is freed memory. */
    <T> T use(Function<LibvirtConnection, T> use) {
        users.readLock().lock();
        try {
            if (closed) {
                throw new HypervisorException(
                        ErrorCode.INVALID_CONN, "the connection to " + uri + " is closed: open a new one");
            }
            return use.apply(connection);
        } finally {
            users.readLock().unlock();
        }
    }

    /** Asks a domain something. */
    <T> T ask(String ref, Deadline deadline, Function<LibvirtDomain, T> question) {
        deadline.check("asking about domain " + ref);
        return use(open -> {
            try (LibvirtDomain domain = open.byUuid(ref)) {
                return question.apply(domain);
            }
        });
    }

    /** Changes a domain. */
    void change(String ref, Deadline deadline, Consumer<LibvirtDomain> change) {
        deadline.check("changing domain " + ref);
        use(open -> {
            try (LibvirtDomain domain = open.byUuid(ref)) {
                change.accept(domain);
            }
            return ref;
        });
    }

    @Override
    public HypervisorUri uri() {
        return uri;
    }

    @Override
    public String type() {
        return use(LibvirtConnection::type);
    }

    @Override
    public ProductVersion version() {
        return use(LibvirtConnection::version);
    }

    @Override
    public boolean isEncrypted() {
        return use(LibvirtConnection::isEncrypted);
    }

    @Override
    public OperationTable operations() {
        return operations;
    }

    /** Waits for the calls that run, since libvirt cannot end them. */
    @Override
    public void close() {
        users.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                connection.close();
            }
        } finally {
            users.writeLock().unlock();
        }
    }
}
