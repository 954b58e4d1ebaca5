// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.soap;

import java.io.IOException;
import java.io.InputStream;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;

/**
 * The bytes of an answer, counted. Beside the whole it limits what one step of the parser may take in: a tag, a comment or
 * a name has no limit of its own in the JDK's parser, which keeps each in memory as a whole.
 */
final class LimitedInput extends InputStream {
    private static final int READ_AHEAD = 64 << 10;

    private final InputStream in;
    private final SoapLimits limits;
    private final String call;
    private long count;
    private long stepEnd;
    private boolean atEnd;

    LimitedInput(InputStream in, SoapLimits limits, String call) {
        this.in = in;
        this.limits = limits;
        this.call = call;
        nextStep();
    }

    /** Starts another step of the parser. */
    void nextStep() {
        stepEnd = count + limits.text() + READ_AHEAD;
    }

    /** Returns how many bytes were read. */
    long count() {
        return count;
    }

    /** Tells whether somebody has read beyond the last byte. */
    boolean isAtEnd() {
        return atEnd;
    }

    /** Reads what is left, so that the connection can be used again. */
    void drain() {
        byte[] sink = new byte[1024];
        try {
            while (!atEnd) {
                nextStep();
                read(sink, 0, sink.length);
            }
        } catch (IOException e) {
            throw new HypervisorException(ErrorCode.READ_FAILED, "the answer to " + call + " was cut off", e);
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int read = in.read(target, offset, length);
        if (read < 0) {
            atEnd = true;
            return read;
        }
        count += read;
        if (count > limits.bytes()) {
            throw tooLarge("longer than " + limits.bytes() + " bytes");
        }
        if (count > stepEnd) {
            throw tooLarge("holding a tag longer than " + limits.text() + " bytes");
        }
        return read;
    }

    private HypervisorException tooLarge(String what) {
        return new HypervisorException(
                ErrorCode.OVERFLOW,
                "the server's answer to " + call + " is " + what + ": it is refused; ask for less at once");
    }
}
