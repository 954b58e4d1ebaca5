// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A version as servers write it: one to three numbers; what follows is ignored, what is missing counts as 0. */
public record VersionNumber(int major, int minor, int micro) {
    private static final Pattern SYNTAX = Pattern.compile("(\\d{1,4})(?:\\.(\\d{1,3})(?:\\.(\\d{1,3}))?)?(?:\\D.*)?");

    /** Reads a version; empty when it does not begin with a number. */
    public static Optional<VersionNumber> parse(String text) {
        Matcher matcher = SYNTAX.matcher(text);
        return matcher.matches()
                ? Optional.of(new VersionNumber(part(matcher.group(1)), part(matcher.group(2)), part(matcher.group(3))))
                : Optional.empty();
    }

    private static int part(String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    /** Returns the version in one number that compares. */
    public int number() {
        return 1_000_000 * major + 1000 * minor + micro;
    }
}
