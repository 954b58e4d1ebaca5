// SPDX-License-Identifier: Apache-2.0
package org.hypervia.libvirt.binding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.hypervia.api.auth.Credentials;
import org.hypervia.api.auth.Secret;
import org.hypervia.libvirt.remote.LibvirtConnection;
import org.hypervia.libvirt.remote.LibvirtObject;
import org.hypervia.libvirt.remote.LibvirtPool;
import org.hypervia.simulator.EsxSimulator;
import org.hypervia.simulator.SimulatorOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

/**
 * The two ways to list. Libvirt's ESX driver lists no handles of pools, volumes and interfaces; on a simulated host, which leaves out
 * nothing, its calls by name do no harm.
 */
class NativeListingTest {
    private static final int INACTIVE = NativeListing.INACTIVE;
    private static final int ACTIVE = NativeListing.ACTIVE;

    private final EsxSimulator host =
            EsxSimulator.start(SimulatorOptions.builder().machines(1).build());
    private NativeLibvirt libvirt;

    @BeforeEach
    void load() {
        try {
            libvirt = NativeLibvirt.load("virt");
        } catch (RuntimeException e) {
            if ("true".equals(System.getenv("CI"))) {
                throw e;
            }
            throw new TestAbortedException("no libvirt", e);
        }
    }

    @AfterEach
    void end() {
        host.close();
        assertThat(libvirt.handles()).isZero();
    }

    private List<String> on(String uri, Function<LibvirtConnection, List<String>> use) {
        try (LibvirtConnection connection = libvirt.open(
                uri,
                "esx",
                Optional.empty(),
                Credentials.of(SimulatorOptions.DEFAULT_USER, Secret.of(SimulatorOptions.DEFAULT_PASSWORD)),
                false,
                false)) {
            return use.apply(connection);
        }
    }

    private static List<String> names(List<? extends LibvirtObject> objects) {
        List<String> names = new ArrayList<>();
        objects.forEach(object -> {
            names.add(object.name());
            object.close();
        });
        return names;
    }

    @Test
    void poolsAndVolumesAreFoundByTheirNamesWhereADriverListsNoHandles() {
        List<String> pools =
                on(host.uri().toString(), open -> names(open.storage().pools(0)));
        assertThat(pools).isNotEmpty();
        assertThat(on(host.uri().toString(), open -> names(open.storage().pools(ACTIVE))))
                .isEqualTo(pools);
        assertThat(on(host.uri().toString(), open -> names(open.storage().pools(INACTIVE))))
                .isEmpty();
        List<String> volumes = on(host.uri().toString(), open -> {
            try (LibvirtPool pool = open.storage().poolByName(pools.get(0))) {
                return names(pool.volumes());
            }
        });
        assertThat(volumes).isNotEmpty().doesNotHaveDuplicates();
    }

    /** What has a name and cannot be found by it is taken for gone, as virsh does. */
    @Test
    void whatIsNotFoundByItsNameIsNotListed() {
        assertThat(on(host.uri().toString(), open -> names(open.networks().interfaces(0))))
                .isEmpty();
    }

    @Test
    void whereADriverListsHandlesItIsAskedForThem() {
        assertThat(on("test:///default", open -> names(open.storage().pools(0))))
                .containsExactly("default-pool");
        assertThat(on("test:///default", open -> names(open.storage().pools(INACTIVE))))
                .isEmpty();
        assertThat(on("test:///default", open -> names(open.networks().networks(ACTIVE))))
                .containsExactly("default");
        assertThat(on("test:///default", open -> names(open.networks().interfaces(0))))
                .containsExactly("eth1");
    }
}
