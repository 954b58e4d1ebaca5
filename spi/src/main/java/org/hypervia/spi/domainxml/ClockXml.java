// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.domainxml;

import java.util.Optional;
import java.util.OptionalLong;
import org.hypervia.api.definition.Clock;
import org.hypervia.api.definition.ClockBasis;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.spi.xml.NumberText;
import org.hypervia.spi.xml.XmlElement;
import org.hypervia.spi.xml.XmlWriter;

/** {@code <clock>}. Timers have no place in the model. */
final class ClockXml {
    private ClockXml() {}

    static Clock read(XmlElement clock) {
        String offset = nonEmpty(clock, "offset").orElse("utc");
        return switch (offset) {
            case "utc" -> adjusted(clock, ClockBasis.UTC).orElse(Clock.UTC);
            case "localtime" -> adjusted(clock, ClockBasis.LOCALTIME).orElse(new Clock.LocalTime());
            case "timezone" ->
                new Clock.Timezone(nonEmpty(clock, "timezone")
                        .orElseThrow(() -> clock.error(ErrorCode.INTERNAL_ERROR, "attribute 'timezone' is missing")));
            case "variable" ->
                new Clock.Variable(
                        clock.attribute("adjustment")
                                .map(NumberText::anyLong)
                                .orElse(OptionalLong.empty())
                                .orElse(0),
                        basis(clock));
            case "absolute" ->
                new Clock.Absolute(clock.attribute("start")
                        .map(NumberText::anyLong)
                        .orElse(OptionalLong.empty())
                        .orElseThrow(() ->
                                clock.error(ErrorCode.INTERNAL_ERROR, "attribute 'start' is missing or no number")));
            default -> throw clock.error(ErrorCode.CONFIG_UNSUPPORTED, XmlElement.unknown("offset", offset));
        };
    }

    private static ClockBasis basis(XmlElement clock) {
        return clock.word("basis", ClockBasis.class, ErrorCode.CONFIG_UNSUPPORTED)
                .orElse(ClockBasis.UTC);
    }

    /** A number of seconds makes a clock of UTC or local time a variable one. */
    private static Optional<Clock> adjusted(XmlElement clock, ClockBasis basis) {
        return nonEmpty(clock, "adjustment")
                .filter(adjustment -> !adjustment.equals("reset"))
                .map(adjustment -> {
                    long seconds = NumberText.anyLong(adjustment)
                            .orElseThrow(() ->
                                    clock.error(ErrorCode.XML_ERROR, XmlElement.unknown("adjustment", adjustment)));
                    return new Clock.Variable(seconds, basis);
                });
    }

    private static Optional<String> nonEmpty(XmlElement clock, String attribute) {
        return clock.attribute(attribute).filter(value -> !value.isEmpty());
    }

    static void write(XmlWriter out, Clock clock) {
        out.begin("clock");
        if (clock instanceof Clock.Utc) {
            out.attribute("offset", "utc");
        } else if (clock instanceof Clock.LocalTime) {
            out.attribute("offset", "localtime");
        } else if (clock instanceof Clock.Timezone zone) {
            out.attribute("offset", "timezone").attribute("timezone", zone.name());
        } else if (clock instanceof Clock.Variable variable) {
            out.attribute("offset", "variable")
                    .attribute("adjustment", String.valueOf(variable.adjustmentSeconds()))
                    .attribute("basis", variable.basis().libvirtName());
        } else if (clock instanceof Clock.Absolute absolute) {
            out.attribute("offset", "absolute").attribute("start", String.valueOf(absolute.startSeconds()));
        }
        out.end();
    }
}
