// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx;

import org.hypervia.esx.vmx.path.FileNameParser;
import org.hypervia.esx.vmx.text.Refusal;
import org.hypervia.esx.vmx.text.VmxRules;
import org.hypervia.esx.vmx.text.VmxValues;

/**
 * All that the readers of the various keys need.
 *
 * @param values the values of the file
 * @param paths turns file names into sources
 * @param rules the rules of the dialect
 */
record VmxInput(VmxValues values, FileNameParser paths, VmxRules rules) {
    /** A source that may not be missing. */
    String source(String fileName) {
        return paths.parse(fileName, false)
                .orElseThrow(() -> Refusal.internal(
                        "The file '" + Refusal.quote(fileName) + "' is missing; name a file of a known datastore"));
    }
}
