// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx;

import org.hypervia.api.conversion.ConversionOptions;
import org.hypervia.api.conversion.NativeConverter;
import org.hypervia.api.definition.DomainDefinition;
import org.hypervia.esx.vmx.VmxConverter;
import org.hypervia.esx.vmx.VmxOptions;
import org.hypervia.spi.domainxml.DomainXml;
import org.hypervia.spi.domainxml.FormatOptions;
import org.hypervia.spi.domainxml.ParseOptions;

/** The VMX converter for those without a host. */
final class OfflineConverter implements NativeConverter {
    @Override
    public String domainXmlFromNative(byte[] config, ConversionOptions options) {
        DomainDefinition definition =
                VmxConverter.toDefinition(config, vmx(options).reading());
        return DomainXml.format(definition, new FormatOptions(options.dialect(), options.securityInfo(), false));
    }

    @Override
    public String domainXmlToNative(String domainXml, ConversionOptions options) {
        DomainDefinition definition = DomainXml.parse(
                domainXml,
                ParseOptions.builder().dialect(options.dialect()).inactive(true).build());
        return VmxConverter.fromDefinition(definition, vmx(options).writing());
    }

    private static VmxOptions vmx(ConversionOptions options) {
        VmxOptions.Builder builder = VmxOptions.builder()
                .dialect(options.dialect())
                .directory(options.directory())
                .datacenterPath(options.datacenterPath().orElse(null))
                .missingDatastores(options.missingDatastores())
                .securityInfo(options.securityInfo())
                .scsiModel(options.scsiModel().orElse(null));
        options.hardwareVersion().ifPresent(builder::hardwareVersion);
        return builder.build();
    }
}
