// SPDX-License-Identifier: Apache-2.0
package org.hypervia.itests.osgi;

import static org.ops4j.pax.exam.CoreOptions.bundle;
import static org.ops4j.pax.exam.CoreOptions.composite;
import static org.ops4j.pax.exam.CoreOptions.frameworkProperty;
import static org.ops4j.pax.exam.CoreOptions.junitBundles;
import static org.ops4j.pax.exam.CoreOptions.systemProperty;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.hypervia.simulator.EsxSimulator;
import org.hypervia.simulator.SimulatorOptions;
import org.ops4j.pax.exam.Option;

/** What is installed in a framework for a test. The test's own classes become a bundle too. */
final class Containers {
    static final String SIMULATOR = "hypervia.itests.simulator";
    static final int SIMULATED_MACHINES = 4;

    private Containers() {}

    /** Our bundles with everything they need, and nothing else of ours. */
    static Option hypervia() {
        return hypervia(bundles("hypervia-spi"));
    }

    /** The same over another SPI than the one that was built. */
    static Option hypervia(Option spi) {
        return composite(
                quiet(),
                junitBundles(),
                bundles(
                        "org.osgi.util.function",
                        "org.osgi.util.promise",
                        "org.osgi.service.component",
                        "org.apache.felix.scr",
                        "hypervia-api",
                        "hypervia-osgi",
                        "hypervia-esx-provider"),
                spi);
    }

    /** The SPI with an interface more than it has. */
    static Option laterSpi() {
        return bundle("reference:" + LaterSpi.make(bundleFolder()).toUri());
    }

    /** The provider of libvirt, and JNA below it, which is a bundle of its own. */
    static Option libvirtProvider() {
        return bundles("jna", "hypervia-libvirt-provider");
    }

    /** The simulator, which no other bundle needs and which exports nothing. */
    static Option simulatorBundle() {
        return bundles("hypervia-simulator");
    }

    /**
     * A simulated host outside the framework, its URI in {@link #SIMULATOR}. It lives as long as the JVM of the tests: what
     * a test class configures is nobody's to close.
     */
    static Option simulatorOutside() {
        EsxSimulator host = EsxSimulator.start(
                SimulatorOptions.builder().machines(SIMULATED_MACHINES).build());
        return frameworkProperty(SIMULATOR).value(host.uri().toString());
    }

    private static Option bundles(String... names) {
        Path folder = bundleFolder();
        return composite(Stream.of(names)
                .map(name -> bundle("reference:" + folder.resolve(name + ".jar").toUri()))
                .toArray(Option[]::new));
    }

    private static Path bundleFolder() {
        return Path.of(System.getProperty("hypervia.bundles"));
    }

    private static Option quiet() {
        return systemProperty("org.ops4j.pax.logging.DefaultServiceLog.level").value("WARN");
    }
}
