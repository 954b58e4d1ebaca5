// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.transfer;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** A checksum over what passes by, if one is wanted. */
final class Checksum {
    private final Optional<MessageDigest> digest;

    private Checksum(Optional<MessageDigest> digest) {
        this.digest = digest;
    }

    /** Throws {@link IllegalArgumentException} for an algorithm that the JDK does not have. */
    static Checksum of(Optional<String> algorithm) {
        return new Checksum(algorithm.map(name -> {
            try {
                return MessageDigest.getInstance(name);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalArgumentException("there is no checksum '" + name + "': use one such as SHA-256", e);
            }
        }));
    }

    /** Takes what is left in a buffer, whose position moves to its end. */
    void add(ByteBuffer bytes) {
        digest.ifPresent(sum -> sum.update(bytes));
    }

    Optional<String> text() {
        return digest.map(sum -> HexFormat.of().formatHex(sum.digest()));
    }
}
