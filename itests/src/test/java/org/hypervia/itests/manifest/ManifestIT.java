// SPDX-License-Identifier: Apache-2.0
package org.hypervia.itests.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ManifestIT {
    /** The bundles, by the file the build made. */
    enum Bundle {
        API("hypervia-api", "org.hypervia.api"),
        SPI("hypervia-spi", "org.hypervia.spi"),
        OSGI("hypervia-osgi", "org.hypervia.osgi"),
        ESX("hypervia-esx-provider", "org.hypervia.esx"),
        LIBVIRT("hypervia-libvirt-provider", "org.hypervia.libvirt"),
        SIMULATOR("hypervia-simulator", "org.hypervia.simulator");

        private final Path file;
        private final String symbolicName;

        Bundle(String artifact, String symbolicName) {
            this.file = Path.of(System.getProperty("hypervia.bundles"), artifact + ".jar");
            this.symbolicName = symbolicName;
        }

        Attributes manifest() throws IOException {
            try (JarFile jar = new JarFile(file.toFile())) {
                return jar.getManifest().getMainAttributes();
            }
        }

        Map<String, Map<String, String>> header(String name) throws IOException {
            return Header.clauses(manifest().getValue(name));
        }

        Set<String> entries() throws IOException {
            try (JarFile jar = new JarFile(file.toFile())) {
                Set<String> names = new TreeSet<>();
                jar.stream().filter(entry -> !entry.isDirectory()).forEach(entry -> names.add(entry.getName()));
                return names;
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aBundleSaysWhoItIsAndUnderWhichLicence(Bundle bundle) throws IOException {
        assertThat(bundle.header("Bundle-SymbolicName")).containsOnlyKeys(bundle.symbolicName);
        assertThat(bundle.manifest().getValue("Bundle-License")).isEqualTo("Apache-2.0");
        assertThat(bundle.manifest().getValue("Bundle-ManifestVersion")).isEqualTo("2");
        assertThat(bundle.manifest().getValue("Bundle-Version")).matches("\\d+\\.\\d+\\.\\d+(\\.SNAPSHOT)?");
        assertThat(bundle.manifest().getValue("Bundle-Name")).startsWith("Hypervia");
        assertThat(bundle.manifest().getValue("Bundle-Description")).isNotBlank();
        assertThat(bundle.entries()).contains("META-INF/LICENSE");
    }

    @ParameterizedTest
    @EnumSource
    void nothingOfTheBuildMachineIsInABundle(Bundle bundle) throws IOException {
        assertThat(bundle.manifest())
                .doesNotContainKeys(
                        new Attributes.Name("Built-By"),
                        new Attributes.Name("Build-Jdk"),
                        new Attributes.Name("Build-Jdk-Spec"),
                        new Attributes.Name("Bnd-LastModified"),
                        new Attributes.Name("Tool"));
        assertThat(bundle.manifest().values())
                .noneMatch(value -> value.toString().contains(System.getProperty("user.home") + "/"));
    }

    @ParameterizedTest
    @EnumSource
    void noBundleGrabsPackagesAtRunTimeOrDemandsAWholeBundle(Bundle bundle) throws IOException {
        assertThat(bundle.manifest().getValue("DynamicImport-Package")).isNull();
        assertThat(bundle.manifest().getValue("Require-Bundle")).isNull();
        assertThat(bundle.manifest().getValue("Bundle-Activator")).isNull();
    }

    /** On a class path nested jars are dead weight. */
    @ParameterizedTest
    @EnumSource
    void noBundleCarriesAJarInside(Bundle bundle) throws IOException {
        assertThat(bundle.manifest().getValue("Bundle-ClassPath")).isNull();
        assertThat(bundle.entries()).noneMatch(name -> name.endsWith(".jar"));
    }

    /** What others bring in another version cannot be in the way of what nobody needs. */
    @Test
    void theEsxProviderNeedsNothingButTheJdkAndHypervia() throws IOException {
        assertThat(Bundle.ESX.entries().stream().filter(name -> name.endsWith(".class")))
                .allMatch(name -> name.startsWith("org/hypervia/esx/"));
        assertThat(Bundle.ESX.header("Import-Package"))
                .allSatisfy((name, parameters) -> assertThat(name.startsWith("org.hypervia.")
                                || name.startsWith("javax.")
                                || (name.startsWith("org.bouncycastle.tls")
                                        && "optional".equals(parameters.get("resolution"))))
                        .as(name)
                        .isTrue());
    }

    @ParameterizedTest
    @EnumSource
    void everyImportFromOutsideTheJdkHasAVersionRange(Bundle bundle) throws IOException {
        Map<String, String> unversioned = new TreeMap<>();
        bundle.header("Import-Package").forEach((name, parameters) -> {
            boolean ofTheJdk = ModuleLayer.boot().modules().stream()
                            .anyMatch(m -> m.getPackages().contains(name))
                    && name.matches("(javax|jdk|org\\.w3c|org\\.xml|org\\.ietf|com\\.sun)\\..*");
            if (!ofTheJdk && !parameters.getOrDefault("version", "").startsWith("[")) {
                unversioned.put(name, parameters.toString());
            }
        });
        assertThat(unversioned).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"API", "SPI"})
    void exportsHaveVersionsAndAreAllTheBundleHas(Bundle bundle) throws IOException {
        Map<String, Map<String, String>> exports = bundle.header("Export-Package");
        assertThat(exports.keySet()).isEqualTo(packages(bundle));
        assertThat(exports.values())
                .allSatisfy(parameters -> assertThat(parameters.get("version")).matches("\\d+\\.\\d+\\.\\d+"));
    }

    @ParameterizedTest
    @EnumSource(names = {"ESX", "OSGI"})
    void aProviderExportsNothing(Bundle bundle) throws IOException {
        assertThat(bundle.manifest().getValue("Export-Package")).isNull();
    }

    /** A later SPI or API with an interface more is no break: a provider goes on resolving until the next major version. */
    @ParameterizedTest
    @EnumSource(names = {"ESX", "LIBVIRT"})
    void aProviderTakesEveryLaterMinorVersionOfApiAndSpi(Bundle bundle) throws IOException {
        var ours = new TreeMap<>(bundle.header("Import-Package"));
        ours.keySet().removeIf(name -> !name.startsWith("org.hypervia."));
        assertThat(ours).containsKeys("org.hypervia.api", "org.hypervia.spi", "org.hypervia.spi.domain");
        assertThat(ours)
                .allSatisfy(
                        (name, parameters) -> assertThat(parameters).as(name).containsEntry("version", "[1.0,2)"));
    }

    @ParameterizedTest
    @EnumSource
    void theModulePathKnowsABundleByItsSymbolicName(Bundle bundle) throws IOException {
        assertThat(bundle.manifest().getValue("Automatic-Module-Name")).isEqualTo(bundle.symbolicName);
        assertThat(ModuleFinder.of(bundle.file).find(bundle.symbolicName)).isPresent();
    }

    @Test
    void noPackageIsInTwoBundles() throws IOException {
        Map<String, Bundle> homes = new HashMap<>();
        for (Bundle bundle : Bundle.values()) {
            for (String name : packages(bundle)) {
                assertThat(homes.put(name, bundle)).as(name).isNull();
            }
        }
        assertThat(homes).hasSizeGreaterThan(10);
    }

    @ParameterizedTest
    @EnumSource
    void aBundleHoldsItsOwnClassesOnly(Bundle bundle) throws IOException {
        // libvirt-java is no bundle, and nobody else needs it.
        assertThat(packages(bundle))
                .allMatch(name -> (name + ".").startsWith(bundle.symbolicName + ".")
                        || (bundle == Bundle.LIBVIRT && name.startsWith("org.libvirt")));
    }

    private static Set<String> packages(Bundle bundle) throws IOException {
        Stream<String> classes = bundle.entries().stream().filter(name -> name.endsWith(".class"));
        return classes.filter(name -> !name.startsWith("META-INF/"))
                .map(name -> name.substring(0, name.lastIndexOf('/')).replace('/', '.'))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
