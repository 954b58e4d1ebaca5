// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.domainxml;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Random;
import org.hypervia.api.definition.DomainXmlDialect;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;

/** The least that a domain needs, around what a test is about. */
final class TestXml {
    private TestXml() {}

    static String domain(String head, String os, String devices) {
        return "<domain type='vmware'>\n<name>t</name><uuid>00112233-4455-6677-8899-aabbccddeeff</uuid>"
                + "<memory>8192</memory>\n" + head + "\n" + os + "\n<devices>\n" + devices + "\n</devices>\n</domain>";
    }

    static String withHead(String head) {
        return domain(head, "<os><type>hvm</type></os>", "");
    }

    static String withOs(String os) {
        return domain("", os, "");
    }

    /** The devices stand on line 6. */
    static String withDevices(String devices) {
        return domain("", "<os><type>hvm</type></os>", devices);
    }

    static ParseOptions.Builder options() {
        return ParseOptions.builder().inactive(true).random(new Random(42));
    }

    /** Reads as libvirt's test would, and writes what came of it. */
    static String normalized(String xml, DomainXmlDialect dialect) {
        return DomainXml.format(
                DomainXml.parse(xml, options().dialect(dialect).build()),
                FormatOptions.DEFAULT.withDialect(dialect).withSecrets(true));
    }

    /** Returns the lines inside {@code <devices>}, without the common indent. */
    static String devices(String xml, DomainXmlDialect dialect) {
        String written = normalized(xml, dialect);
        int start = written.indexOf("<devices>\n") + "<devices>\n".length();
        return written.substring(start, written.indexOf("  </devices>")).replaceAll("(?m)^ {4}", "");
    }

    static HypervisorException refusal(String xml, DomainXmlDialect dialect) {
        HypervisorException refusal = catchThrowableOfType(
                HypervisorException.class,
                () -> DomainXml.parse(xml, options().dialect(dialect).build()));
        if (refusal == null) {
            throw new AssertionError("accepted: " + xml);
        }
        return refusal;
    }

    static ErrorCode codeOf(String xml, DomainXmlDialect dialect) {
        return refusal(xml, dialect).code();
    }
}
