// SPDX-License-Identifier: Apache-2.0
package org.hypervia.itests.qemu;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.hypervia.api.ConnectionSpec;
import org.hypervia.api.Hypervisor;
import org.hypervia.api.storage.StorageVolume;
import org.hypervia.api.storage.TransferOptions;
import org.hypervia.libvirt.LibvirtProvider;
import org.hypervia.spi.registry.ProviderRegistry;

/** Uploads a file to a volume of the pool {@code pool} and downloads it into another: a program, so that a test gives it its heap. */
final class SmallHeapTransfer {
    private SmallHeapTransfer() {}

    public static void main(String[] arguments) throws IOException {
        LibvirtProvider provider = new LibvirtProvider();
        long up;
        long down;
        try (Hypervisor connection = new ProviderRegistry(() -> List.of(provider))
                        .connect(ConnectionSpec.builder(arguments[0]).build());
                FileChannel source = FileChannel.open(Path.of(arguments[2]));
                FileChannel target =
                        FileChannel.open(Path.of(arguments[3]), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            StorageVolume volume = connection.storagePools().byName("pool").volume(arguments[1]);
            up = volume.upload(source, TransferOptions.defaults()).bytes();
            down = volume.download(target, TransferOptions.defaults()).bytes();
        }
        System.out.println(up + " bytes up, " + down + " bytes down, handles " + provider.handles());
    }
}
