// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.http;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.atomic.LongAdder;

/** Counts what is written. */
final class CountingOutput extends FilterOutputStream {
    private final LongAdder count;

    CountingOutput(OutputStream out, LongAdder count) {
        super(out);
        this.count = count;
    }

    @Override
    public void write(int value) throws IOException {
        out.write(value);
        count.increment();
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
        out.write(from, offset, length);
        count.add(length);
    }
}
