// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx;

import org.hypervia.esx.vmx.path.FileNameParser;
import org.hypervia.esx.vmx.text.Refusal;
import org.hypervia.esx.vmx.text.VmxFile;
import org.hypervia.esx.vmx.text.VmxRules;
import org.hypervia.esx.vmx.text.VmxValues;

/**
 * All that reading the various keys needs.
 *
 * @param file the file, for those who look for keys
 * @param values its values
 * @param paths turns file names into sources
 * @param rules the rules of the dialect
 */
record VmxInput(VmxFile file, VmxValues values, FileNameParser paths, VmxRules rules) {
    VmxInput(VmxFile file, FileNameParser paths, VmxRules rules) {
        this(file, new VmxValues(file), paths, rules);
    }

    /** A source that may not be missing. */
    String source(String fileName) {
        return paths.parse(fileName, false)
                .orElseThrow(() -> Refusal.internal(
                        "The file '" + Refusal.quote(fileName) + "' is missing; name a file of a known datastore"));
    }
}
