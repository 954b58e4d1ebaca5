// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.storagexml;

import java.math.BigInteger;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.spi.xml.MemoryText;
import org.hypervia.spi.xml.NumberText;
import org.hypervia.spi.xml.XmlElement;
import org.hypervia.spi.xml.XmlWriter;

/** Sizes of storage, as in {@code <capacity unit='GiB'>20</capacity>}: bytes where there is no unit. */
final class SizeText {
    private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);

    private SizeText() {}

    /** Writes a size as libvirt does. */
    static void write(XmlWriter out, String name, long bytes) {
        out.begin(name).attribute("unit", "bytes").text(Long.toString(bytes));
    }

    /**
     * Reads a size in bytes: {@code XML_ERROR} if it is no number, {@code INVALID_ARG} if the unit is not known,
     * {@code OVERFLOW} if it is too large.
     */
    static long read(XmlElement element) {
        String text = element.text().strip();
        BigInteger number = NumberText.unsigned(text)
                .map(bits -> new BigInteger(Long.toUnsignedString(bits)))
                .orElseThrow(() -> element.error(
                        ErrorCode.XML_ERROR, "'" + text + "' is no size: give a whole number that is not negative"));
        String unit = element.attribute("unit").orElse("");
        BigInteger bytes = unit.isEmpty() ? number : number.multiply(MemoryText.factor(element, unit));
        if (bytes.compareTo(MOST) > 0) {
            throw element.error(
                    ErrorCode.OVERFLOW, "the size " + text + unit + " is more than " + MOST + " bytes: give less");
        }
        return bytes.longValueExact();
    }
}
