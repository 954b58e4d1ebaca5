// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.handle;

import java.util.Objects;
import org.hypervia.api.conversion.NativeConfigs;
import org.hypervia.spi.domain.NativeConfigOperations;

record NativeConfigsHandle(SessionGuard guard) implements NativeConfigs {
    private static final String FROM_NATIVE = "virConnectDomainXMLFromNative";

    @Override
    public String domainXmlFromNative(String format, byte[] config) {
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(config, "config");
        return operations(FROM_NATIVE).domainXmlFromNative(format, config, guard.newDeadline());
    }

    @Override
    public String domainXmlFromNative(String format, String config) {
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(config, "config");
        return operations(FROM_NATIVE).domainXmlFromNative(format, config, guard.newDeadline());
    }

    @Override
    public String domainXmlToNative(String format, String domainXml) {
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(domainXml, "domainXml");
        return operations("virConnectDomainXMLToNative").domainXmlToNative(format, domainXml, guard.newDeadline());
    }

    // Nothing is changed, but libvirt's public layer refuses both on a read-only connection.
    private NativeConfigOperations operations(String function) {
        return guard.toChange(NativeConfigOperations.KIND, function);
    }
}
