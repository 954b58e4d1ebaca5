// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx;

import java.util.OptionalInt;
import org.hypervia.api.conversion.ConversionWarning.Action;
import org.hypervia.api.definition.DomainDefinition;
import org.hypervia.api.definition.DomainType;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.vmx.text.Leniency;
import org.hypervia.esx.vmx.text.Utf8;
import org.hypervia.esx.vmx.text.VmxFile;
import org.hypervia.esx.vmx.text.VmxReader;
import org.hypervia.esx.vmx.text.VmxRule;
import org.hypervia.esx.vmx.text.VmxRules;
import org.hypervia.spi.domainxml.DomainCompletion;
import org.hypervia.spi.domainxml.DomainXml;
import org.hypervia.spi.domainxml.FormatOptions;
import org.hypervia.spi.domainxml.GuestCapabilities;
import org.hypervia.spi.domainxml.ParseOptions;

/**
 * Converts between VMX files, domain definitions and libvirt's domain XML, as libvirt's ESX driver does.
 *
 * <p>Pure functions: no I/O, no state, safe for concurrent use. Input of any size and content either converts within
 * bounded time and memory or is refused with a {@link HypervisorException} that has libvirt's code and names the key or
 * element. Every method refuses
 *
 * <ul>
 *   <li>{@code CONF_SYNTAX}: text that is no VMX, and a VMX file of more than 4 MiB or 20,000 entries
 *   <li>{@code INTERNAL_ERROR}: a key with a value that libvirt does not know, more than 512 Ki characters in the values
 *       that are used, a definition that VMX cannot express
 *   <li>{@code CONFIG_UNSUPPORTED}: a kind of device that VMX does not have, more than such a file can hold
 *   <li>{@code INVALID_ARG}: a malformed datastore path, a guest that the capabilities do not have
 * </ul>
 */
public final class VmxConverter {
    private VmxConverter() {}

    /**
     * Makes a complete definition from the bytes of a VMX file.
     *
     * @param vmx the file, in the encoding that it names itself, UTF-8 by default; a value that is used and is no text in it is
     *     refused
     * @param context file names, origin, dialect
     * @return the definition; it has no id
     */
    public static DomainDefinition toDefinition(byte[] vmx, VmxReadContext context) {
        VmxRules rules = context.rules();
        return toDefinition(VmxReader.read(vmx, rules.has(VmxRule.STAR_IN_NAMES), context.leniency()), context);
    }

    /**
     * Makes a complete definition from the text of a VMX file.
     *
     * @param vmx the text; the encoding which it names must exist, but has no effect any more
     * @param context file names, origin, dialect
     * @return the definition; it has no id
     */
    public static DomainDefinition toDefinition(String vmx, VmxReadContext context) {
        VmxRules rules = context.rules();
        return toDefinition(VmxReader.read(vmx, rules.has(VmxRule.STAR_IN_NAMES)), context);
    }

    private static DomainDefinition toDefinition(VmxFile file, VmxReadContext context) {
        return DomainCompletion.complete(
                new VmxToDefinition(file, context).convert(), context.capabilities(), context.dialect());
    }

    /**
     * Makes the text of a VMX file from a definition.
     *
     * @param definition a definition, complete or not
     * @param context file names, virtual hardware, dialect
     * @return the text; its bytes are those of {@link Utf8#encode}
     */
    public static String fromDefinition(DomainDefinition definition, VmxWriteContext context) {
        DomainDefinition complete = DomainCompletion.complete(definition, GuestCapabilities.VMWARE, context.dialect());
        return new DefinitionToVmx(complete, context).convert();
    }

    /**
     * Makes the text of a VMX file from what of a definition one can hold.
     *
     * @param definition a definition of any type, complete or not
     * @param context file names, virtual hardware, dialect
     * @param leniency where is noted what is left out
     * @return the text
     */
    public static String fromDefinition(DomainDefinition definition, VmxWriteContext context, Leniency leniency) {
        if (definition.type() != DomainType.VMWARE) {
            leniency.note(
                    "domain/@type",
                    definition.type().libvirtName(),
                    OptionalInt.empty(),
                    Action.REPLACED,
                    "a VMX file is of the type vmware");
        }
        DomainDefinition complete = DomainCompletion.complete(
                definition.toBuilder().type(DomainType.VMWARE).build(), GuestCapabilities.VMWARE, context.dialect());
        return new DefinitionToVmx(WritablePart.of(complete, context, leniency), context).convert();
    }

    /**
     * Makes domain XML from the bytes of a VMX file, without a host.
     *
     * @param vmx the file, as for {@link #toDefinition(byte[], VmxReadContext)}
     * @param options the dialect, where the file lies, and whether secrets are written
     * @return the XML of an inactive domain; its bytes are those of {@link Utf8#encode}
     */
    public static String vmxToXml(byte[] vmx, VmxOptions options) {
        return xml(toDefinition(vmx, options.reading()), options);
    }

    /**
     * Makes domain XML from the text of a VMX file, without a host.
     *
     * @param vmx the text, as for {@link #toDefinition(String, VmxReadContext)}
     * @param options the dialect, where the file lies, and whether secrets are written
     * @return the XML of an inactive domain; its bytes are those of {@link Utf8#encode}
     */
    public static String vmxToXml(String vmx, VmxOptions options) {
        return xml(toDefinition(vmx, options.reading()), options);
    }

    private static String xml(DomainDefinition definition, VmxOptions options) {
        return DomainXml.format(definition, new FormatOptions(options.dialect(), options.securityInfo(), true));
    }

    /**
     * Makes the text of a VMX file from domain XML, without a host.
     *
     * @param xml the XML of a domain; it is read as that of an inactive one
     * @param options the dialect, the virtual hardware and the SCSI model
     * @return the text; its bytes are those of {@link Utf8#encode}
     * @throws HypervisorException as above, and with the codes of {@link DomainXml#parse} for XML that is not acceptable
     */
    public static String xmlToVmx(String xml, VmxOptions options) {
        VmxWriteContext context = options.writing();
        ParseOptions parsing =
                ParseOptions.builder().dialect(options.dialect()).inactive(true).build();
        return fromDefinition(DomainXml.parse(xml, parsing), context);
    }
}
