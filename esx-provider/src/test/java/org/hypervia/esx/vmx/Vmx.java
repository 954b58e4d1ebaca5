// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx;

import static org.hypervia.esx.vmx.text.Thrown.refused;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hypervia.api.definition.DomainDefinition;
import org.hypervia.api.definition.DomainXmlDialect;
import org.hypervia.api.error.ErrorCode;

/** Short VMX files: each line is {@code key=value}, quotes are added; the two keys that every file needs come by themselves. */
final class Vmx {
    static final VmxOptions LATEST = options(DomainXmlDialect.LATEST);
    static final VmxOptions LIBVIRT_9_0 = options(DomainXmlDialect.LIBVIRT_9_0);

    private Vmx() {}

    private static VmxOptions options(DomainXmlDialect dialect) {
        return VmxOptions.builder()
                .dialect(dialect)
                .directory("[datastore] directory")
                .missingDatastores(Set.of("missing"))
                .build();
    }

    static String text(String... lines) {
        var text = new StringBuilder();
        for (String line : lines) {
            int equals = line.indexOf('=');
            text.append(line, 0, equals)
                    .append(" = \"")
                    .append(line.substring(equals + 1))
                    .append("\"\n");
        }
        // At the end, so that a case may name other versions first.
        return text + "config.version = \"8\"\nvirtualHW.version = \"4\"\n";
    }

    static DomainDefinition read(String... lines) {
        return VmxConverter.toDefinition(text(lines), LATEST.reading());
    }

    static DomainDefinition read90(String... lines) {
        return VmxConverter.toDefinition(text(lines), LIBVIRT_9_0.reading());
    }

    /** Both dialects must refuse the file with {@code INTERNAL_ERROR} and name the facts. */
    static void refuses(String[] lines, String... facts) {
        refused(ErrorCode.INTERNAL_ERROR, () -> read(lines), facts);
        refused(ErrorCode.INTERNAL_ERROR, () -> read90(lines), facts);
    }

    static void refuses(String line, String... facts) {
        refuses(new String[] {line}, facts);
    }

    /** The lines of hard disks in the given slots, with their controllers. */
    static String[] disks(String... slots) {
        List<String> lines = new ArrayList<>();
        for (String slot : slots) {
            lines.add(slot + ".present=true");
            lines.add(slot + ".fileName=x.vmdk");
            int colon = slot.indexOf(':');
            if (colon > 0) {
                lines.add(slot.substring(0, colon) + ".present=true");
            }
        }
        return lines.toArray(String[]::new);
    }

    /** Lines with more before them. */
    static String[] with(String[] lines, String... more) {
        return Stream.concat(Arrays.stream(more), Arrays.stream(lines)).toArray(String[]::new);
    }
}
