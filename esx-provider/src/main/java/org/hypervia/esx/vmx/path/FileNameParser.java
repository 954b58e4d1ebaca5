// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx.path;

import java.util.Optional;
import org.hypervia.api.error.HypervisorException;

/** Port: turns a file name of a VMX file into the source of a disk. */
@FunctionalInterface
public interface FileNameParser {
    /**
     * Turns a file name into a source.
     *
     * @param fileName a name as it stands in the VMX file
     * @param missingAllowed whether a file on a datastore that the host does not have is no failure
     * @return a datastore path or an absolute path; empty only if the file is missing and may be
     * @throws HypervisorException {@code INTERNAL_ERROR} if the name belongs nowhere
     */
    Optional<String> parse(String fileName, boolean missingAllowed);
}
