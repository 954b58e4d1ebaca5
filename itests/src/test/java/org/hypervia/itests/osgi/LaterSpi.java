// SPDX-License-Identifier: Apache-2.0
package org.hypervia.itests.osgi;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarInputStream;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** The SPI as a later release may have it: an interface more, and so a higher minor version of its packages. */
final class LaterSpi {
    static final String ADDED = "org.hypervia.spi.domain.DomainDreams";

    private static final String SOURCE = """
            package org.hypervia.spi.domain;

            import org.hypervia.api.capability.Capability;
            import org.hypervia.spi.Deadline;
            import org.hypervia.spi.OperationKind;
            import org.hypervia.spi.Operations;

            public interface DomainDreams extends Operations {
                OperationKind<DomainDreams> KIND =
                        new OperationKind<>(DomainDreams.class, new Capability("domain.dreams"));

                String dream(String ref, Deadline deadline);
            }
            """;

    private LaterSpi() {}

    /** Makes the bundle of the later SPI from today's. */
    static Path make(Path bundles) {
        try {
            Path folder = Files.createTempDirectory(bundles, "later-spi");
            compile(bundles, folder);
            Path jar = folder.resolve("hypervia-spi.jar");
            Files.write(jar, withAddition(Files.readAllBytes(bundles.resolve("hypervia-spi.jar")), folder));
            return jar;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void compile(Path bundles, Path folder) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        String classPath = bundles.resolve("hypervia-spi.jar")
                + System.getProperty("path.separator")
                + bundles.resolve("hypervia-api.jar");
        var source =
                new SimpleJavaFileObject(
                        URI.create("string:///" + ADDED.replace('.', '/') + ".java"),
                        SimpleJavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return SOURCE;
                    }
                };
        boolean compiled = compiler.getTask(
                        null,
                        null,
                        null,
                        List.of("-d", folder.toString(), "-cp", classPath, "-proc:none", "--release", "17"),
                        null,
                        List.of(source))
                .call();
        if (!compiled) {
            throw new AssertionError("the interface that a later SPI adds does not compile");
        }
    }

    private static byte[] withAddition(byte[] jar, Path classes) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var in = new JarInputStream(new ByteArrayInputStream(jar));
                var copy = new JarOutputStream(out, raised(in.getManifest()))) {
            for (JarEntry entry = in.getNextJarEntry(); entry != null; entry = in.getNextJarEntry()) {
                copy.putNextEntry(new JarEntry(entry.getName()));
                in.transferTo(copy);
            }
            String name = ADDED.replace('.', '/') + ".class";
            copy.putNextEntry(new JarEntry(name));
            copy.write(Files.readAllBytes(classes.resolve(name)));
        }
        return out.toByteArray();
    }

    /** What a minor change makes of the versions that are exported. */
    private static Manifest raised(Manifest manifest) {
        Attributes main = manifest.getMainAttributes();
        String exported = main.getValue("Export-Package");
        String raised = exported.replace("version=\"1.0.0\"", "version=\"1.1.0\"");
        if (raised.equals(exported)) {
            throw new AssertionError("the SPI is not at 1.0.0 any more: " + exported);
        }
        main.putValue("Export-Package", raised);
        return manifest;
    }
}
