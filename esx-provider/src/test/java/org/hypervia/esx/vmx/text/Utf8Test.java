// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Utf8Test {
    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "größe", "日本", "😀", "a\u0000b"})
    void isUtf8ForText(String text) {
        assertThat(Utf8.encode(text)).isEqualTo(text.getBytes(UTF_8));
        assertThat(Utf8.decode(text.getBytes(UTF_8))).isEqualTo(text);
    }

    @Test
    void givesAnyBytesBack() {
        var random = new Random(20240611);
        for (int i = 0; i < 2000; i++) {
            byte[] bytes = new byte[random.nextInt(40)];
            random.nextBytes(bytes);
            if (i % 2 == 0) {
                // Plenty of text around the malformed bytes, to cross the encoder's chunks.
                bytes = concat("日本".repeat(random.nextInt(2000)).getBytes(UTF_8), bytes);
            }
            assertThat(Utf8.encode(Utf8.decode(bytes))).isEqualTo(bytes);
        }
    }

    @Test
    void writesAQuestionMarkForOtherLoneSurrogates() {
        assertThat(Utf8.encode("a\ud800b\udc00c\udc80")).isEqualTo(new byte[] {'a', '?', 'b', '?', 'c', (byte) 0x80});
    }

    private static byte[] concat(byte[] one, byte[] two) {
        byte[] both = java.util.Arrays.copyOf(one, one.length + two.length);
        System.arraycopy(two, 0, both, one.length, two.length);
        return both;
    }
}
