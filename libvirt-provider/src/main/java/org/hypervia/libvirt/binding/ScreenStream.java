// SPDX-License-Identifier: Apache-2.0
package org.hypervia.libvirt.binding;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import org.hypervia.api.domain.Screenshot;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.libvirt.jna.DomainPointer;
import org.libvirt.jna.SizeT;
import org.libvirt.jna.StreamPointer;

/** Reads a picture of a screen to its end, so that no native stream stands behind it. */
final class ScreenStream {
    private static final int CHUNK = 64 << 10;
    private static final int LIMIT = 64 << 20;

    private ScreenStream() {}

    static Screenshot take(NativeLibvirt libvirt, NativeConnection connection, DomainPointer domain, int screen) {
        LibvirtFunctions functions = libvirt.functions();
        StreamPointer stream = libvirt.checked(functions.virStreamNew(connection.pointer(), 0));
        libvirt.opened();
        boolean finished = false;
        try {
            String mimeType = libvirt.checked(functions.virDomainScreenshot(domain, stream, screen, 0))
                    .toString();
            ByteArrayOutputStream content = read(libvirt, stream);
            libvirt.checked(functions.virStreamFinish(stream));
            finished = true;
            return new Screenshot(mimeType, new ByteArrayInputStream(content.toByteArray()));
        } finally {
            if (!finished) {
                functions.virStreamAbort(stream);
                functions.virResetLastError();
            }
            functions.virStreamFree(stream);
            libvirt.freed();
        }
    }

    private static ByteArrayOutputStream read(NativeLibvirt libvirt, StreamPointer stream) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        byte[] buffer = new byte[CHUNK];
        while (true) {
            int read = libvirt.checked(libvirt.functions().virStreamRecv(stream, buffer, new SizeT(buffer.length)));
            if (read == 0) {
                return content;
            }
            content.write(buffer, 0, read);
            if (content.size() > LIMIT) {
                throw new HypervisorException(ErrorCode.OVERFLOW, "the picture is larger than 64 MiB");
            }
        }
    }
}
