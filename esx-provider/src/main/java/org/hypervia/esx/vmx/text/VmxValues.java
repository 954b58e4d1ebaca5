// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx.text;

import java.util.Locale;
import java.util.OptionalInt;
import org.hypervia.api.conversion.ConversionWarning.Action;
import org.hypervia.api.error.HypervisorException;
import org.jspecify.annotations.Nullable;

/**
 * The values of a VMX file by type. An absent key gives the default; a value that is not of its type is refused.
 *
 * <p>The instance counts what it has handed out: a file may be megabytes long, but what goes into a definition, and from
 * there escaped into XML, stays bounded by {@link #MAX_CHARS}.
 */
public final class VmxValues {
    /** How many characters of values a conversion may use. */
    public static final int MAX_CHARS = 512 * 1024;

    private final VmxFile file;
    private final Leniency leniency;
    private int used;

    public VmxValues(VmxFile file, Leniency leniency) {
        this.file = file;
        this.leniency = leniency;
    }

    public boolean has(String key) {
        return file.value(key) != null;
    }

    public @Nullable String text(String key) {
        String value = file.value(key);
        if (value == null) {
            return null;
        }
        used += value.length();
        if (used > MAX_CHARS) {
            throw Refusal.internal("The VMX keys that a domain is made of hold more than " + MAX_CHARS
                    + " characters, the last of them is '" + Refusal.quote(key) + "'; shorten it");
        }
        return decoded(key, value);
    }

    /** Text of people, in which some characters are escaped. */
    public @Nullable String text(String key, EscapeScheme... schemes) {
        String value = text(key);
        if (value == null) {
            return null;
        }
        String plain = value;
        try {
            for (EscapeScheme scheme : schemes) {
                plain = scheme.unescape(plain, key);
            }
        } catch (HypervisorException badEscape) {
            concede(key, Action.KEPT, badEscape);
            return value;
        }
        return decoded(key, plain);
    }

    /** Bytes that are no text make none up: another name means another file. */
    private String decoded(String key, String value) {
        if (Utf8.isWhole(value)) {
            return value;
        }
        String named = file.value(".encoding");
        String encoding = named == null ? "UTF-8" : named;
        String guess = VmxEncoding.guess(Utf8.encode(value));
        leniency.concede(
                key,
                guess,
                file.line(key),
                Action.REPLACED,
                Refusal.undecodable(key, file.line(key).orElse(1), encoding));
        return guess;
    }

    /**
     * Goes on without a thing that the rules refuse, if the conversion is lenient.
     *
     * @param thing what its keys begin with
     * @param action what is made of it
     * @param refusal why it is refused
     * @throws HypervisorException the refusal, if the conversion is strict
     */
    public void concede(String thing, Action action, HypervisorException refusal) {
        String key = refusal instanceof KeyRefusal one ? one.key() : thing;
        leniency.concede(key, file.value(key), line(key), action, refusal);
    }

    /** The line of a key, or the first one of a thing that has keys. */
    private OptionalInt line(String key) {
        OptionalInt line = file.line(key);
        if (line.isPresent()) {
            return line;
        }
        int dot = key.lastIndexOf('.');
        return file.line((dot < 0 ? key : key.substring(0, dot)) + ".present");
    }

    public boolean isStrict() {
        return leniency.isStrict();
    }

    public String requiredText(String key) {
        String value = text(key);
        if (value == null) {
            throw Refusal.missing(key);
        }
        return value;
    }

    /** A number that may be absent. */
    @Nullable
    Long numberOrNull(String key) {
        String value = text(key);
        if (value == null) {
            return null;
        }
        Long number = value.equalsIgnoreCase("unlimited") ? Long.valueOf(-1) : CNumbers.signed(value);
        if (number == null) {
            throw Refusal.value(key, value, "a decimal number of 64 bits, or 'unlimited'");
        }
        return number;
    }

    public long number(String key, long absent) {
        try {
            Long number = numberOrNull(key);
            return number == null ? absent : number;
        } catch (KeyRefusal noNumber) {
            concede(key, Action.LEFT_OUT, noNumber);
            return absent;
        }
    }

    public long requiredNumber(String key) {
        Long number = numberOrNull(key);
        if (number == null) {
            throw Refusal.missing(key);
        }
        return number;
    }

    public boolean flag(String key, boolean absent) {
        String value = text(key);
        if (value == null) {
            return absent;
        }
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> {
                concede(key, Action.LEFT_OUT, Refusal.value(key, value, "'true' or 'false'"));
                yield absent;
            }
        };
    }

    /** For keys whose value has no effect: libvirt still refuses one that is no boolean. */
    public void checkFlag(String key) {
        boolean unused = flag(key, true);
    }
}
