// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.conversion;

import org.hypervia.api.error.HypervisorException;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Conversion as the host of a connection would do it: datastores and disk controllers are looked up there. No domain needs
 * to exist and none is changed. Thread-safe; blocking and time limits as the connection states them.
 *
 * <p>What a machine of this host would look like as domain XML:
 *
 * <pre>{@code
 * byte[] vmx = Files.readAllBytes(Path.of("web01.vmx"));
 * String xml = hypervisor.nativeConfigs().domainXmlFromNative(NativeConfigs.VMWARE_VMX, vmx);
 * }</pre>
 */
@ProviderType
public interface NativeConfigs {
    /** The format of ESX, GSX, Workstation and Fusion: a {@code .vmx} file. */
    String VMWARE_VMX = "vmware-vmx";

    /**
     * Converts a native configuration to domain XML: libvirt's {@code virConnectDomainXMLFromNative}.
     *
     * @param format such as {@link #VMWARE_VMX}
     * @param config the file's content, in the encoding that it names itself; UTF-8 if it names none
     * @return inactive domain XML
     * @throws HypervisorException {@code INVALID_ARG} for a format the provider does not know, {@code OPERATION_DENIED} on
     *     a read-only connection, the converter's codes for a configuration that cannot be converted; among them
     *     {@code INTERNAL_ERROR} with key, line and encoding for bytes that are no text in that encoding
     */
    String domainXmlFromNative(String format, byte[] config);

    /**
     * Converts the text of a native configuration to domain XML. A VMX file may be in another encoding than UTF-8: take
     * {@link #domainXmlFromNative(String, byte[])} for files.
     *
     * @param format such as {@link #VMWARE_VMX}
     * @param config the configuration's text; the encoding that it names has no effect any more
     * @return inactive domain XML
     * @throws HypervisorException {@code INVALID_ARG} for a format the provider does not know, {@code OPERATION_DENIED} on
     *     a read-only connection, the converter's codes for a configuration that cannot be converted
     */
    String domainXmlFromNative(String format, String config);

    /**
     * Converts domain XML to a native configuration: libvirt's {@code virConnectDomainXMLToNative}.
     *
     * @param format such as {@link #VMWARE_VMX}
     * @param domainXml the domain XML
     * @return the configuration's text
     * @throws HypervisorException as {@link #domainXmlFromNative(String, byte[])}
     */
    String domainXmlToNative(String format, String domainXml);
}
