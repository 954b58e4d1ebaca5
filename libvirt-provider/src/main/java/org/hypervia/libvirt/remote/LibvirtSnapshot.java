// SPDX-License-Identifier: Apache-2.0
package org.hypervia.libvirt.remote;

/** A snapshot. For one thread at a time; its owner closes it. */
public interface LibvirtSnapshot extends AutoCloseable {
    String name();

    String xml(int flags);

    boolean hasMetadata();

    void revert(int flags);

    void delete(int flags);

    @Override
    void close();
}
