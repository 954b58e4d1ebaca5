// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The dates of cookies, which come in many forms: read by their parts, as section 5.1.1 of RFC 6265 says. */
final class CookieDate {
    private static final Pattern TIME = Pattern.compile("([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2})(?:[^0-9].*)?");
    private static final Pattern DAY = Pattern.compile("([0-9]{1,2})(?:[^0-9].*)?");
    private static final Pattern YEAR = Pattern.compile("([0-9]{2,4})(?:[^0-9].*)?");
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

    private CookieDate() {}

    /** Reads a date; empty if it is none. */
    static Optional<Instant> parse(String text) {
        int[] time = {};
        int day = 0;
        int month = 0;
        int year = -1;
        for (String token : text.split("[\\x09\\x20-\\x2f\\x3b-\\x40\\x5b-\\x60\\x7b-\\x7e]+", -1)) {
            Matcher clock = TIME.matcher(token);
            Matcher ofDay = DAY.matcher(token);
            Matcher ofYear = YEAR.matcher(token);
            int named = token.length() < 3
                    ? 0
                    : MONTHS.indexOf(token.substring(0, 3).toLowerCase(Locale.ROOT)) + 1;
            if (time.length == 0 && clock.matches()) {
                time = new int[] {number(clock, 1), number(clock, 2), number(clock, 3)};
            } else if (day == 0 && ofDay.matches()) {
                day = number(ofDay, 1);
            } else if (month == 0 && named > 0) {
                month = named;
            } else if (year < 0 && ofYear.matches()) {
                year = number(ofYear, 1);
            }
        }
        if (time.length == 0 || year < 0) {
            return Optional.empty();
        }
        int full = year + (year < 70 ? 2000 : year < 100 ? 1900 : 0);
        try {
            return Optional.of(LocalDateTime.of(full, month, day, time[0], time[1], time[2])
                    .toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }
}
