// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.testing;

import java.util.List;

/**
 * What a run of a command left behind.
 *
 * @param status the exit status
 * @param results what it wrote to standard output
 * @param messages what it wrote to standard error
 */
public record Run(int status, String results, String messages) {
    public List<String> messageLines() {
        return messages.lines().toList();
    }

    public List<String> resultLines() {
        return results.lines().toList();
    }
}
