// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx;

import java.util.Optional;
import org.hypervia.api.conversion.ConversionWarning.Action;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.vmx.path.FileNameParser;
import org.hypervia.esx.vmx.text.Leniency;
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
    VmxInput(VmxFile file, FileNameParser paths, VmxRules rules, Leniency leniency) {
        this(file, new VmxValues(file, leniency), paths, rules);
    }

    /** A source that may not be missing. */
    String source(String key, String fileName) {
        return source(key, fileName, false)
                .orElseThrow(() -> Refusal.internal(
                        "The file '" + Refusal.quote(fileName) + "' is missing; name a file of a known datastore"));
    }

    /** A source, or nothing if it is missing and may be; a lenient conversion keeps a name that belongs nowhere. */
    Optional<String> source(String key, String fileName, boolean missingAllowed) {
        try {
            return paths.parse(fileName, missingAllowed);
        } catch (HypervisorException nowhere) {
            values.concede(key, Action.KEPT, nowhere);
            return Optional.of(fileName);
        }
    }
}
