// SPDX-License-Identifier: Apache-2.0
package org.hypervia.libvirt.binding;

import org.hypervia.api.error.ErrorCode;

/** Libvirt begins its texts with the words of their code; our messages leave them to whoever prints both. */
final class LibvirtWords {
    /** Of an error that is its code and nothing else. */
    private static final String NO_DETAIL = "libvirt gives no detail";

    private LibvirtWords() {}

    /** Returns the text without the words of the code and what parts them from the detail; never an empty text. */
    static String strip(ErrorCode code, String text) {
        String words = code.words();
        String rest = text;
        // Some drivers pass on a text that has the words already, and so has them twice.
        while (!words.isEmpty() && rest.startsWith(words)) {
            rest = rest.substring(words.length()).replaceFirst("^[: ]+", "");
        }
        return rest.isBlank() ? NO_DETAIL : rest;
    }
}
