// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.syntax;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What to say to somebody who has typed a command that is not there. */
public final class CommandAdvice {
    /** What does the same for those commands of virsh that people type first. */
    private static final Map<String, String> INSTEAD = Map.of(
            "edit", "use 'dumpxml DOMAIN', edit the file, and 'define FILE'",
            "snapshot-edit", "use 'snapshot-dumpxml DOMAIN SNAPSHOT' to see it",
            "setvcpu", "use 'setvcpus DOMAIN COUNT'",
            "connect", "use '-c URI' before the command");

    private final Collection<String> commands;

    /**
     * Knows the commands that are there.
     *
     * @param commands their names
     */
    public CommandAdvice(Collection<String> commands) {
        this.commands = List.copyOf(commands);
    }

    /** Returns what to say about a word that is no command, beginning with what joins it to a sentence; empty for nothing. */
    public String about(String word) {
        if (VirshCommands.NAMES.contains(word)) {
            String instead = INSTEAD.get(word);
            return ": virsh has it, but it is not built yet here" + (instead == null ? "" : "; " + instead);
        }
        return nearest(word).map(name -> ": did you mean '" + name + "'?").orElse("");
    }

    private Optional<String> nearest(String word) {
        int most = Math.max(1, word.length() / 3);
        return commands.stream()
                .filter(name -> distance(word, name) <= most || (word.length() > 2 && name.startsWith(word)))
                .min(Comparator.<String>comparingInt(name -> distance(word, name))
                        .thenComparing(name -> name));
    }

    /** How many letters have to be put in, taken out, changed, or exchanged with their neighbour. */
    private static int distance(String one, String other) {
        int[][] d = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                d[i][j] = Math.min(d[i - 1][j - 1] + change, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
                if (i > 1
                        && j > 1
                        && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[one.length()][other.length()];
    }

    /** The commands that virsh's own help lists. */
    private static final class VirshCommands {
        static final Set<String> NAMES = read();

        private static Set<String> read() {
            try (InputStream in = CommandAdvice.class.getResourceAsStream("virsh-commands.txt")) {
                return Set.of(new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\\s+"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
