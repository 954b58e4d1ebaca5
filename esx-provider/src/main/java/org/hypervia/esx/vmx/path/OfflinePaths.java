// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx.path;

import java.util.Optional;
import java.util.Set;
import org.hypervia.esx.vmx.text.Refusal;
import org.hypervia.esx.vmx.text.VmxRule;
import org.hypervia.esx.vmx.text.VmxRules;

/**
 * Maps file names without a host, by name alone: {@code /vmfs/volumes/DS/PATH} is {@code [DS] PATH}, and a plain name lies
 * in the machine's directory.
 *
 * @param directory the directory of the VMX file, such as {@code [datastore] directory}
 * @param missingDatastores names of datastores that count as absent
 * @param rules which relative names are understood
 */
public record OfflinePaths(String directory, Set<String> missingDatastores, VmxRules rules)
        implements FileNameParser, FileNameFormatter {
    private static final String VOLUMES = "/vmfs/volumes/";

    public OfflinePaths {
        missingDatastores = Set.copyOf(missingDatastores);
    }

    @Override
    public Optional<String> parse(String fileName, boolean missingAllowed) {
        if (fileName.startsWith(VOLUMES)) {
            return volume(fileName, missingAllowed);
        }
        if (fileName.startsWith("/")) {
            return Optional.of(fileName);
        }
        boolean understood =
                rules.has(VmxRule.RELATIVE_FILE_NAMES) ? fileName.indexOf('\\') < 0 : fileName.indexOf('/') < 0;
        if (!understood) {
            throw Refusal.internal("The file name '" + Refusal.quote(fileName)
                    + "' is neither absolute nor beside the VMX file; name a file of a datastore");
        }
        // The root of a datastore is written without a slash: [datastore] file.
        return Optional.of(directory + (directory.endsWith("]") ? " " : "/") + fileName);
    }

    private Optional<String> volume(String fileName, boolean missingAllowed) {
        int slash = fileName.indexOf('/', VOLUMES.length());
        if (slash <= VOLUMES.length() || slash == fileName.length() - 1) {
            throw Refusal.internal(
                    "The file name '" + Refusal.quote(fileName) + "' is not of the form " + VOLUMES + "DATASTORE/PATH");
        }
        String datastore = fileName.substring(VOLUMES.length(), slash);
        if (missingDatastores.contains(datastore)) {
            if (missingAllowed) {
                return Optional.empty();
            }
            throw missing(fileName, datastore);
        }
        return Optional.of("[" + datastore + "] " + fileName.substring(slash + 1));
    }

    @Override
    public String format(String source) {
        if (DatastorePath.looksLike(source)) {
            DatastorePath path = DatastorePath.parse(source);
            if (missingDatastores.contains(path.datastore())) {
                throw missing(source, path.datastore());
            }
            return VOLUMES + path.datastore() + "/" + path.path();
        }
        if (source.startsWith("/")) {
            return source;
        }
        throw Refusal.internal("The disk source '" + Refusal.quote(source)
                + "' is neither a datastore path [DATASTORE] PATH nor absolute; write it as one of these");
    }

    private static RuntimeException missing(String file, String datastore) {
        return Refusal.internal("The file '" + Refusal.quote(file) + "' lies on the datastore '"
                + Refusal.quote(datastore) + "', which does not exist; name one that does");
    }
}
