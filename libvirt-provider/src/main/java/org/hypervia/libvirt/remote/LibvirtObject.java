// SPDX-License-Identifier: Apache-2.0
package org.hypervia.libvirt.remote;

/** Something that was found on a connection. For one thread at a time; its owner closes it. */
public interface LibvirtObject extends AutoCloseable {
    /** Returns the name, which is known without a question. */
    String name();

    @Override
    void close();
}
