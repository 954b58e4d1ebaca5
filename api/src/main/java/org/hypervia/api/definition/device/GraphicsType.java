// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.definition.device;

import org.hypervia.api.value.LibvirtName;

/** How the screen of a guest is shown. */
public enum GraphicsType implements LibvirtName {
    /** A window on the host. */
    SDL("sdl"),
    /** VNC. */
    VNC("vnc"),
    /** RDP. */
    RDP("rdp"),
    /** A desktop application of the host. */
    DESKTOP("desktop"),
    /** SPICE. */
    SPICE("spice"),
    /** OpenGL without a screen. */
    EGL_HEADLESS("egl-headless"),
    /** D-Bus. */
    DBUS("dbus");

    private final String libvirtName;

    GraphicsType(String libvirtName) {
        this.libvirtName = libvirtName;
    }

    @Override
    public String libvirtName() {
        return libvirtName;
    }
}
