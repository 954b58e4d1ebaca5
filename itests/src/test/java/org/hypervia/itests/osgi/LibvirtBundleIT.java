// SPDX-License-Identifier: Apache-2.0
package org.hypervia.itests.osgi;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.inject.Inject;
import org.hypervia.api.ConnectionSpec;
import org.hypervia.api.Hypervisor;
import org.hypervia.api.Hypervisors;
import org.hypervia.api.ProviderDescription;
import org.hypervia.api.domain.DomainFilter;
import org.hypervia.spi.HypervisorProvider;
import org.junit.Assume;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.util.Filter;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.framework.wiring.FrameworkWiring;

/** The libvirt provider as a bundle; with libvirt on the machine or without. */
@RunWith(PaxExam.class)
public class LibvirtBundleIT {
    private static final int UPDATES = 3;

    /**
     * JNA has a thread that frees what nobody uses any more, and before JDK 24 a thread keeps the loaders of all code that stood
     * on the stack on which it was started: here the first of our bundles, and no later one.
     */
    private static final int MOST_HELD = Runtime.version().feature() < 24 ? 1 : 0;

    @Inject
    private BundleContext context;

    @Inject
    private Hypervisors hypervisors;

    @Inject
    @Filter("(hypervisor.provider.name=libvirt)")
    private HypervisorProvider libvirt;

    @Configuration
    public Option[] container() {
        return new Option[] {Containers.hypervia(), Containers.libvirtProvider()};
    }

    @Test
    public void theBundleStartsAndSaysWhetherItCanBeUsed() throws Exception {
        assertEquals("libvirt", libvirt.id());
        ProviderDescription described = hypervisors.providers().stream()
                .filter(provider -> provider.id().equals("libvirt"))
                .findFirst()
                .orElseThrow();
        assertEquals(libvirt.unavailable(), described.unavailable());
        assertEquals(Bundle.ACTIVE, reference().getBundle().getState());
    }

    @Test
    public void theServiceIsFoundByEachOfItsSchemes() throws Exception {
        Set<String> told = new TreeSet<>();
        ServiceReference<HypervisorProvider> service = reference();
        for (String scheme : (String[]) service.getProperty(HypervisorProvider.URI_SCHEME)) {
            told.add(scheme);
            if (libvirt.schemes().contains(scheme + "+ssh")) {
                for (String transport : (String[]) service.getProperty("hypervisor.uri.transport")) {
                    told.add(scheme + "+" + transport);
                }
            }
        }
        assertEquals(new TreeSet<>(libvirt.schemes()), told);
    }

    @Test
    public void twoUpdatesOfTheBundleInOneJvmWork() throws Exception {
        Assume.assumeTrue(
                "libvirt is not on this machine: " + libvirt.unavailable(),
                libvirt.unavailable().isEmpty() || "true".equals(System.getenv("CI")));
        assertListing();
        List<WeakReference<ClassLoader>> old = new ArrayList<>();
        for (int i = 0; i < UPDATES; i++) {
            Bundle bundle = reference().getBundle();
            old.add(new WeakReference<>(bundle.adapt(BundleWiring.class).getClassLoader()));
            bundle.stop();
            bundle.uninstall();
            refresh(bundle);
            context.installBundle(bundle.getLocation()).start();
            System.gc();
            assertListing();
        }
        long held = UPDATES;
        for (int look = 0; look < 50 && held > MOST_HELD; look++) {
            System.gc();
            held = old.stream().filter(loader -> loader.get() != null).count();
        }
        assertTrue(held + " of " + UPDATES + " old class loaders are held", held <= MOST_HELD);
    }

    private void refresh(Bundle bundle) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        context.getBundle(0).adapt(FrameworkWiring.class).refreshBundles(List.of(bundle), event -> done.countDown());
        assertTrue("refreshed", done.await(1, TimeUnit.MINUTES));
    }

    private void assertListing() {
        try (Hypervisor connection = hypervisors.connect(
                ConnectionSpec.builder("test:///default").provider("libvirt").build())) {
            assertEquals(
                    List.of("test"),
                    connection.domains().list(DomainFilter.all()).items().stream()
                            .map(domain -> domain.name())
                            .toList());
            assertTrue(connection.isAlive());
        }
    }

    private ServiceReference<HypervisorProvider> reference() throws Exception {
        Collection<ServiceReference<HypervisorProvider>> found =
                context.getServiceReferences(HypervisorProvider.class, "(hypervisor.provider.name=libvirt)");
        assertEquals(1, found.size());
        return found.iterator().next();
    }
}
