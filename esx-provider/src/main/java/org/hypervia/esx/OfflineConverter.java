// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx;

import java.util.OptionalInt;
import org.hypervia.api.conversion.ConversionOptions;
import org.hypervia.api.conversion.ConversionWarning.Action;
import org.hypervia.api.conversion.LenientConversion;
import org.hypervia.api.conversion.NativeConverter;
import org.hypervia.api.definition.DomainDefinition;
import org.hypervia.esx.vmx.VmxConverter;
import org.hypervia.esx.vmx.VmxOptions;
import org.hypervia.esx.vmx.text.Leniency;
import org.hypervia.spi.domainxml.DomainXml;
import org.hypervia.spi.domainxml.FormatOptions;
import org.hypervia.spi.domainxml.GuestCapabilities;
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

    @Override
    public LenientConversion domainXmlFromNativeLeniently(byte[] config, ConversionOptions options) {
        Leniency leniency = Leniency.collecting();
        DomainDefinition definition =
                VmxConverter.toDefinition(config, vmx(options).reading(leniency));
        String xml = DomainXml.format(definition, new FormatOptions(options.dialect(), options.securityInfo(), false));
        return new LenientConversion(xml, leniency.warnings());
    }

    @Override
    public LenientConversion domainXmlToNativeLeniently(String domainXml, ConversionOptions options) {
        Leniency leniency = Leniency.collecting();
        DomainDefinition definition = DomainXml.parse(
                domainXml,
                ParseOptions.builder()
                        .dialect(options.dialect())
                        .inactive(true)
                        .capabilities(GuestCapabilities.ANY)
                        .skipped(part -> leniency.note(
                                part.path(),
                                null,
                                OptionalInt.of(part.line()),
                                Action.LEFT_OUT,
                                "it means nothing in a VMX file; see whether the machine needs it"))
                        .build());
        String vmx = VmxConverter.fromDefinition(definition, vmx(options).writing(), leniency);
        return new LenientConversion(vmx, leniency.warnings());
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
