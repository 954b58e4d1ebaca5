// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.domain;

import org.hypervia.api.capability.Capability;
import org.hypervia.api.conversion.NativeConfigs;
import org.hypervia.spi.Deadline;
import org.hypervia.spi.OperationKind;
import org.hypervia.spi.Operations;
import org.osgi.annotation.versioning.ConsumerType;

/** How a provider converts configurations with the host's help: {@code config.native}. */
@ConsumerType
public interface NativeConfigOperations extends Operations {
    /** What these operations are asked for by. */
    OperationKind<NativeConfigOperations> KIND =
            new OperationKind<>(NativeConfigOperations.class, Capability.CONFIG_NATIVE);

    /**
     * Fulfils {@link NativeConfigs#domainXmlFromNative}.
     *
     * @param format the native format
     * @param config the configuration
     * @param deadline when the call must be over
     * @return domain XML
     */
    String domainXmlFromNative(String format, String config, Deadline deadline);

    /**
     * Fulfils {@link NativeConfigs#domainXmlToNative}.
     *
     * @param format the native format
     * @param domainXml the domain XML
     * @param deadline when the call must be over
     * @return the configuration
     */
    String domainXmlToNative(String format, String domainXml, Deadline deadline);
}
