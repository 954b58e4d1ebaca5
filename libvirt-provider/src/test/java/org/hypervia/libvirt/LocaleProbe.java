// SPDX-License-Identifier: Apache-2.0
package org.hypervia.libvirt;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.hypervia.api.Hypervisor;
import org.hypervia.api.domain.Domain;
import org.hypervia.api.error.HypervisorException;

/** Runs in a process of its own with a locale that knows ASCII only. */
final class LocaleProbe {
    private LocaleProbe() {}

    /** Prints a name in UTF-8 after it went through libvirt, and then the code of a failure. */
    public static void main(String[] arguments) {
        try (Hypervisor connection = Libvirt.test()) {
            Domain domain = connection
                    .domains()
                    .define("<domain type='test'><name>gr\u00f6\u00dfe \u65e5\u672c</name><memory>4096</memory>"
                            + "<os><type>hvm</type></os></domain>");
            String name =
                    connection.domains().byName("gr\u00f6\u00dfe \u65e5\u672c").name();
            domain.undefine(Set.of());
            System.out.writeBytes((name + "\n").getBytes(StandardCharsets.UTF_8));
            try {
                connection.domains().byName("nobody \u65e5");
            } catch (HypervisorException e) {
                System.out.writeBytes((e.code() + " " + e.getMessage() + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
    }
}
