// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.definition;

import org.hypervia.api.value.LibvirtName;

/** What happens to a domain after an event in its life. */
public enum LifecycleAction implements LibvirtName {
    /** It is stopped and its resources are freed. */
    DESTROY("destroy"),
    /** It is started again. */
    RESTART("restart"),
    /** It is started again under another name. */
    RENAME_RESTART("rename-restart"),
    /** It is stopped, its resources are kept. */
    PRESERVE("preserve"),
    /** Its memory is dumped, then it is stopped. */
    COREDUMP_DESTROY("coredump-destroy"),
    /** Its memory is dumped, then it is started again. */
    COREDUMP_RESTART("coredump-restart");

    private final String libvirtName;

    LifecycleAction(String libvirtName) {
        this.libvirtName = libvirtName;
    }

    @Override
    public String libvirtName() {
        return libvirtName;
    }
}
