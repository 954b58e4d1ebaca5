// SPDX-License-Identifier: Apache-2.0
package org.hypervia.libvirt;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hypervia.api.ConnectionSpec;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.libvirt.binding.NativeLibvirt;
import org.hypervia.spi.Deadline;
import org.hypervia.spi.HypervisorProvider;
import org.hypervia.spi.ProviderSession;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;

/**
 * Drives every hypervisor that libvirt knows. The native library is loaded when it is first needed; where it is missing
 * the provider says so and is otherwise harmless. Thread-safe.
 */
@Component(
        service = HypervisorProvider.class,
        property = {
            HypervisorProvider.PROVIDER_NAME + "=" + LibvirtProvider.ID,
            "service.ranking:Integer=-10",
            HypervisorProvider.URI_SCHEME + "=esx",
            HypervisorProvider.URI_SCHEME + "=gsx",
            HypervisorProvider.URI_SCHEME + "=vpx",
            HypervisorProvider.URI_SCHEME + "=hyperv",
            HypervisorProvider.URI_SCHEME + "=vmwareplayer",
            HypervisorProvider.URI_SCHEME + "=vmwarews",
            HypervisorProvider.URI_SCHEME + "=vmwarefusion",
            HypervisorProvider.URI_SCHEME + "=test",
            HypervisorProvider.URI_SCHEME + "=qemu",
            HypervisorProvider.URI_SCHEME + "=xen",
            HypervisorProvider.URI_SCHEME + "=lxc",
            HypervisorProvider.URI_SCHEME + "=ch",
            HypervisorProvider.URI_SCHEME + "=vbox",
            HypervisorProvider.URI_SCHEME + "=bhyve",
            HypervisorProvider.URI_SCHEME + "=openvz",
            HypervisorProvider.URI_SCHEME + "=vz",
            HypervisorProvider.URI_SCHEME + "=parallels",
            LibvirtProvider.URI_TRANSPORT + "=ssh",
            LibvirtProvider.URI_TRANSPORT + "=tls",
            LibvirtProvider.URI_TRANSPORT + "=tcp",
            LibvirtProvider.URI_TRANSPORT + "=unix",
            LibvirtProvider.URI_TRANSPORT + "=libssh",
            LibvirtProvider.URI_TRANSPORT + "=libssh2",
            LibvirtProvider.URI_TRANSPORT + "=ext"
        })
public final class LibvirtProvider implements HypervisorProvider {
    static final String ID = "libvirt";

    /**
     * Service property with what may follow a scheme behind a {@code +}: each scheme with each would be ten times as many.
     * Type: {@code String+}.
     */
    static final String URI_TRANSPORT = "hypervisor.uri.transport";

    private static final String LIBRARY = "virt";

    /** Behind the providers that speak a scheme natively. */
    private static final int RANK = -10;

    private static final List<String> BY_DAEMON =
            List.of("test", "qemu", "xen", "lxc", "ch", "vbox", "bhyve", "openvz", "vz", "parallels");
    private static final List<String> TRANSPORTS = List.of("ssh", "tls", "tcp", "unix", "libssh", "libssh2", "ext");

    private final String library;
    private @Nullable NativeLibvirt loaded;

    /** Uses the library that the linker finds. */
    public LibvirtProvider() {
        this(LIBRARY);
    }

    LibvirtProvider(String library) {
        this.library = library;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Set<String> schemes() {
        Set<String> schemes = new LinkedHashSet<>(LibvirtUri.DIRECT);
        for (String driver : BY_DAEMON) {
            schemes.add(driver);
            TRANSPORTS.forEach(transport -> schemes.add(driver + "+" + transport));
        }
        return schemes;
    }

    @Override
    public int rank() {
        return RANK;
    }

    @Override
    public Optional<String> unavailable() {
        try {
            libvirt();
            return Optional.empty();
        } catch (HypervisorException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /** A library that is installed later is found by the next call. */
    private synchronized NativeLibvirt libvirt() {
        NativeLibvirt found = loaded;
        if (found == null) {
            found = NativeLibvirt.load(library);
            loaded = found;
        }
        return found;
    }

    /** Returns how many native handles are open. */
    public int handles() {
        return libvirt().handles();
    }

    @Override
    public ProviderSession open(ConnectionSpec spec, Deadline deadline) {
        return LibvirtSession.open(libvirt(), spec, deadline);
    }
}
