// SPDX-License-Identifier: Apache-2.0
package org.hypervia.itests.peer;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.hypervia.api.error.ErrorCode;

/** Prints what the libvirt that this process finds says before the detail of each error, of those that we do not know too. */
final class LibvirtWords {
    private LibvirtWords() {}

    /** Prints a line for each code: its number, a tab, and the pattern of its text. */
    public static void main(String[] arguments) {
        Function texts = NativeLibrary.getInstance("virt").getFunction("virErrorMsg");
        try (var out = new PrintStream(System.out, false, StandardCharsets.UTF_8)) {
            String text = "";
            for (int number = 1; text != null || number <= ErrorCode.values().length; number++) {
                text = (String) texts.invoke(String.class, new Object[] {number, "detail"});
                // The first without words is the one after its last.
                if (text != null || number <= ErrorCode.values().length) {
                    out.println(number + "\t" + text);
                }
            }
        }
    }
}
