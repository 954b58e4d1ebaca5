// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.definition.device;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Collects a {@link Graphics.Vnc}. Not safe for concurrent use. */
public final class VncBuilder {
    private int port;
    private boolean autoport = true;
    private final List<GraphicsListen> listens = new ArrayList<>();
    private @Nullable String keymap;
    private @Nullable GraphicsPassword password;

    VncBuilder() {}

    /**
     * Names a port; the hypervisor then does not choose one.
     *
     * @param value the TCP port, or 0 to name none all the same
     * @return this
     */
    public VncBuilder port(int value) {
        this.port = value;
        this.autoport = false;
        return this;
    }

    /**
     * Sets whether the hypervisor chooses the port.
     *
     * @param value true if it does
     * @return this
     */
    public VncBuilder autoport(boolean value) {
        this.autoport = value;
        return this;
    }

    /**
     * Adds a place to listen at.
     *
     * @param value the place
     * @return this
     */
    public VncBuilder addListen(GraphicsListen value) {
        listens.add(value);
        return this;
    }

    /**
     * Sets the keyboard layout.
     *
     * @param value the layout, or null
     * @return this
     */
    public VncBuilder keymap(@Nullable String value) {
        this.keymap = value;
        return this;
    }

    /**
     * Sets what a viewer must know.
     *
     * @param value the password, or null for none
     * @return this
     */
    public VncBuilder password(@Nullable GraphicsPassword value) {
        this.password = value;
        return this;
    }

    /**
     * Makes the value.
     *
     * @return the value
     */
    public Graphics.Vnc build() {
        return new Graphics.Vnc(port, autoport, listens, Optional.ofNullable(keymap), Optional.ofNullable(password));
    }
}
