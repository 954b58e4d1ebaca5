// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.conversion;

import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Conversion without any host, for whoever holds a configuration file: names of datastores are taken as they are. Pure and
 * thread-safe; never blocks.
 *
 * <p>Without a connection:
 *
 * <pre>{@code
 * byte[] vmx = Files.readAllBytes(Path.of("web01.vmx"));
 * NativeConverter converter = hypervisors.converter(NativeConfigs.VMWARE_VMX);
 * String xml = converter.domainXmlFromNative(vmx, ConversionOptions.builder().build());
 * }</pre>
 */
@ConsumerType
public interface NativeConverter {
    /**
     * Converts a native configuration to domain XML.
     *
     * @param config the file's content, in the encoding that it names itself
     * @param options what a host would know
     * @return domain XML
     * @throws HypervisorException {@code CONF_SYNTAX} with the line for a text that is no configuration,
     *     {@code INTERNAL_ERROR} naming the key for a value that cannot be converted, {@code OVERFLOW} for a file beyond all
     *     limits
     */
    String domainXmlFromNative(byte[] config, ConversionOptions options);

    /**
     * Converts domain XML to a native configuration.
     *
     * @param domainXml the domain XML
     * @param options what a host would know
     * @return the configuration's text
     * @throws HypervisorException {@code XML_DETAIL} for a text that is not XML, {@code XML_ERROR},
     *     {@code CONFIG_UNSUPPORTED} and others, each with line and column, for XML that cannot be converted
     */
    String domainXmlToNative(String domainXml, ConversionOptions options);

    /**
     * Converts a native configuration to domain XML, and takes what {@link #domainXmlFromNative} refuses: a device that
     * makes no sense is left out, a path that lies nowhere is kept, a number that is none counts as absent. Each of these is
     * told.
     *
     * @param config the file's content, in the encoding that it names itself; what is no text in it is guessed
     * @param options what a host would know
     * @return domain XML, and what differs from the configuration
     * @throws HypervisorException {@code CONF_SYNTAX}, {@code INTERNAL_ERROR} or {@code OVERFLOW} for what is no
     *     configuration at all or beyond all limits; {@code NO_SUPPORT} from a converter that knows its rules only
     */
    default LenientConversion domainXmlFromNativeLeniently(byte[] config, ConversionOptions options) {
        throw strictOnly();
    }

    /**
     * Converts domain XML to a native configuration, and leaves out the devices and settings that the configuration cannot
     * hold. Each of these is told, and so are the elements that mean nothing there.
     *
     * @param domainXml the domain XML, of any type of hypervisor
     * @param options what a host would know
     * @return the configuration's text, and what differs from the XML
     * @throws HypervisorException as {@link #domainXmlToNative} for a text that is no domain XML, and for a domain whose
     *     processor or name the configuration cannot hold; {@code NO_SUPPORT} from a converter that knows its rules only
     */
    default LenientConversion domainXmlToNativeLeniently(String domainXml, ConversionOptions options) {
        throw strictOnly();
    }

    private static HypervisorException strictOnly() {
        return new HypervisorException(
                ErrorCode.NO_SUPPORT, "this converter cannot convert leniently: convert strictly");
    }
}
