// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.machine;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** What a machine shows on its screen: a PNG of stripes that differ from machine to machine. */
public final class Screen {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final int WIDTH = 640;
    private static final int HEIGHT = 400;

    private Screen() {}

    /** The screen as a PNG file. */
    public static byte[] png(Machine machine) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(SIGNATURE);
        // Eight bits a pixel, grey, no interlacing.
        byte[] head = ByteBuffer.allocate(13)
                .putInt(WIDTH)
                .putInt(HEIGHT)
                .put(new byte[] {8, 0, 0, 0, 0})
                .array();
        chunk(out, "IHDR", head);
        chunk(out, "IDAT", deflate(pixels(machine.ref().id().hashCode())));
        chunk(out, "IEND", new byte[0]);
        return out.toByteArray();
    }

    private static byte[] pixels(int seed) {
        ByteBuffer pixels = ByteBuffer.allocate((WIDTH + 1) * HEIGHT);
        int stripe = 8 + Math.floorMod(seed, 24);
        for (int y = 0; y < HEIGHT; y++) {
            pixels.put((byte) 0);
            for (int x = 0; x < WIDTH; x++) {
                pixels.put((byte) ((x + y) / stripe % 2 == 0 ? 0x20 : 0xc0));
            }
        }
        return pixels.array();
    }

    private static byte[] deflate(byte[] data) {
        Deflater deflater = new Deflater();
        deflater.setInput(data);
        deflater.finish();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        while (!deflater.finished()) {
            out.write(buffer, 0, deflater.deflate(buffer));
        }
        deflater.end();
        return out.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream out, String type, byte[] data) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(data);
        out.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
        out.writeBytes(name);
        out.writeBytes(data);
        out.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
    }
}
