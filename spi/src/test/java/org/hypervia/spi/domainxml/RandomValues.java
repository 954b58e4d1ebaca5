// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.domainxml;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;

/** Random values of all kinds. */
class RandomValues {
    private static final List<String> PIECES = List.of(
            "a",
            "Z",
            "0",
            " ",
            "  ",
            "&",
            "<",
            ">",
            "'",
            "\"",
            "/",
            "\\",
            "[ds] ",
            "%2f",
            "|22",
            "\u00e9",
            "\u4e2d",
            "\ud83d\ude00",
            "\u007f",
            "]]>",
            "<!--",
            "&amp;",
            "#",
            "=",
            ":",
            "--");

    final Random random;

    RandomValues(Random random) {
        this.random = random;
    }

    String text() {
        var text = new StringBuilder();
        do {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        } while (random.nextInt(4) > 0);
        return text.toString();
    }

    UUID uuid() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    void times(int maximum, Runnable action) {
        for (int count = random.nextInt(maximum + 1); count > 0; count--) {
            action.run();
        }
    }

    <T> Optional<T> maybe(Supplier<T> value) {
        return random.nextBoolean() ? Optional.of(value.get()) : Optional.empty();
    }

    <T> T orNull(Supplier<T> value) {
        return random.nextBoolean() ? value.get() : null;
    }

    <E extends Enum<E>> E any(Class<E> type) {
        E[] constants = type.getEnumConstants();
        return constants[random.nextInt(constants.length)];
    }

    @SafeVarargs
    final <T> T pick(T... values) {
        return values[random.nextInt(values.length)];
    }

    int small() {
        return 1 + random.nextInt(8);
    }
}
