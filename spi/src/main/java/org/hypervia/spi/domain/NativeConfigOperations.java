// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.domain;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.hypervia.api.capability.Capability;
import org.hypervia.api.conversion.NativeConfigs;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
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
     * Fulfils {@link NativeConfigs#domainXmlFromNative(String, String)}.
     *
     * @param format the native format
     * @param config the configuration
     * @param deadline when the call must be over
     * @return domain XML
     */
    String domainXmlFromNative(String format, String config, Deadline deadline);

    /**
     * Fulfils {@link NativeConfigs#domainXmlFromNative(String, byte[])}. A provider of formats that are always UTF-8 need not
     * implement it.
     *
     * @param format the native format
     * @param config the configuration's bytes
     * @param deadline when the call must be over
     * @return domain XML
     * @throws HypervisorException {@code INVALID_ARG} for bytes that are no UTF-8
     */
    default String domainXmlFromNative(String format, byte[] config, Deadline deadline) {
        try {
            CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(config));
            return domainXmlFromNative(format, text.toString(), deadline);
        } catch (CharacterCodingException noUtf8) {
            throw new HypervisorException(
                    ErrorCode.INVALID_ARG,
                    "the configuration of the format '" + format + "' is not UTF-8: convert it to UTF-8",
                    noUtf8);
        }
    }

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
