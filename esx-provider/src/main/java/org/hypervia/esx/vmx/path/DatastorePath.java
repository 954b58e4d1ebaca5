// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx.path;

import java.util.Optional;
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
     * @return the path, of which nothing is known yet but the form; {@link #requireFile()} asks for more
     * @throws HypervisorException {@code INVALID_ARG} if the text is no datastore path
     */
    public static DatastorePath parse(String text) {
        int end = text.indexOf(']');
        if (!looksLike(text) || end < 2) {
            throw Refusal.invalidArgument(
                    "'" + Refusal.quote(text) + "' is no datastore path; write it as [datastore] directory/file");
        }
        int start = end + 1;
        if (text.startsWith(":", start)) {
            // As scp and many others have it; here it would be a directory whose name begins with a colon.
            throw Refusal.invalidArgument("'" + Refusal.quote(text)
                    + "' is no datastore path, in which no colon follows the bracket; write it as "
                    + Refusal.quote(text.substring(0, start) + " "
                            + text.substring(start + 1).stripLeading()));
        }
        while (start < text.length() && (text.charAt(start) == ' ' || text.charAt(start) == '\t')) {
            start++;
        }
        return new DatastorePath(text.substring(1, end), text.substring(start));
    }

    /**
     * Says what is wrong with a path as one of a file that somebody names, if something is.
     *
     * @param path the path within a datastore
     * @return the rest of a sentence, such as {@code is empty}
     */
    public static Optional<String> flaw(String path) {
        if (path.isEmpty()) {
            return Optional.of("is empty");
        }
        if (path.chars().anyMatch(Character::isISOControl)) {
            return Optional.of("has a control character");
        }
        if (path.startsWith("/") || path.startsWith(" ")) {
            return Optional.of("does not begin with the name of a directory or a file");
        }
        for (String part : path.split("/", -1)) {
            if (part.isEmpty()) {
                return Optional.of("has a part that is empty");
            }
            if (part.equals(".") || part.equals("..")) {
                return Optional.of("has the part '" + part + "'");
            }
        }
        return Optional.empty();
    }

    /**
     * Checks that it is the plain path of a file in its datastore.
     *
     * @return this path
     * @throws HypervisorException {@code INVALID_ARG} if it has a {@link #flaw}
     */
    public DatastorePath requireFile() {
        flaw(path).ifPresent(flaw -> {
            throw Refusal.invalidArgument("'" + Refusal.quote(toString())
                    + "' names no file of a datastore, since what follows the datastore " + flaw
                    + "; write it as [datastore] directory/file");
        });
        return this;
    }

    /**
     * Checks that it stays in its datastore, whichever way it takes there.
     *
     * @return this path
     * @throws HypervisorException {@code INVALID_ARG} if it leads out of it
     */
    public DatastorePath requireInside() {
        int depth = 0;
        for (String part : path.split("/", -1)) {
            depth += part.equals("..") ? -1 : part.isEmpty() || part.equals(".") ? 0 : 1;
            if (depth < 0) {
                throw Refusal.invalidArgument("'" + Refusal.quote(toString()) + "' leads out of the datastore '"
                        + Refusal.quote(datastore) + "'; name the datastore in which the file is");
            }
        }
        return this;
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
