// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.argument;

import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.cli.output.CommandFailure;

/** Sizes of volumes as virsh reads them: a whole number with a unit behind it, bytes without one. */
public final class ByteSize {
    private static final Pattern SIZE = Pattern.compile("\\s*\\+?(\\d+)(.*)", Pattern.DOTALL);

    private ByteSize() {}

    /**
     * Reads a size.
     *
     * @return bytes
     * @throws CommandFailure if it is none
     */
    public static long read(String text) {
        String refusal = "Malformed size " + text;
        Matcher matcher = SIZE.matcher(text);
        if (!matcher.matches() || new BigInteger(matcher.group(1)).bitLength() > Long.SIZE) {
            throw new CommandFailure(refusal);
        }
        String unit = matcher.group(2);
        BigInteger factor = unit.isEmpty() ? BigInteger.ONE : SizeText.factor(unit);
        if (factor.signum() < 0) {
            throw new CommandFailure(
                    refusal, new HypervisorException(ErrorCode.INVALID_ARG, "unknown suffix '" + unit + "'"));
        }
        BigInteger bytes = factor.multiply(new BigInteger(matcher.group(1)));
        if (bytes.bitLength() >= Long.SIZE) {
            throw new CommandFailure(refusal, new HypervisorException(ErrorCode.OVERFLOW, "value too large: " + text));
        }
        return bytes.longValueExact();
    }
}
