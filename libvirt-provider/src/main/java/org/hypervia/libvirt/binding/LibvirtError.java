// SPDX-License-Identifier: Apache-2.0
package org.hypervia.libvirt.binding;

import java.util.stream.Collectors;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;

/** An error in libvirt's own words. Some are several lines, such as those that point at a place in an XML document. */
final class LibvirtError extends HypervisorException {
    private static final long serialVersionUID = 1L;

    private final String lines;

    LibvirtError(ErrorCode code, String text) {
        super(code, text);
        lines = text.lines().map(line -> oneLine(line.replace('\t', ' '))).collect(Collectors.joining("\n"));
    }

    @Override
    public String getMessage() {
        return lines;
    }
}
