// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.storage;

import java.security.SecureRandom;
import java.util.HexFormat;
import org.hypervia.esx.vmx.path.DatastorePath;

/** Names of files that are not whole yet: nobody else has such a one, so it can be removed without a look. */
final class PartName {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 8;

    private PartName() {}

    /** Returns a new name in the directory of a file. */
    static DatastorePath beside(DatastorePath file) {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return file.sibling(".hypervia-" + HexFormat.of().formatHex(bytes) + ".part");
    }
}
