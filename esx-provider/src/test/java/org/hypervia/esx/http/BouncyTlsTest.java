// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.junit.jupiter.api.Test;

/** Everything that holds of the JDK's TLS holds of Bouncy Castle's, here with the JDK's as the server. */
class BouncyTlsTest extends TlsTest {
    @Override
    Optional<TlsVersion> oldest() {
        return Optional.of(TlsVersion.TLS_1_0);
    }

    private static HttpSettings settings(Optional<TlsVersion> oldest) {
        return HttpSettings.https("127.0.0.1", 1).oldestTls(oldest).build();
    }

    /** Called by name, in a place without Bouncy Castle. */
    static String open(String oldest) {
        try (HttpTransport transport = HttpTransport.open(
                settings(Optional.of(oldest).filter(o -> !o.isEmpty()).map(TlsVersion::of)))) {
            return Wire.failureOf(transport, HttpCall.get("/")).code().name();
        } catch (HypervisorException e) {
            return e.code() + " " + e.getMessage();
        }
    }

    @Test
    void withoutItOnlyWhatNeedsItFailsAndSaysWhatToAdd() throws Exception {
        try (URLClassLoader bare = new Without("org.bouncycastle.")) {
            assertThat(openIn(bare, "")).isEqualTo("SYSTEM_ERROR");
            assertThat(openIn(bare, "1.2")).isEqualTo("SYSTEM_ERROR");
            assertThat(openIn(bare, "1.0"))
                    .startsWith(ErrorCode.CONFIG_UNSUPPORTED.name())
                    .contains("127.0.0.1:1", "tls_min=1.0", "bctls-jdk18on, bcutil-jdk18on and bcprov-jdk18on");
        }
        try (URLClassLoader bare = new Without("org.bouncycastle.crypto.")) {
            assertThat(openIn(bare, "1.1")).startsWith(ErrorCode.CONFIG_UNSUPPORTED.name());
        }
        assertThat(openIn(BouncyTlsTest.class.getClassLoader(), "1.0")).isEqualTo("SYSTEM_ERROR");
    }

    private static String openIn(ClassLoader loader, String oldest) throws ReflectiveOperationException {
        Method open = loader.loadClass(BouncyTlsTest.class.getName()).getDeclaredMethod("open", String.class);
        open.setAccessible(true);
        return (String) open.invoke(null, oldest);
    }

    /** The class path once more, but for some packages. */
    private static final class Without extends URLClassLoader {
        private final String missing;

        Without(String missing) throws IOException {
            super(classPath(), ClassLoader.getPlatformClassLoader());
            this.missing = missing;
        }

        private static URL[] classPath() throws IOException {
            List<URL> all = new ArrayList<>();
            for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
                all.add(Path.of(entry).toUri().toURL());
            }
            for (Class<?> known : List.of(HttpTransport.class, BouncyTlsTest.class, HypervisorException.class)) {
                all.add(known.getProtectionDomain().getCodeSource().getLocation());
            }
            return all.toArray(URL[]::new);
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (name.startsWith(missing)) {
                throw new ClassNotFoundException(name);
            }
            return super.findClass(name);
        }
    }
}
