// SPDX-License-Identifier: Apache-2.0
package org.hypervia.itests.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import org.hypervia.api.error.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Our error codes and their words are those of the newest libvirt: it has none that we do not know. The installed one does not
 * know the last of them.
 */
@Timeout(60)
class NewestWordsIT {
    @TempDir
    private Path folder;

    @Test
    void theWordsOfEachCodeAreThoseOfTheNewestLibvirt() throws Exception {
        Command.Result result = NewestJava.run(folder, LibvirtWords.class);
        assertThat(result.status()).as(result.err()).isZero();
        assertThat(result.out().lines())
                .containsExactlyElementsOf(Arrays.stream(ErrorCode.values())
                        .map(code -> code.number() + "\t" + pattern(code, result.out()))
                        .toList());
    }

    /** A code without words has a sentence of its own, which the detail replaces. */
    private static String pattern(ErrorCode code, String all) {
        if (!code.words().isEmpty()) {
            return code.words() + ": %1$s";
        }
        String theirs = all.lines()
                .filter(line -> line.startsWith(code.number() + "\t"))
                .findFirst()
                .orElseThrow();
        assertThat(theirs).as(code.name()).doesNotEndWith(": %1$s").doesNotEndWith("\tnull");
        return theirs.substring(theirs.indexOf('\t') + 1);
    }
}
