// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.value;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A version as servers write it: one to three numbers; what follows is ignored, what is missing counts as 0. */
public record VersionNumber(int major, int minor, int micro) {
    private static final Pattern SYNTAX = Pattern.compile("(\\d++)(?:\\.(\\d++)(?:\\.(\\d++))?+)?+.*", Pattern.DOTALL);
    private static final int MAJOR_LIMIT = 2147;

    /**
     * Reads a version; empty when it does not begin with a number, or has one that libvirt's single number for a version
     * cannot hold: minor and micro reach up to 999.
     */
    public static Optional<VersionNumber> parse(String text) {
        Matcher matcher = SYNTAX.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int major = part(matcher.group(1));
        int minor = part(matcher.group(2));
        int micro = part(matcher.group(3));
        return major < MAJOR_LIMIT && minor <= 999 && micro <= 999
                ? Optional.of(new VersionNumber(major, minor, micro))
                : Optional.empty();
    }

    private static int part(String digits) {
        if (digits == null) {
            return 0;
        }
        return digits.length() <= 9 ? Integer.parseInt(digits) : Integer.MAX_VALUE;
    }

    /** Returns the version in one number that compares: 1000000 * major + 1000 * minor + micro. */
    public int number() {
        return 1_000_000 * major + 1000 * minor + micro;
    }
}
