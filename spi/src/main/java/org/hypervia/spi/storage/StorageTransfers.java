// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.storage;

import java.io.InputStream;
import org.hypervia.api.capability.Capability;
import org.hypervia.api.storage.StorageVolume;
import org.hypervia.api.storage.TransferRange;
import org.hypervia.spi.OperationKind;
import org.hypervia.spi.Operations;
import org.osgi.annotation.versioning.ConsumerType;

/** How a provider moves the content of volumes: {@code storage.transfers}. */
@ConsumerType
public interface StorageTransfers extends Operations {
    /** What these operations are asked for by. */
    OperationKind<StorageTransfers> KIND = new OperationKind<>(StorageTransfers.class, Capability.STORAGE_TRANSFERS);

    /**
     * Fulfils {@link StorageVolume#download(TransferRange)}.
     *
     * @param ref the volume
     * @param range which bytes
     * @param limits how long it may take
     * @return the content, open
     */
    DownloadSource download(String ref, TransferRange range, TransferLimits limits);

    /**
     * Fulfils {@link StorageVolume#upload(TransferRange)}: reads the content to its end and returns when the server has it all.
     * What the stream throws ends the upload and is thrown on; so does a stream that ends before the range does, or goes on
     * beyond it ({@code INVALID_ARG}). A failure leaves no new file behind.
     *
     * @param ref the volume
     * @param range where the bytes go
     * @param content the bytes; read by the calling thread, not closed
     * @param limits how long it may take
     */
    void upload(String ref, TransferRange range, InputStream content, TransferLimits limits);
}
