// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.xml;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Set;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.value.MemorySize;

/** Amounts of memory with a unit, as in {@code <memory unit='MiB'>512</memory>}. */
public final class MemoryText {
    private static final String PREFIXES = "kmgtpe";
    private static final Set<String> BYTES = Set.of("b", "byte", "bytes");
    private static final BigInteger KIBIBYTE = BigInteger.valueOf(1024);
    private static final BigInteger MAX_KIBIBYTES =
            BigInteger.valueOf(Long.MAX_VALUE).divide(KIBIBYTE);

    private MemoryText() {}

    /**
     * Reads the amount of an element, rounded up to whole kibibytes.
     *
     * @throws org.hypervia.api.error.HypervisorException {@code XML_ERROR} if it is no number, {@code INVALID_ARG} if the
     *     unit is not known, {@code OVERFLOW} if it is too large
     */
    public static MemorySize read(XmlElement element) {
        String text = element.text();
        String number = NumberText.unsigned(text)
                .map(Long::toUnsignedString)
                .orElseThrow(() -> element.error(
                        ErrorCode.XML_ERROR, "'" + text + "' is no amount of memory; give a whole number"));
        String unit = element.attribute("unit").orElse("");
        BigInteger bytes = new BigInteger(number).multiply(unit.isEmpty() ? KIBIBYTE : factor(element, unit));
        BigInteger kibibytes = bytes.add(KIBIBYTE.subtract(BigInteger.ONE)).divide(KIBIBYTE);
        if (kibibytes.compareTo(MAX_KIBIBYTES) > 0) {
            throw element.error(ErrorCode.OVERFLOW, "the amount of memory " + number + unit + " is too large");
        }
        return MemorySize.ofKibibytes(kibibytes.longValueExact());
    }

    /**
     * Returns how many bytes a unit is.
     *
     * @param element whose unit it is, for the error
     * @param unit such as {@code KiB}, in any case; not empty
     * @throws org.hypervia.api.error.HypervisorException {@code INVALID_ARG} if the unit is not known
     */
    public static BigInteger factor(XmlElement element, String unit) {
        String lowerCase = unit.toLowerCase(Locale.ROOT);
        if (BYTES.contains(lowerCase)) {
            return BigInteger.ONE;
        }
        int power = PREFIXES.indexOf(lowerCase.charAt(0)) + 1;
        int base = switch (lowerCase.substring(1)) {
            case "", "ib" -> 1024;
            case "b" -> 1000;
            default -> 0;
        };
        if (power == 0 || base == 0) {
            throw element.error(
                    ErrorCode.INVALID_ARG,
                    "unit '" + unit + "' is not known; use b, KiB, MiB, GiB, KB, MB or the like");
        }
        return BigInteger.valueOf(base).pow(power);
    }
}
