// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.domain;

import org.hypervia.api.conversion.NativeConfigs;
import org.hypervia.api.definition.DomainDefinition;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.connection.EsxConnection;
import org.hypervia.esx.datastore.HostPaths;
import org.hypervia.esx.vmx.VmxConverter;
import org.hypervia.esx.vmx.VmxOptions;
import org.hypervia.esx.vmx.VmxReadContext;
import org.hypervia.spi.Deadline;
import org.hypervia.spi.domain.NativeConfigOperations;
import org.hypervia.spi.domainxml.DomainXml;
import org.hypervia.spi.domainxml.FormatOptions;
import org.hypervia.spi.domainxml.ParseOptions;

/** Conversion with the host's help. */
public final class EsxNativeConfigs implements NativeConfigOperations {
    private final EsxConnection connection;
    private final VmxFormat vmx;

    public EsxNativeConfigs(EsxConnection connection) {
        this.connection = connection;
        this.vmx = new VmxFormat(connection);
    }

    @Override
    public String domainXmlFromNative(String format, String config, Deadline deadline) {
        checkFormat(format);
        return xml(VmxConverter.toDefinition(config, reading(deadline)));
    }

    @Override
    public String domainXmlFromNative(String format, byte[] config, Deadline deadline) {
        checkFormat(format);
        return xml(VmxConverter.toDefinition(config, reading(deadline)));
    }

    private VmxReadContext reading(Deadline deadline) {
        return VmxReadContext.builder(new HostPaths(connection, VmxOptions.UNKNOWN_DIRECTORY, deadline))
                .dialect(connection.dialect())
                .legacyUuid(connection.parameters().identifiesByBiosUuid())
                .build();
    }

    private String xml(DomainDefinition definition) {
        return DomainXml.format(definition, new FormatOptions(connection.dialect(), false, true));
    }

    @Override
    public String domainXmlToNative(String format, String domainXml, Deadline deadline) {
        checkFormat(format);
        DomainDefinition definition = DomainXml.parse(
                domainXml,
                ParseOptions.builder()
                        .dialect(connection.dialect())
                        .inactive(true)
                        .build());
        return vmx.write(definition, new HostPaths(connection, VmxOptions.UNKNOWN_DIRECTORY, deadline), deadline);
    }

    private static void checkFormat(String format) {
        if (!format.equals(NativeConfigs.VMWARE_VMX)) {
            throw new HypervisorException(
                    ErrorCode.INVALID_ARG,
                    "ESX has no configuration format '" + format + "': write " + NativeConfigs.VMWARE_VMX);
        }
    }
}
