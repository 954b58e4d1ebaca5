// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.domain;

import org.hypervia.api.conversion.NativeConfigs;
import org.hypervia.api.definition.DomainDefinition;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.datastore.DiskControllers;
import org.hypervia.esx.datastore.HostPaths;
import org.hypervia.esx.session.EsxConnection;
import org.hypervia.esx.vim.AboutInfo;
import org.hypervia.esx.vim.VersionNumber;
import org.hypervia.esx.vmx.HardwareVersion;
import org.hypervia.esx.vmx.ScsiModelDetector;
import org.hypervia.esx.vmx.VmxConverter;
import org.hypervia.esx.vmx.VmxOptions;
import org.hypervia.esx.vmx.VmxReadContext;
import org.hypervia.esx.vmx.VmxWriteContext;
import org.hypervia.spi.Deadline;
import org.hypervia.spi.NativeConfigOperations;
import org.hypervia.spi.domainxml.DomainXml;
import org.hypervia.spi.domainxml.FormatOptions;
import org.hypervia.spi.domainxml.ParseOptions;

/** Conversion with the host's help. */
public final class EsxNativeConfigs implements NativeConfigOperations {
    private final EsxConnection connection;
    private final DiskControllers controllers;

    public EsxNativeConfigs(EsxConnection connection) {
        this.connection = connection;
        this.controllers = new DiskControllers(connection);
    }

    @Override
    public String domainXmlFromNative(String format, String config, Deadline deadline) {
        checkFormat(format);
        VmxReadContext context = VmxReadContext.builder(
                        new HostPaths(connection, VmxOptions.UNKNOWN_DIRECTORY, deadline))
                .dialect(connection.dialect())
                .legacyUuid(connection.parameters().identifiesByBiosUuid())
                .build();
        DomainDefinition definition = VmxConverter.toDefinition(config, context);
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
        return VmxConverter.fromDefinition(
                definition,
                new VmxWriteContext(
                        new HostPaths(connection, VmxOptions.UNKNOWN_DIRECTORY, deadline),
                        ScsiModelDetector.byControllerType(path -> controllers.typeOf(path, deadline)),
                        hardwareVersion(),
                        connection.dialect()));
    }

    private int hardwareVersion() {
        AboutInfo about = connection.session().content().about();
        VersionNumber version = VersionNumber.parse(about.version())
                .orElseThrow(() -> new HypervisorException(
                        ErrorCode.INTERNAL_ERROR, "the host tells the version '" + about.version() + "'"));
        return HardwareVersion.of(about.productLineId(), version.major(), version.minor());
    }

    private static void checkFormat(String format) {
        if (!format.equals(NativeConfigs.VMWARE_VMX)) {
            throw new HypervisorException(
                    ErrorCode.INVALID_ARG,
                    "ESX has no configuration format '" + format + "': write " + NativeConfigs.VMWARE_VMX);
        }
    }
}
