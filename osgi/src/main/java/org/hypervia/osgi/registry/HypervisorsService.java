// SPDX-License-Identifier: Apache-2.0
package org.hypervia.osgi.registry;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hypervia.api.ConnectionSpec;
import org.hypervia.api.Hypervisor;
import org.hypervia.api.Hypervisors;
import org.hypervia.api.ProviderDescription;
import org.hypervia.api.check.ConnectionCheck;
import org.hypervia.api.conversion.NativeConverter;
import org.hypervia.spi.HypervisorProvider;
import org.hypervia.spi.registry.ProviderRegistry;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * {@link Hypervisors} as a service: there even without a provider, so that a caller gets a sentence instead of waiting for
 * a service. Providers are preferred by their service ranking.
 */
@Component(service = Hypervisors.class)
public final class HypervisorsService implements Hypervisors {
    // A service reference sorts by ranking, lowest first, and by age where that is the same.
    private final TreeMap<ServiceReference<HypervisorProvider>, HypervisorProvider> providers =
            new TreeMap<>(Comparator.reverseOrder());

    private final Hypervisors registry = new ProviderRegistry(this::snapshot);

    /**
     * Takes in a provider that came up. Called by Declarative Services.
     *
     * @param reference its service reference
     * @param provider the provider
     */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    synchronized void bindProvider(ServiceReference<HypervisorProvider> reference, HypervisorProvider provider) {
        providers.put(reference, provider);
    }

    /**
     * Lets a provider go. Called by Declarative Services.
     *
     * @param reference its service reference
     */
    synchronized void unbindProvider(ServiceReference<HypervisorProvider> reference) {
        providers.remove(reference);
    }

    @Override
    public Hypervisor connect(ConnectionSpec spec) {
        return registry.connect(spec);
    }

    @Override
    public ConnectionCheck check(ConnectionSpec spec) {
        return registry.check(spec);
    }

    @Override
    public List<ProviderDescription> providers() {
        return registry.providers();
    }

    @Override
    public NativeConverter converter(String format) {
        return registry.converter(format);
    }

    private synchronized List<HypervisorProvider> snapshot() {
        return List.copyOf(((Map<?, HypervisorProvider>) providers).values());
    }
}
