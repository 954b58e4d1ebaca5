// SPDX-License-Identifier: Apache-2.0
package org.hypervia.itests.osgi;

import static org.junit.Assert.assertEquals;

import java.util.Arrays;
import javax.inject.Inject;
import org.hypervia.api.ConnectionSpec;
import org.hypervia.api.Hypervisor;
import org.hypervia.api.Hypervisors;
import org.hypervia.api.auth.Credentials;
import org.hypervia.api.auth.Secret;
import org.hypervia.api.domain.DomainFilter;
import org.hypervia.spi.HypervisorProvider;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Version;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleWiring;

/** A provider bundle built against the first SPI resolves and works with a later one that has an interface more. */
@RunWith(PaxExam.class)
public class LaterSpiIT {
    @Inject
    private BundleContext context;

    @Inject
    private Hypervisors hypervisors;

    @Inject
    private HypervisorProvider provider;

    @Configuration
    public Option[] container() {
        return new Option[] {Containers.hypervia(Containers.laterSpi()), Containers.simulatorOutside()};
    }

    @Test
    public void theProviderIsWiredToTheLaterSpi() throws ClassNotFoundException {
        Bundle esx = Arrays.stream(context.getBundles())
                .filter(bundle -> bundle.getSymbolicName().equals("org.hypervia.esx"))
                .findFirst()
                .orElseThrow();
        assertEquals(Bundle.ACTIVE, esx.getState());
        BundleCapability wired = esx.adapt(BundleWiring.class).getRequiredWires("osgi.wiring.package").stream()
                .map(wire -> wire.getCapability())
                .filter(capability ->
                        capability.getAttributes().get("osgi.wiring.package").equals("org.hypervia.spi.domain"))
                .findFirst()
                .orElseThrow();
        assertEquals(new Version(1, 1, 0), wired.getAttributes().get("version"));
        Bundle spi = wired.getRevision().getBundle();
        assertEquals(LaterSpi.ADDED, spi.loadClass(LaterSpi.ADDED).getName());
    }

    @Test
    public void theProviderWorks() {
        assertEquals("esx", provider.id());
        try (Hypervisor hypervisor =
                hypervisors.connect(ConnectionSpec.builder(context.getProperty(Containers.SIMULATOR))
                        .credentials(Credentials.of("root", Secret.of("simulator")))
                        .build())) {
            assertEquals(
                    Containers.SIMULATED_MACHINES,
                    hypervisor.domains().list(DomainFilter.all()).items().size());
        }
    }
}
