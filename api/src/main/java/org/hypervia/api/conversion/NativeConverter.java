// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.conversion;

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
}
