// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.definition;

import java.util.BitSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A set of host processors, such as {@code 0-2,7}. Immutable. */
public final class CpuSet {
    /** The empty set, which stands for "no choice made". */
    public static final CpuSet EMPTY = new CpuSet(new BitSet());

    /** Processor numbers are below this. */
    public static final int LIMIT = 16384;

    private final BitSet cpus;

    private CpuSet(BitSet cpus) {
        this.cpus = cpus;
    }

    /**
     * Makes a set of processor numbers.
     *
     * @param cpus the numbers, in any order, repetitions allowed
     * @return the set
     * @throws IllegalArgumentException if a number is negative or not below {@link #LIMIT}
     */
    public static CpuSet of(int... cpus) {
        var set = new BitSet();
        for (int cpu : cpus) {
            if (cpu < 0 || cpu >= LIMIT) {
                throw new IllegalArgumentException("processor " + cpu + " is not in 0.." + (LIMIT - 1));
            }
            set.set(cpu);
        }
        return new CpuSet(set);
    }

    /**
     * Reads libvirt's notation: numbers, ranges {@code a-b} and exclusions {@code ^a}, separated by commas.
     *
     * @param text the text; blanks around the parts are allowed
     * @return the set, or empty if the text is not of this form or names no processor
     */
    public static Optional<CpuSet> parse(String text) {
        var set = new BitSet();
        // A comma at the end is allowed.
        String parts = text.endsWith(",") ? text.substring(0, text.length() - 1) : text;
        for (String part : parts.split(",", -1)) {
            if (!applyPart(part.strip(), set)) {
                return Optional.empty();
            }
        }
        return set.isEmpty() ? Optional.empty() : Optional.of(new CpuSet(set));
    }

    private static boolean applyPart(String part, BitSet set) {
        if (part.startsWith("^")) {
            OptionalInt excluded = number(part.substring(1));
            excluded.ifPresent(set::clear);
            return excluded.isPresent();
        }
        int dash = part.indexOf('-');
        OptionalInt first = number(dash < 0 ? part : part.substring(0, dash).stripTrailing());
        OptionalInt last = dash < 0 ? first : number(part.substring(dash + 1).stripLeading());
        if (first.isEmpty() || last.isEmpty() || last.getAsInt() < first.getAsInt()) {
            return false;
        }
        set.set(first.getAsInt(), last.getAsInt() + 1);
        return true;
    }

    private static OptionalInt number(String digits) {
        if (digits.isEmpty() || digits.length() > 9 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return OptionalInt.empty();
        }
        int number = Integer.parseInt(digits);
        return number < LIMIT ? OptionalInt.of(number) : OptionalInt.empty();
    }

    /**
     * Tells whether the set names no processor.
     *
     * @return true for {@link #EMPTY} and its equals
     */
    public boolean isEmpty() {
        return cpus.isEmpty();
    }

    /**
     * Returns how many processors the set names.
     *
     * @return the number, 0 or more
     */
    public int size() {
        return cpus.cardinality();
    }

    /**
     * Returns the processor numbers.
     *
     * @return the numbers, ascending
     */
    public IntStream stream() {
        return cpus.stream();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CpuSet set && set.cpus.equals(cpus);
    }

    @Override
    public int hashCode() {
        return cpus.hashCode();
    }

    /** Returns libvirt's notation: ascending, runs of two and more as {@code a-b}; nothing for the empty set. */
    @Override
    public String toString() {
        return runs().collect(Collectors.joining(","));
    }

    private Stream<String> runs() {
        return cpus.stream().filter(cpu -> cpu == 0 || !cpus.get(cpu - 1)).mapToObj(first -> {
            int last = cpus.nextClearBit(first) - 1;
            return first == last ? String.valueOf(first) : first + "-" + last;
        });
    }
}
