// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.handle;

import java.util.Objects;
import org.hypervia.api.conversion.NativeConfigs;
import org.hypervia.spi.domain.NativeConfigOperations;

record NativeConfigsHandle(SessionGuard guard) implements NativeConfigs {
    @Override
    public String domainXmlFromNative(String format, byte[] config) {
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(config, "config");
        return operations().domainXmlFromNative(format, config, guard.newDeadline());
    }

    @Override
    public String domainXmlFromNative(String format, String config) {
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(config, "config");
        return operations().domainXmlFromNative(format, config, guard.newDeadline());
    }

    @Override
    public String domainXmlToNative(String format, String domainXml) {
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(domainXml, "domainXml");
        return operations().domainXmlToNative(format, domainXml, guard.newDeadline());
    }

    // Nothing is changed, but libvirt's public layer refuses both on a read-only connection.
    private NativeConfigOperations operations() {
        return guard.toChange(NativeConfigOperations.KIND);
    }
}
