// SPDX-License-Identifier: Apache-2.0
package org.hypervia.itests.architecture;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** A piece of code from the documentation: a class as it stands, or lines that go into a method. */
final class ExampleCode extends SimpleJavaFileObject {
    private static final Pattern CLASS = Pattern.compile("(?m)^public (?:final )?class (\\w+)");

    /** What lines may use without saying where it comes from. */
    private static final String FRAME = """
            import java.io.*;
            import java.nio.channels.*;
            import java.nio.file.*;
            import java.time.*;
            import java.util.*;
            import java.util.concurrent.*;
            import org.hypervia.api.*;
            import org.hypervia.api.auth.*;
            import org.hypervia.api.capability.*;
            import org.hypervia.api.conversion.*;
            import org.hypervia.api.definition.*;
            import org.hypervia.api.domain.*;
            import org.hypervia.api.resource.*;
            import org.hypervia.api.error.*;
            import org.hypervia.api.host.*;
            import org.hypervia.api.migration.*;
            import org.hypervia.api.network.*;
            import org.hypervia.api.storage.*;
            import org.hypervia.api.task.*;
            import org.hypervia.api.value.*;
            %s
            class %s {
                void example(
                        Hypervisors hypervisors,
                        Hypervisor hypervisor,
                        Domain domain,
                        Snapshot snapshot,
                        char[] password) throws Exception {
            %s
                }
            }
            """;

    private final String where;
    private final String code;

    private ExampleCode(String where, String name, String code) {
        super(URI.create("string:///" + name + ".java"), Kind.SOURCE);
        this.where = where;
        this.code = code;
    }

    /**
     * Takes code from a page.
     *
     * @param where for messages: the page and the line
     * @param name of the class that lines go into
     * @param text the code; lines may begin with imports
     */
    static ExampleCode of(String where, String name, String text) {
        Matcher own = CLASS.matcher(text);
        if (own.find()) {
            return new ExampleCode(where, own.group(1), text);
        }
        String imports = text.lines().filter(line -> line.startsWith("import ")).collect(Collectors.joining("\n"));
        String lines = text.lines().filter(line -> !line.startsWith("import ")).collect(Collectors.joining("\n"));
        return new ExampleCode(where, name, FRAME.formatted(imports, name, lines));
    }

    /**
     * Compiles all of them together for Java 17.
     *
     * @param classes where the result goes
     * @return each error with the page and the line of its piece
     */
    static List<String> errors(List<ExampleCode> sources, Path classes, Class<?>... libraries) throws IOException {
        String classPath = Stream.of(libraries)
                .map(type -> Objects.requireNonNull(type.getProtectionDomain().getCodeSource(), type.getName())
                        .getLocation()
                        .getPath())
                .collect(Collectors.joining(File.pathSeparator));
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> options =
                List.of("-proc:none", "--release", "17", "-classpath", classPath, "-d", classes.toString());
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            compiler.getTask(null, files, found, options, null, sources).call();
        }
        return found.getDiagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .map(diagnostic -> (diagnostic.getSource() instanceof ExampleCode source ? source.where : "") + ": "
                        + diagnostic.getMessage(null))
                .toList();
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return code;
    }
}
