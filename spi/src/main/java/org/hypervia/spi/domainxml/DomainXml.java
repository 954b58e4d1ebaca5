// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.domainxml;

import java.util.Objects;
import org.hypervia.api.definition.DomainDefinition;
import org.hypervia.api.definition.DomainXmlDialect;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.spi.xml.XmlElement;
import org.hypervia.spi.xml.XmlTree;
import org.hypervia.spi.xml.XmlWriter;

/**
 * Libvirt's domain XML to and from {@link DomainDefinition}. Pure functions without I/O; safe for concurrent use, as far
 * as the options' random numbers are.
 */
public final class DomainXml {
    private DomainXml() {}

    /**
     * Writes a definition as libvirt prints it: same order, layout, escapes and defaults, down to the last byte.
     *
     * @param domain the definition; complete it first with {@link DomainCompletion} if it is raw
     * @param options how it is written
     * @return the XML, with a line feed at the end
     * @throws HypervisorException {@code CONFIG_UNSUPPORTED} if the definition has a construct of which the model keeps
     *     the name only
     */
    public static String format(DomainDefinition domain, FormatOptions options) {
        Objects.requireNonNull(options, "options");
        XmlWriter out = options.dialect() == DomainXmlDialect.LIBVIRT_9_0 ? XmlWriter.losingBlanks() : new XmlWriter();
        DefinitionXml.write(out, domain, options);
        return out.toString();
    }

    /**
     * Takes a definition as {@link #parse} takes the text that says the same: checks it, sorts its devices as libvirt
     * does and completes it, without any text. What only a text can say wrongly is no matter here.
     *
     * @param definition the definition, as somebody made it
     * @param options how it is taken; nothing is skipped
     * @return the complete definition
     * @throws HypervisorException with the name of the domain in the message, with the codes of {@link #parse}, for what
     *     is no acceptable domain
     */
    public static DomainDefinition accept(DomainDefinition definition, ParseOptions options) {
        Objects.requireNonNull(options, "options");
        return DefinitionRules.accept(definition, options);
    }

    /**
     * Reads a definition as libvirt does, and completes it. The text may be hostile: it is limited to 4 Mi characters,
     * 256 levels, 100,000 elements and 200 attributes an element, and a document type definition is refused. What libvirt
     * reads and the model does not hold is skipped; the options say who is told.
     *
     * @param xml the domain XML; an encoding in its declaration is ignored
     * @param options how it is read
     * @return the complete definition
     * @throws HypervisorException with the line and column of the element in the message: {@code XML_DETAIL} for a text
     *     that is not well-formed or beyond the limits, {@code XML_ERROR}, {@code INTERNAL_ERROR},
     *     {@code CONFIG_UNSUPPORTED}, {@code INVALID_ARG}, {@code OVERFLOW}, {@code NO_NAME}, {@code NO_SOURCE} or
     *     {@code NO_TARGET} for XML that is no acceptable domain, as libvirt has it
     */
    public static DomainDefinition parse(String xml, ParseOptions options) {
        Objects.requireNonNull(options, "options");
        XmlElement root = XmlTree.read("domain", xml);
        DomainDefinition definition = DefinitionXml.read(root, ReadContext.of(options));
        root.reportUnused(options.skipped());
        return definition;
    }
}
