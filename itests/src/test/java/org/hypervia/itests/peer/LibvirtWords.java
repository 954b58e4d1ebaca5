// SPDX-License-Identifier: Apache-2.0
package org.hypervia.itests.peer;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.hypervia.api.error.ErrorCode;

/** Prints what the libvirt that this process finds says before the detail of each error that we know. */
final class LibvirtWords {
    private LibvirtWords() {}

    /** Prints a line for each code: its number, a tab, and the pattern of its text. */
    public static void main(String[] arguments) {
        Function texts = NativeLibrary.getInstance("virt").getFunction("virErrorMsg");
        try (var out = new PrintStream(System.out, false, StandardCharsets.UTF_8)) {
            for (ErrorCode code : ErrorCode.values()) {
                out.println(code.number() + "\t" + texts.invoke(String.class, new Object[] {code.number(), "detail"}));
            }
        }
    }
}
