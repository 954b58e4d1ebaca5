// SPDX-License-Identifier: Apache-2.0
package org.hypervia.itests.osgi;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotNull;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import javax.inject.Inject;
import org.hypervia.api.Hypervisors;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

@RunWith(PaxExam.class)
public class BundlesIT {
    @Inject
    private BundleContext context;

    @Inject
    private Hypervisors hypervisors;

    @Configuration
    public Option[] container() {
        return new Option[] {Containers.hypervia(), Containers.simulator()};
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
    public void theWayInIsAService() {
        assertNotNull(hypervisors.providers());
    }
}
