// SPDX-License-Identifier: Apache-2.0
package org.hypervia.itests.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Nothing that belongs to the whole JVM is set or taken as a default: two connections share nothing but code. */
class NothingGlobalTest {
    /** Setters, forbidden to everybody, the command line too. */
    private static final Map<String, Set<String>> SETTERS = Map.ofEntries(
            Map.entry(
                    "javax.net.ssl.HttpsURLConnection",
                    Set.of("setDefaultSSLSocketFactory", "setDefaultHostnameVerifier")),
            Map.entry("javax.net.ssl.SSLContext", Set.of("setDefault")),
            Map.entry("java.net.Authenticator", Set.of("setDefault")),
            Map.entry("java.net.ProxySelector", Set.of("setDefault")),
            Map.entry("java.net.CookieHandler", Set.of("setDefault")),
            Map.entry("java.net.ResponseCache", Set.of("setDefault")),
            Map.entry("java.net.URL", Set.of("setURLStreamHandlerFactory")),
            Map.entry("java.net.Socket", Set.of("setSocketImplFactory")),
            Map.entry("java.net.URLConnection", Set.of("setContentHandlerFactory", "setDefaultUseCaches")),
            Map.entry(
                    "java.security.Security",
                    Set.of("setProperty", "addProvider", "insertProviderAt", "removeProvider")),
            Map.entry("java.util.Locale", Set.of("setDefault")),
            Map.entry("java.util.TimeZone", Set.of("setDefault")),
            Map.entry("java.lang.Thread", Set.of("setDefaultUncaughtExceptionHandler", "setContextClassLoader")),
            Map.entry(
                    "java.lang.System",
                    Set.of("setProperty", "setProperties", "clearProperty", "setOut", "setErr", "setIn")));

    /** What a library may not even ask; the command line owns its JVM and may. */
    private static final Map<String, Set<String>> ASKING = Map.ofEntries(
            Map.entry("javax.net.ssl.SSLContext", Set.of("getDefault")),
            Map.entry("javax.net.ssl.SSLSocketFactory", Set.of("getDefault")),
            Map.entry(
                    "javax.net.ssl.HttpsURLConnection",
                    Set.of("getDefaultSSLSocketFactory", "getDefaultHostnameVerifier")),
            Map.entry("java.net.Authenticator", Set.of("getDefault", "requestPasswordAuthentication")),
            Map.entry("java.net.ProxySelector", Set.of("getDefault")),
            Map.entry("java.net.CookieHandler", Set.of("getDefault")),
            Map.entry("java.lang.Thread", Set.of("getContextClassLoader")),
            Map.entry("java.lang.Runtime", Set.of("addShutdownHook", "exit", "halt", "exec")),
            Map.entry("java.lang.System", Set.of("exit", "getProperty", "getProperties", "getenv")),
            Map.entry("java.lang.Boolean", Set.of("getBoolean")),
            Map.entry("java.lang.Integer", Set.of("getInteger")),
            Map.entry("java.lang.Long", Set.of("getLong")),
            Map.entry("java.lang.ProcessBuilder", Set.of("start")));

    /** XML factories found by a system property, a file of the JRE or a service: any bundle could replace them. */
    private static final Set<String> XML_FACTORIES = Set.of(
            "javax.xml.stream.XMLInputFactory",
            "javax.xml.stream.XMLOutputFactory",
            "javax.xml.stream.XMLEventFactory",
            "javax.xml.parsers.DocumentBuilderFactory",
            "javax.xml.parsers.SAXParserFactory",
            "javax.xml.transform.TransformerFactory",
            "javax.xml.validation.SchemaFactory",
            "javax.xml.xpath.XPathFactory");

    @Test
    void nobodySetsADefaultOfTheJvm() {
        noClasses().should().callMethodWhere(isOneOf(SETTERS)).check(Modules.ALL);
    }

    @Test
    void librariesDoNotAskForOneEither() {
        noClasses()
                .that()
                .resideInAnyPackage(Modules.OUTSIDE_CLI)
                .should()
                .callMethodWhere(isOneOf(ASKING))
                .check(Modules.ALL);
    }

    @Test
    void noServiceIsLookedUpThroughTheThreadThatHappensToCall() {
        noClasses()
                .should()
                .callMethod(ServiceLoader.class, "load", Class.class)
                .check(Modules.ALL);
    }

    @Test
    void xmlFactoriesAreTheJdksOwn() {
        noClasses()
                .should()
                .callMethodWhere(DescribedPredicate.describe(
                        "look up an XML factory",
                        call -> XML_FACTORIES.contains(call.getTargetOwner().getFullName())
                                && Set.of("newInstance", "newFactory").contains(call.getName())))
                .check(Modules.ALL);
    }

    /** A renamed or misspelt method would make its rule hold for ever. */
    @Test
    void theForbiddenMethodsExist() throws ClassNotFoundException {
        for (Map<String, Set<String>> table : Set.of(SETTERS, ASKING)) {
            for (Map.Entry<String, Set<String>> entry : table.entrySet()) {
                assertThat(Class.forName(entry.getKey()).getMethods())
                        .extracting(Method::getName)
                        .containsAll(entry.getValue());
            }
        }
        for (String factory : XML_FACTORIES) {
            assertThat(Class.forName(factory).getMethods())
                    .extracting(Method::getName)
                    .contains("newInstance");
        }
    }

    private static DescribedPredicate<JavaCall<?>> isOneOf(Map<String, Set<String>> methods) {
        return DescribedPredicate.describe("reach for what the whole JVM shares", call -> {
            JavaClass owner = call.getTargetOwner();
            return methods.getOrDefault(owner.getFullName(), Set.of()).contains(call.getName());
        });
    }
}
