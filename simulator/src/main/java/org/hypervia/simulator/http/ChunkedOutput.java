// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.http;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Makes each piece that is written a chunk. */
final class ChunkedOutput extends FilterOutputStream {
    ChunkedOutput(OutputStream out) {
        super(out);
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (length > 0) {
            line(Integer.toHexString(length).toUpperCase(Locale.ROOT));
            out.write(bytes, offset, length);
            line("");
        }
    }

    /** Writes the chunk that says there is no more. */
    void end() throws IOException {
        line("0");
        line("");
    }

    private void line(String text) throws IOException {
        out.write((text + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }
}
