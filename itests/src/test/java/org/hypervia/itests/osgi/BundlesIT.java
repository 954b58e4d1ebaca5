// SPDX-License-Identifier: Apache-2.0
package org.hypervia.itests.osgi;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.inject.Inject;
import org.hypervia.api.ConnectionSpec;
import org.hypervia.api.Hypervisor;
import org.hypervia.api.Hypervisors;
import org.hypervia.api.ProviderDescription;
import org.hypervia.api.auth.Credentials;
import org.hypervia.api.auth.Secret;
import org.hypervia.api.domain.Domain;
import org.hypervia.api.domain.DomainFilter;
import org.hypervia.api.domain.DomainFilter.Condition;
import org.hypervia.api.domain.DomainState;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.spi.HypervisorProvider;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

@RunWith(PaxExam.class)
public class BundlesIT {
    @Inject
    private BundleContext context;

    @Inject
    private Hypervisors hypervisors;

    // Pax Exam waits for it, so that no test asks before Declarative Services are through.
    @Inject
    private HypervisorProvider provider;

    @Configuration
    public Option[] container() {
        return new Option[] {Containers.hypervia(), Containers.simulatorBundle(), Containers.simulatorOutside()};
    }

    @Test
    public void theFrameworkIsTheOneMeant() {
        // Pax Exam takes whichever framework is on the class path; the build leaves one there at a time.
        assertEquals(
                System.getProperty("hypervia.framework"), context.getBundle(0).getSymbolicName());
    }

    @Test
    public void allOurBundlesAreActive() {
        Map<String, Integer> states = Arrays.stream(context.getBundles())
                .filter(bundle -> bundle.getSymbolicName().startsWith("org.hypervia."))
                .collect(Collectors.toMap(Bundle::getSymbolicName, Bundle::getState));
        assertEquals(
                Map.of(
                        "org.hypervia.api", Bundle.ACTIVE,
                        "org.hypervia.spi", Bundle.ACTIVE,
                        "org.hypervia.osgi", Bundle.ACTIVE,
                        "org.hypervia.esx", Bundle.ACTIVE,
                        "org.hypervia.simulator", Bundle.ACTIVE),
                states);
    }

    @Test
    public void theProviderIsAServiceWithItsNameAndSchemes() {
        ServiceReference<HypervisorProvider> reference = context.getServiceReference(HypervisorProvider.class);
        assertEquals("esx", reference.getProperty(HypervisorProvider.PROVIDER_NAME));
        assertArrayEquals(
                new String[] {"esx", "gsx", "vpx"}, (String[]) reference.getProperty(HypervisorProvider.URI_SCHEME));
        assertEquals("org.hypervia.esx", reference.getBundle().getSymbolicName());
        assertEquals(Set.of("esx", "gsx", "vpx"), provider.schemes());
    }

    @Test
    public void theWayInKnowsTheProvider() {
        assertEquals(List.of("esx"), providers());
    }

    @Test
    public void domainsAreListedStartedAndDestroyed() {
        try (Hypervisor hypervisor = open()) {
            assertEquals(
                    Containers.SIMULATED_MACHINES,
                    hypervisor.domains().list(DomainFilter.all()).items().size());
            Domain domain = hypervisor
                    .domains()
                    .list(DomainFilter.of(Condition.SHUTOFF))
                    .items()
                    .get(0);
            domain.start();
            assertEquals(DomainState.RUNNING, domain.info().state());
            domain.destroy();
            assertEquals(DomainState.SHUTOFF, domain.info().state());
            String xml = domain.xml(Set.of());
            assertTrue(xml, xml.contains("<name>" + domain.name() + "</name>"));
        }
    }

    @Test
    public void stoppingTheBundleTakesTheProviderAwayAndStartingBringsItBack() throws Exception {
        Bundle bundle = context.getServiceReference(HypervisorProvider.class).getBundle();
        bundle.stop();
        try {
            assertNull(context.getServiceReference(HypervisorProvider.class));
            assertEquals(List.of(), providers());
            HypervisorException refused = assertThrows(HypervisorException.class, this::open);
            assertEquals(ErrorCode.NO_CONNECT, refused.code());
        } finally {
            bundle.start();
        }
        assertEquals(List.of("esx"), providers());
    }

    private List<String> providers() {
        return hypervisors.providers().stream().map(ProviderDescription::id).toList();
    }

    private Hypervisor open() {
        return hypervisors.connect(ConnectionSpec.builder(context.getProperty(Containers.SIMULATOR))
                .credentials(Credentials.of("root", Secret.of("simulator")))
                .build());
    }
}
