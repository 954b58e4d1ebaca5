// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.argument;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.value.MemorySize;
import org.hypervia.cli.output.CommandFailure;
import org.hypervia.cli.syntax.Arguments;
import org.hypervia.cli.syntax.UsageException;

/** Sizes as virsh reads them: a whole number with a unit behind it, KiB without one. */
public final class SizeText {
    private static final Pattern SIZE = Pattern.compile("\\s*\\+?(\\d{1,19})([A-Za-z]*)");

    private static final String POWERS = "kmgtpe";

    private SizeText() {}

    /** Returns the size of an option that the command cannot do without. */
    public static MemorySize required(Arguments arguments, String option) {
        return read(arguments.required(option), option);
    }

    /** Returns the size of an option, if it was given. */
    public static Optional<MemorySize> optional(Arguments arguments, String option) {
        return arguments.text(option).map(text -> read(text, option));
    }

    private static MemorySize read(String text, String option) {
        Matcher matcher = SIZE.matcher(text);
        BigInteger bytes = matcher.matches()
                ? factor(matcher.group(2)).multiply(new BigInteger(matcher.group(1)))
                : BigInteger.ZERO.not();
        String refusal = "Scaled numeric value '" + text + "' for <" + option + "> option is malformed or out of range";
        if (matcher.matches() && bytes.signum() < 0) {
            throw new CommandFailure(
                    refusal,
                    new HypervisorException(ErrorCode.INVALID_ARG, "unknown suffix '" + matcher.group(2) + "'"));
        }
        if (bytes.signum() < 0 || bytes.bitLength() > 63) {
            throw new UsageException(refusal);
        }
        return MemorySize.ofBytes(bytes.longValueExact());
    }

    /** Returns how many bytes a unit has; something negative for a word that is none. */
    static BigInteger factor(String unit) {
        String lower = unit.toLowerCase(Locale.ROOT);
        if (lower.isEmpty()) {
            return BigInteger.valueOf(1024);
        }
        if (lower.equals("b") || lower.equals("byte") || lower.equals("bytes")) {
            return BigInteger.ONE;
        }
        int power = POWERS.indexOf(lower.charAt(0)) + 1;
        return switch (power == 0 ? "?" : lower.substring(1)) {
            case "", "ib" -> BigInteger.valueOf(1024).pow(power);
            case "b" -> BigInteger.valueOf(1000).pow(power);
            default -> BigInteger.ZERO.not();
        };
    }
}
