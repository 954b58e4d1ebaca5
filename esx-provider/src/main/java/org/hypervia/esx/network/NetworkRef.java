// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.network;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.UUID;
import org.hypervia.api.network.NetworkIdentity;
import org.hypervia.esx.vim.network.HostProxySwitch;
import org.hypervia.esx.vim.network.HostVirtualSwitch;
import org.hypervia.spi.xml.UuidText;

/** By what networks are told apart: a switch of the host by its key, a distributed one by its UUID. */
final class NetworkRef {
    private static final String DISTRIBUTED = "dvs:";

    private NetworkRef() {}

    static NetworkIdentity of(HostVirtualSwitch found) {
        return new NetworkIdentity(found.key(), found.name(), digest(found.key()));
    }

    static NetworkIdentity of(HostProxySwitch found) {
        return new NetworkIdentity(DISTRIBUTED + found.uuid(), found.name(), found.uuid());
    }

    /** Returns the UUID of the distributed switch that a reference is about; nothing if it is one of the host. */
    static Optional<UUID> distributed(String ref) {
        return ref.startsWith(DISTRIBUTED) ? UuidText.parse(ref.substring(DISTRIBUTED.length())) : Optional.empty();
    }

    /** The sixteen bytes of the digest as they are, as libvirt makes them; no version and variant are put in. */
    private static UUID digest(String key) {
        try {
            ByteBuffer bytes =
                    ByteBuffer.wrap(MessageDigest.getInstance("MD5").digest(key.getBytes(StandardCharsets.UTF_8)));
            return new UUID(bytes.getLong(), bytes.getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has MD5", e);
        }
    }
}
