// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.registry;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.hypervia.api.ConnectionSpec;
import org.hypervia.api.Hypervisor;
import org.hypervia.api.Hypervisors;
import org.hypervia.api.ProviderDescription;
import org.hypervia.api.check.CheckStep;
import org.hypervia.api.check.ConnectionCheck;
import org.hypervia.api.conversion.NativeConfigs;
import org.hypervia.api.conversion.NativeConverter;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.spi.Deadline;
import org.hypervia.spi.HypervisorProvider;
import org.hypervia.spi.ProviderSession;
import org.hypervia.spi.handle.HypervisorHandle;

/**
 * Picks the provider for a URI: the one that the options or the URI's parameter {@code provider} name, or the available one
 * of the highest rank that speaks the scheme. Thread-safe.
 */
public final class ProviderRegistry implements Hypervisors {
    /** The URI parameter that names a provider. */
    public static final String PROVIDER_PARAMETER = "provider";

    private final Supplier<List<HypervisorProvider>> providers;

    /** Finds the providers by the service loader, anew for each connection. Used by the service loader itself. */
    public ProviderRegistry() {
        // Named, so that no thread's context class loader decides what is found.
        this(() -> ServiceLoader.load(HypervisorProvider.class, HypervisorProvider.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .toList());
    }

    /**
     * Takes the providers from elsewhere.
     *
     * @param providers asked at each call; the best provider first
     */
    public ProviderRegistry(Supplier<List<HypervisorProvider>> providers) {
        this.providers = providers;
    }

    @Override
    public Hypervisor connect(ConnectionSpec spec) {
        HypervisorProvider provider = choose(spec);
        ProviderSession session = provider.open(spec, Deadline.after(spec.connectTimeout()));
        return new HypervisorHandle(session, provider.id(), spec);
    }

    @Override
    public ConnectionCheck check(ConnectionSpec spec) {
        HypervisorProvider provider;
        try {
            provider = choose(spec);
        } catch (HypervisorException e) {
            return new ConnectionCheck(List.of(CheckStep.failed("provider", e)), List.of());
        }
        ConnectionCheck found = provider.check(spec);
        List<CheckStep> steps = new ArrayList<>();
        steps.add(
                CheckStep.ok("provider", provider.id() + " serves " + spec.uri().scheme() + "://"));
        steps.addAll(found.steps());
        return new ConnectionCheck(steps, found.privileges());
    }

    @Override
    public List<ProviderDescription> providers() {
        return providers.get().stream()
                .map(p -> new ProviderDescription(p.id(), new TreeSet<>(p.schemes()), p.unavailable(), p.parameters()))
                .toList();
    }

    @Override
    public NativeConverter converter(String format) {
        return providers.get().stream()
                .flatMap(provider -> provider.converter(format).stream())
                .findFirst()
                .orElseThrow(() -> new HypervisorException(
                        ErrorCode.INVALID_ARG,
                        "no provider converts the format '" + format + "'; the format of a .vmx file is "
                                + NativeConfigs.VMWARE_VMX));
    }

    private HypervisorProvider choose(ConnectionSpec spec) {
        List<HypervisorProvider> present = providers.get();
        Optional<String> named = spec.provider().or(() -> spec.uri().parameter(PROVIDER_PARAMETER));
        List<HypervisorProvider> speaking = present.stream()
                .filter(p -> named.map(p.id()::equals).orElse(true))
                .filter(p -> p.schemes().contains(spec.uri().scheme()))
                .sorted(Comparator.comparingInt(HypervisorProvider::rank).reversed())
                .toList();
        Optional<HypervisorProvider> usable =
                speaking.stream().filter(p -> p.unavailable().isEmpty()).findFirst();
        return usable.orElseThrow(() -> noneFor(spec, named, present, speaking));
    }

    /** The schemes with a transport are too many to be told in a message. */
    private static String withoutTransports(Set<String> schemes) {
        return schemes.stream()
                .filter(scheme -> scheme.indexOf('+') < 0)
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static HypervisorException noneFor(
            ConnectionSpec spec,
            Optional<String> named,
            List<HypervisorProvider> present,
            List<HypervisorProvider> speaking) {
        String scheme = spec.uri().scheme();
        if (!speaking.isEmpty()) {
            return new HypervisorException(
                    ErrorCode.NO_CONNECT,
                    "provider " + speaking.get(0).id() + " cannot be used here: "
                            + speaking.get(0).unavailable().orElse("it has just become available, try again"));
        }
        int plus = scheme.indexOf('+');
        if (plus > 0 && present.stream().anyMatch(p -> p.schemes().contains(scheme.substring(0, plus)))) {
            return new HypervisorException(
                    ErrorCode.INVALID_ARG,
                    "the scheme " + scheme + " names a transport, which " + scheme.substring(0, plus)
                            + " does not have: write " + scheme.substring(0, plus) + "://");
        }
        String known = present.stream()
                .map(p -> p.id() + " speaks " + withoutTransports(p.schemes()))
                .collect(Collectors.joining("; "));
        return new HypervisorException(
                ErrorCode.NO_CONNECT,
                "no provider" + named.map(id -> " named " + id).orElse("") + " speaks the scheme " + scheme
                        + ": "
                        + (known.isEmpty() ? "none is installed, add one such as hypervia-esx-provider" : known));
    }
}
