// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.networkxml;

import java.util.Optional;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.spi.networkxml.Bandwidth.Rate;
import org.hypervia.spi.xml.NumberText;
import org.hypervia.spi.xml.XmlElement;
import org.hypervia.spi.xml.XmlWriter;

/** {@code <bandwidth>}: limits of traffic. */
final class BandwidthXml {
    private static final String INBOUND = "inbound";
    private static final String OUTBOUND = "outbound";
    private static final String AVERAGE = "average";
    private static final String PEAK = "peak";
    private static final String BURST = "burst";

    private BandwidthXml() {}

    /** Reads it; one without a direction counts as none. */
    static Optional<Bandwidth> read(XmlElement bandwidth) {
        Optional<Rate> inbound = bandwidth.child(INBOUND).map(BandwidthXml::rate);
        Optional<Rate> outbound = bandwidth.child(OUTBOUND).map(BandwidthXml::rate);
        return inbound.isEmpty() && outbound.isEmpty()
                ? Optional.empty()
                : Optional.of(new Bandwidth(inbound, outbound));
    }

    private static Rate rate(XmlElement direction) {
        Optional<Long> average = number(direction, AVERAGE);
        Optional<Long> peak = number(direction, PEAK);
        Optional<Long> burst = number(direction, BURST);
        Optional<Long> floor = number(direction, "floor");
        if (average.isEmpty() && floor.isEmpty()) {
            throw direction.error(ErrorCode.XML_DETAIL, "Missing mandatory average or floor attributes");
        }
        if (average.isEmpty() && (peak.isPresent() || burst.isPresent())) {
            throw direction.error(
                    ErrorCode.CONFIG_UNSUPPORTED, "'peak' and 'burst' require 'average' attribute: add it");
        }
        if (floor.isPresent()) {
            throw direction.error(
                    ErrorCode.CONFIG_UNSUPPORTED,
                    "floor attribute is not supported for this config: only interfaces of domains have it");
        }
        return new Rate(average.orElse(0L), peak.orElse(0L), burst.orElse(0L));
    }

    private static Optional<Long> number(XmlElement direction, String attribute) {
        return direction
                .attribute(attribute)
                .map(text -> NumberText.unsigned(text)
                        .filter(number -> number >= 0)
                        .orElseThrow(() -> direction.error(
                                ErrorCode.XML_ERROR,
                                "Invalid value for attribute '" + attribute + "' in element '" + direction.name()
                                        + "': '" + text + "'. Expected non-negative integer value")));
    }

    static void write(Bandwidth bandwidth, XmlWriter out) {
        out.begin("bandwidth").content(() -> {
            bandwidth.inbound().ifPresent(rate -> write(INBOUND, rate, out));
            bandwidth.outbound().ifPresent(rate -> write(OUTBOUND, rate, out));
        });
    }

    /** Without an average libvirt leaves the direction out, whatever else it has. */
    private static void write(String direction, Rate rate, XmlWriter out) {
        if (rate.average() == 0) {
            return;
        }
        out.begin(direction)
                .attribute(AVERAGE, text(rate.average()))
                .attribute(PEAK, text(rate.peak()))
                .attribute(BURST, text(rate.burst()))
                .end();
    }

    private static Optional<String> text(long value) {
        return value == 0 ? Optional.empty() : Optional.of(Long.toString(value));
    }
}
