// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx.path;

import org.hypervia.api.error.HypervisorException;

/** Port: turns the source of a disk into the file name that a VMX file needs. */
@FunctionalInterface
public interface FileNameFormatter {
    /**
     * Turns a source into a file name.
     *
     * @param source a datastore path or an absolute path
     * @return the name for the VMX file
     * @throws HypervisorException {@code INTERNAL_ERROR} if the source is neither or its datastore is not known,
     *     {@code INVALID_ARG} if it is a malformed datastore path
     */
    String format(String source);
}
