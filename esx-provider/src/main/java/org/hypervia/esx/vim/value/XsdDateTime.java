// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.value;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code xsd:dateTime}, as servers write points in time. */
public final class XsdDateTime {
    private static final Pattern SYNTAX = Pattern.compile(
            "(-?)(\\d{4,9})-(\\d\\d)-(\\d\\d)T(\\d\\d):(\\d\\d):(\\d\\d)(?:\\.(\\d{1,18}))?(Z|[+-]\\d\\d:\\d\\d)?");

    private XsdDateTime() {}

    /**
     * Reads a point in time; without a zone it is in UTC. A year before the common era is the epoch, as libvirt has it.
     * Empty if the text is no point in time.
     */
    public static Optional<Instant> parse(String text) {
        Matcher matcher = SYNTAX.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        if (!matcher.group(1).isEmpty()) {
            return Optional.of(Instant.EPOCH);
        }
        try {
            LocalDate date = LocalDate.of(part(matcher, 2), part(matcher, 3), part(matcher, 4));
            // XML Schema knows midnight at the end of a day, and hosts have leap seconds.
            int hour = part(matcher, 5);
            int second = part(matcher, 7) == 60 ? 59 : part(matcher, 7);
            LocalTime time = LocalTime.of(hour == 24 ? 0 : hour, part(matcher, 6), second, nanos(matcher.group(8)));
            String zone = matcher.group(9);
            return Optional.of(LocalDateTime.of(hour == 24 ? date.plusDays(1) : date, time)
                    .toInstant(zone == null ? ZoneOffset.UTC : ZoneOffset.of(zone)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int part(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }

    private static int nanos(String fraction) {
        return fraction == null ? 0 : Integer.parseInt((fraction + "000000000").substring(0, 9));
    }
}
