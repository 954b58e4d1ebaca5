// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.OptionalLong;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.jspecify.annotations.Nullable;

/**
 * Writes a request on a connection. When it fails the body is incomplete in the server's eyes too, as long as nobody
 * uses the connection again.
 */
final class RequestWriter {
    private static final int PIECE = 256 * 1024;

    private final Connection connection;
    private final CallWatch watch;

    RequestWriter(Connection connection, CallWatch watch) {
        this.connection = connection;
        this.watch = watch;
    }

    /**
     * Writes all.
     *
     * @return false if the server has answered before all was sent, so that the rest stays here
     */
    boolean write(String head, HttpBody body) throws IOException {
        byte[] start = ascii(head);
        if (body instanceof HttpBody.Stream stream) {
            connection.out().write(start);
            return send(stream.content(), stream.length());
        }
        byte[] content = body instanceof HttpBody.Bytes bytes ? bytes.content() : new byte[0];
        if (content.length > PIECE) {
            connection.out().write(start);
            return send(new ByteArrayInputStream(content), OptionalLong.of(content.length));
        }
        // In one piece, which is one packet; and not through a buffer that lives longer, since there may be a password.
        byte[] all = Arrays.copyOf(start, start.length + content.length);
        System.arraycopy(content, 0, all, start.length, content.length);
        try {
            connection.out().write(all);
        } finally {
            Arrays.fill(all, (byte) 0);
        }
        return true;
    }

    private boolean send(InputStream source, OptionalLong length) throws IOException {
        OutputStream out = connection.out();
        long left = length.orElse(Long.MAX_VALUE);
        byte[] piece = new byte[(int) Math.min(left, PIECE)];
        String lineEnd = "";
        while (left > 0) {
            if (connection.hasAnswer()) {
                return false;
            }
            watch.rests();
            int count = readSource(source, piece, (int) Math.min(left, PIECE));
            watch.waits();
            if (count < 0) {
                break;
            }
            if (length.isEmpty() && count > 0) {
                out.write(ascii(lineEnd + Integer.toHexString(count) + "\r\n"));
                lineEnd = "\r\n";
            }
            out.write(piece, 0, count);
            left -= count;
        }
        if (length.isEmpty()) {
            out.write(ascii(lineEnd + "0\r\n\r\n"));
        } else if (left > 0) {
            throw failure("ended " + left + " bytes before the announced length of " + length.getAsLong(), null);
        }
        return true;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static int readSource(InputStream source, byte[] piece, int count) {
        try {
            return source.read(piece, 0, count);
        } catch (IOException e) {
            throw failure("could not be read: " + e.getMessage(), e);
        }
    }

    private static HypervisorException failure(String what, @Nullable IOException cause) {
        return new HypervisorException(
                ErrorCode.OPERATION_FAILED,
                "The data to send " + what + "; the server has an incomplete file at most",
                cause);
    }
}
