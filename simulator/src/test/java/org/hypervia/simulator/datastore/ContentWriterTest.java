// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.datastore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentWriterTest {
    private static final int PERIOD = RepeatedStream.PERIOD;

    private static Content written(byte[] bytes, int piece) throws IOException {
        try (ContentWriter writer = new ContentWriter()) {
            for (int at = 0; at < bytes.length; at += piece) {
                writer.write(bytes, at, Math.min(piece, bytes.length - at));
            }
            assertThat(writer.size()).isEqualTo(bytes.length);
            return writer.finish();
        }
    }

    private static void holds(Content content, byte[] bytes) throws IOException {
        content.retain();
        assertThat(content.size()).isEqualTo(bytes.length);
        for (int offset : new int[] {0, 1, bytes.length / 2, bytes.length}) {
            byte[] expected = Arrays.copyOfRange(bytes, offset, bytes.length);
            try (InputStream in = content.open(offset)) {
                assertThat(Arrays.equals(in.readAllBytes(), expected)).isTrue();
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (InputStream in = content.open(offset, bytes.length / 3)) {
                in.transferTo(out);
            }
            byte[] part = Arrays.copyOf(expected, Math.min(expected.length, bytes.length / 3));
            assertThat(Arrays.equals(out.toByteArray(), part)).isTrue();
        }
        content.release();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1000, PERIOD - 1, PERIOD, PERIOD + 1, 3 * PERIOD, 3 * PERIOD + 77})
    void whatRepeatsItselfIsHeldByItsBlock(int size) throws IOException {
        byte[] bytes = Content.pattern(size, 5).open(0).readAllBytes();
        Content kept = written(bytes, 100_000);
        assertThat(kept).isInstanceOf(size > PERIOD ? Content.Repeated.class : Content.Bytes.class);
        holds(kept, bytes);
    }

    @ParameterizedTest
    @ValueSource(ints = {PERIOD, PERIOD + 1, 2 * PERIOD - 1, 2 * PERIOD, 3 * PERIOD + 5})
    void whatStopsToRepeatItselfGoesToAFile(int good) throws IOException {
        byte[] bytes = Content.pattern(4L * PERIOD, 5).open(0).readAllBytes();
        bytes[good] ^= 1;
        Content kept = written(bytes, 77_777);
        assertThat(kept).isInstanceOf(KeptContent.class);
        holds(kept, bytes);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 5, PERIOD, 2 * PERIOD, 4 * PERIOD - 1})
    void oneByteAmongZerosIsFoundAgain(int place) throws IOException {
        byte[] bytes = new byte[4 * PERIOD];
        bytes[place] = 9;
        holds(written(bytes, 65_536), bytes);
    }

    @Test
    void zerosAreCounted() throws IOException {
        byte[] bytes = new byte[3 * PERIOD];
        Content kept = written(bytes, 4096);
        assertThat(kept).isInstanceOf(Content.Zeros.class);
        holds(kept, bytes);
    }

    @Test
    void bytesOfChanceComeBackWhateverThePiecesAre() throws IOException {
        Random random = new Random(11);
        byte[] bytes = new byte[5_000_000];
        random.nextBytes(bytes);
        for (int piece : new int[] {1 + random.nextInt(5000), 262_144, 5_000_000}) {
            holds(written(bytes, piece), bytes);
        }
    }

    @Test
    void aPaddedContentHasZerosBehindIt() throws IOException {
        byte[] start = {1, 2, 3};
        holds(new Content.Padded(Content.of(start), 100), Arrays.copyOf(start, 100));
        assertThat(new ByteArrayInputStream(Arrays.copyOfRange(start, 2, 3)))
                .hasSameContentAs(new Content.Padded(Content.of(start), 100).open(2, 1));
    }
}
