// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.output;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** What is wrong with a file, in the operating system's words and without the file's name, which whoever says it knows better. */
public final class FileTrouble {
    private FileTrouble() {}

    /** Returns the reason alone. */
    public static String reason(IOException trouble) {
        if (trouble instanceof NoSuchFileException) {
            return "No such file or directory";
        }
        if (trouble instanceof AccessDeniedException) {
            return "Permission denied";
        }
        if (trouble instanceof FileAlreadyExistsException) {
            return "File exists";
        }
        String said = trouble instanceof FileSystemException named ? named.getReason() : trouble.getMessage();
        return said == null || said.isEmpty() ? "it cannot be used" : said;
    }
}
