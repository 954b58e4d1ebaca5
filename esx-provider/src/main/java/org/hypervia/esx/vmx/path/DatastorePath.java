// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx.path;

import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.vmx.text.Refusal;

/**
 * A file or directory in a datastore, written {@code [datastore] path} throughout the VI API.
 *
 * @param datastore the name of the datastore, not empty
 * @param path the path within it, with slashes; may be empty
 */
public record DatastorePath(String datastore, String path) {
    /** Checks the name. */
    public DatastorePath {
        if (datastore.isEmpty() || datastore.indexOf(']') >= 0) {
            throw Refusal.invalidArgument(
                    "'" + Refusal.quote(datastore) + "' cannot be the name of a datastore in a path [NAME] PATH");
        }
    }

    /**
     * Tells whether a disk source means a datastore path rather than a path of the host.
     *
     * @param source a disk source
     * @return whether it begins like a datastore path
     */
    public static boolean looksLike(String source) {
        return source.startsWith("[");
    }

    /**
     * Reads {@code [datastore] path}.
     *
     * @param text the text; blanks after the bracket do not count
     * @return the path
     * @throws HypervisorException {@code INVALID_ARG} if the text is no datastore path
     */
    public static DatastorePath parse(String text) {
        int end = text.indexOf(']');
        if (!looksLike(text) || end < 2) {
            throw Refusal.invalidArgument(
                    "'" + Refusal.quote(text) + "' is no datastore path; write it as [datastore] directory/file");
        }
        int start = end + 1;
        while (start < text.length() && (text.charAt(start) == ' ' || text.charAt(start) == '\t')) {
            start++;
        }
        return new DatastorePath(text.substring(1, end), text.substring(start));
    }

    /**
     * Returns the directory part as libvirt sees it: a path without a slash is its own directory.
     *
     * @return the path up to its last slash, or the whole path
     */
    public String directory() {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? path : path.substring(0, slash);
    }

    /**
     * Returns the directory that really holds the file: the root of the datastore for a path without a slash.
     *
     * @return the path up to its last slash, or the empty string
     */
    public String parent() {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? "" : path.substring(0, slash);
    }

    /**
     * Returns where the file is, by {@link #parent()}.
     *
     * @return the directory, or the root of the datastore
     */
    public DatastorePath directoryPath() {
        return new DatastorePath(datastore, parent());
    }

    /**
     * Returns the path of another file in the same directory, by {@link #parent()}.
     *
     * @param name the name of the other file
     * @return its path
     */
    public DatastorePath sibling(String name) {
        return new DatastorePath(datastore, path.substring(0, path.lastIndexOf('/') + 1) + name);
    }

    /**
     * Returns the last part of the path.
     *
     * @return the file name, empty for a path that ends in a slash
     */
    public String fileName() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /**
     * Returns the path as the VI API writes it.
     *
     * @return {@code [datastore] path}, or {@code [datastore]} for an empty path
     */
    @Override
    public String toString() {
        return path.isEmpty() ? "[" + datastore + "]" : "[" + datastore + "] " + path;
    }
}
