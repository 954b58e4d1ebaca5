// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.datastore;

import java.util.List;
import java.util.Optional;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.connection.EsxConnection;
import org.hypervia.esx.vim.host.DatastoreSummary;
import org.hypervia.esx.vmx.path.DatastorePath;
import org.hypervia.esx.vmx.path.FileNameFormatter;
import org.hypervia.esx.vmx.path.FileNameParser;
import org.hypervia.spi.Deadline;
import org.jspecify.annotations.Nullable;

/**
 * Translates file names for one conversion with what the host knows. The datastores are read at most once, and only if a
 * name needs them. Not thread-safe.
 */
public final class HostPaths implements FileNameParser, FileNameFormatter {
    private static final String VOLUMES = "/vmfs/volumes/";

    private final EsxConnection connection;
    private final String directory;
    private final Deadline deadline;
    private @Nullable List<DatastoreSummary> datastores;

    /**
     * @param directory where plain file names lie, such as {@code [datastore1] web01}
     * @param deadline when the conversion must be over
     */
    public HostPaths(EsxConnection connection, String directory, Deadline deadline) {
        this.connection = connection;
        this.directory = directory;
        this.deadline = deadline;
    }

    /** Returns where the files beside a VMX file lie; for one in the root of a datastore that is the root. */
    public static String directoryOf(DatastorePath vmx) {
        return vmx.directoryPath().toString();
    }

    @Override
    public Optional<String> parse(String fileName, boolean missingAllowed) {
        boolean plain = fileName.indexOf('/') < 0 && fileName.indexOf('\\') < 0;
        if (plain) {
            return Optional.of(inDirectory(fileName));
        }
        for (DatastoreSummary datastore : datastores()) {
            Optional<String> rest = HostDatastores.below(datastore, fileName);
            if (rest.isPresent()) {
                return Optional.of(
                        "[" + datastore.name() + "] " + withoutStart(rest.get().replace('\\', '/')));
            }
        }
        if (fileName.startsWith(VOLUMES)) {
            return volume(fileName, missingAllowed);
        }
        if (fileName.startsWith("/")) {
            return Optional.of(fileName);
        }
        if (!connection.parameters().compat90() && fileName.indexOf('\\') < 0) {
            return Optional.of(inDirectory(fileName));
        }
        throw new HypervisorException(
                ErrorCode.INTERNAL_ERROR,
                "the file name '" + fileName + "' in the VMX file lies on no datastore of "
                        + connection.scope().name());
    }

    private String inDirectory(String fileName) {
        return directory.endsWith("]") ? directory + " " + fileName : directory + "/" + fileName;
    }

    private Optional<String> volume(String fileName, boolean missingAllowed) {
        int slash = fileName.indexOf('/', VOLUMES.length());
        if (slash <= VOLUMES.length() || slash == fileName.length() - 1) {
            throw new HypervisorException(
                    ErrorCode.INTERNAL_ERROR,
                    "the file name '" + fileName + "' in the VMX file is not of the form " + VOLUMES
                            + "DATASTORE/PATH");
        }
        String name = fileName.substring(VOLUMES.length(), slash);
        if (datastores().stream().anyMatch(datastore -> datastore.name().equals(name))) {
            return Optional.of("[" + name + "] " + withoutStart(fileName.substring(slash)));
        }
        if (missingAllowed) {
            return Optional.empty();
        }
        throw new HypervisorException(
                ErrorCode.INTERNAL_ERROR,
                "the file '" + fileName + "' lies on the datastore '" + name + "', which "
                        + connection.scope().name() + " does not have");
    }

    @Override
    public String format(String source) {
        if (source.startsWith("/")) {
            return source;
        }
        if (!DatastorePath.looksLike(source)) {
            throw new HypervisorException(
                    ErrorCode.INTERNAL_ERROR,
                    "the source '" + source
                            + "' is neither a datastore path such as [datastore1] a/b.vmdk nor absolute");
        }
        DatastorePath path = DatastorePath.parse(source).requireInside();
        String mount = new HostDatastores(connection)
                .only(datastores(), path.datastore())
                .flatMap(DatastoreSummary::mountPath)
                .map(HostDatastores::withoutEnd)
                .orElseThrow(() -> new HypervisorException(
                        ErrorCode.INTERNAL_ERROR,
                        "the source '" + source + "' names the datastore '" + path.datastore() + "', which "
                                + connection.scope().name() + " does not mount"));
        char separator = mount.indexOf('\\') >= 0 ? '\\' : '/';
        return mount + separator + path.path().replace('/', separator);
    }

    private List<DatastoreSummary> datastores() {
        List<DatastoreSummary> known = datastores;
        if (known == null) {
            known = new HostDatastores(connection).list(deadline);
            datastores = known;
        }
        return known;
    }

    private static String withoutStart(String path) {
        int start = 0;
        while (start < path.length() && path.charAt(start) == '/') {
            start++;
        }
        return path.substring(start);
    }
}
