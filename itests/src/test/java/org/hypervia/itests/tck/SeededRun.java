// SPDX-License-Identifier: Apache-2.0
package org.hypervia.itests.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import org.hypervia.api.Hypervisors;
import org.hypervia.itests.tck.BrokenProvider.Call;
import org.hypervia.itests.tck.BrokenProvider.Fault;
import org.hypervia.spi.HypervisorProvider;
import org.hypervia.spi.registry.ProviderRegistry;
import org.hypervia.tck.Rule;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** A rule of a contract, run once on a provider with one fault. */
final class SeededRun {
    private static Fault current = Call::make;

    private SeededRun() {}

    /** Returns the provider with the fault at hand. */
    static Hypervisors hypervisors() {
        HypervisorProvider sound = ServiceLoader.load(HypervisorProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(provider -> provider.id().equals("esx"))
                .findFirst()
                .orElseThrow();
        return new ProviderRegistry(() -> List.of(new BrokenProvider(sound, current)));
    }

    /** Runs one rule and returns its number if it failed. */
    static Set<String> failed(Class<?> contract, String rule, Fault fault) {
        current = fault;
        Set<String> failed = Collections.synchronizedSet(new TreeSet<>());
        List<String> run = Collections.synchronizedList(new ArrayList<>());
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectClass(contract))
                                .filters((PostDiscoveryFilter) descriptor -> isOrHolds(descriptor, rule))
                                .build(),
                        new TestExecutionListener() {
                            @Override
                            public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                                if (test.isTest()) {
                                    run.add(rule + " " + result.getStatus());
                                    if (result.getStatus() == TestExecutionResult.Status.FAILED) {
                                        failed.add(rule);
                                    }
                                }
                            }
                        });
        assertThat(run)
                .as("how often rule %s was run", rule)
                .hasSize(1)
                .doesNotContain(rule + " " + TestExecutionResult.Status.ABORTED);
        return failed;
    }

    private static FilterResult isOrHolds(TestDescriptor descriptor, String rule) {
        boolean other = descriptor
                .getSource()
                .filter(MethodSource.class::isInstance)
                .map(source -> ((MethodSource) source).getJavaMethod())
                .filter(method -> !method.getAnnotation(Rule.class).id().equals(rule))
                .isPresent();
        return FilterResult.includedIf(!other);
    }
}
