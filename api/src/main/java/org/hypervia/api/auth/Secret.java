// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.auth;

import java.util.Arrays;

/**
 * A secret such as a password. It prints nothing of itself, and {@link #close()} wipes it. Equality is identity, so that
 * no comparison leaks it. Thread-safe.
 */
public final class Secret implements AutoCloseable {
    private final char[] characters;

    private Secret(char[] characters) {
        this.characters = characters;
    }

    /**
     * Keeps a copy of the characters; the caller may wipe its own.
     *
     * @param characters the secret
     * @return the secret
     */
    public static Secret of(char[] characters) {
        return new Secret(characters.clone());
    }

    /**
     * Keeps the characters of a text; a text cannot be wiped, so prefer {@link #of(char[])}.
     *
     * @param text the secret
     * @return the secret
     */
    public static Secret of(CharSequence text) {
        return new Secret(text.toString().toCharArray());
    }

    /**
     * Returns the secret for the moment of its use.
     *
     * @return a copy, which the caller wipes; all zero characters after {@link #close()}
     */
    public synchronized char[] reveal() {
        return characters.clone();
    }

    /**
     * Returns another holder of the same secret, to be closed on its own.
     *
     * @return a copy
     */
    public synchronized Secret copy() {
        return of(characters);
    }

    /** Wipes the secret. Does nothing the second time. */
    @Override
    public synchronized void close() {
        Arrays.fill(characters, '\0');
    }

    /** Returns a constant. */
    @Override
    public String toString() {
        return "Secret[***]";
    }
}
