// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.testing;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.hypervia.cli.connection.Terminal;

/** A person who types what is in a list, and remembers what was shown. */
public final class TestTerminal implements Terminal {
    private final boolean present;
    private final Deque<String> typed;
    private final List<String> shown = new ArrayList<>();

    private TestTerminal(boolean present, List<String> typed) {
        this.present = present;
        this.typed = new ArrayDeque<>(typed);
    }

    public static TestTerminal absent() {
        return new TestTerminal(false, List.of());
    }

    public static TestTerminal typing(String... lines) {
        return new TestTerminal(true, List.of(lines));
    }

    /** The prompts so far, each with an asterisk if the answer was hidden. */
    public List<String> shown() {
        return shown;
    }

    @Override
    public boolean isPresent() {
        return present;
    }

    @Override
    public Optional<char[]> ask(String prompt, boolean hidden) {
        shown.add(prompt + (hidden ? "*" : ""));
        return Optional.ofNullable(typed.poll()).map(String::toCharArray);
    }
}
