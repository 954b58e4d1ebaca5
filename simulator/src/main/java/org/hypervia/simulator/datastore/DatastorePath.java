// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.datastore;

import org.hypervia.simulator.value.Faults;

/**
 * A path of the form {@code [datastore] folder/file}.
 *
 * @param datastore the datastore's name
 * @param path the path below its root, without slashes at the ends; empty for the root
 */
public record DatastorePath(String datastore, String path) {
    /** Reads the text form; faults with {@code InvalidDatastorePath}. */
    public static DatastorePath parse(String text) {
        int close = text.indexOf(']');
        if (!text.startsWith("[") || close < 2) {
            throw Faults.invalidDatastorePath(text);
        }
        String path = trim(text.substring(close + 1)).replaceAll("/{2,}", "/");
        // What a host makes of a way upwards is not known; that none leads out of its datastore is.
        for (String part : path.split("/", -1)) {
            if (part.equals("..") || part.equals(".")) {
                throw Faults.invalidDatastorePath(text);
            }
        }
        return new DatastorePath(text.substring(1, close), path);
    }

    /** The path of something beside this file. */
    public DatastorePath sibling(String name) {
        String folder = StoredFile.parentOf(path);
        return new DatastorePath(datastore, folder.isEmpty() ? name : folder + "/" + name);
    }

    /** The path of the folder this is in. */
    public DatastorePath folder() {
        return new DatastorePath(datastore, StoredFile.parentOf(path));
    }

    /** The last part of the path. */
    public String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    @Override
    public String toString() {
        return path.isEmpty() ? "[" + datastore + "]" : "[" + datastore + "] " + path;
    }

    static String trim(String path) {
        int start = 0;
        int end = path.length();
        while (start < end && (path.charAt(start) == ' ' || path.charAt(start) == '/')) {
            start++;
        }
        while (end > start && path.charAt(end - 1) == '/') {
            end--;
        }
        return path.substring(start, end);
    }
}
