// SPDX-License-Identifier: Apache-2.0
package org.hypervia.libvirt.binding;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import org.hypervia.libvirt.remote.LibvirtStream;
import org.libvirt.jna.SizeT;
import org.libvirt.jna.StreamPointer;

/** {@code virStreamPtr}, blocking. For one thread at a time; its owner closes it. */
final class NativeStream implements LibvirtStream {
    private static final int BLOCK = 256 << 10;

    private final NativeLibvirt libvirt;
    private final StreamPointer pointer;
    private final Memory buffer = new Memory(BLOCK);
    private boolean finished;

    NativeStream(NativeLibvirt libvirt, StreamPointer pointer) {
        this.libvirt = libvirt;
        this.pointer = pointer;
        libvirt.opened();
    }

    StreamPointer pointer() {
        return pointer;
    }

    @Override
    public int receive(byte[] target, int offset, int length) {
        SizeT most = new SizeT(Math.min(length, BLOCK));
        int got = libvirt.checked(libvirt.functions().virStreamRecv(pointer, buffer, most));
        buffer.read(0, target, offset, got);
        return got;
    }

    @Override
    public void send(byte[] bytes, int length) {
        int sent = 0;
        while (sent < length) {
            int part = Math.min(length - sent, BLOCK);
            buffer.write(0, bytes, sent, part);
            sendBuffer(part);
            sent += part;
        }
    }

    /** A message to a daemon holds a little less than a block. */
    private void sendBuffer(int length) {
        int sent = 0;
        while (sent < length) {
            Pointer rest = buffer.share(sent);
            sent += libvirt.checked(libvirt.functions().virStreamSend(pointer, rest, new SizeT((long) length - sent)));
        }
    }

    @Override
    public void finish() {
        libvirt.checked(libvirt.functions().virStreamFinish(pointer));
        finished = true;
    }

    @Override
    public void close() {
        if (!finished) {
            libvirt.functions().virStreamAbort(pointer);
            libvirt.functions().virResetLastError();
        }
        free();
    }

    /** Frees it without a word to the other side. */
    void free() {
        libvirt.freed();
        libvirt.functions().virStreamFree(pointer);
        buffer.close();
    }
}
