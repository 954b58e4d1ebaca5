// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.argument;

import java.util.List;
import org.hypervia.cli.syntax.Arguments;
import org.hypervia.cli.syntax.OptionSyntax;
import org.hypervia.cli.xml.XmlSelection;

/** The options {@code --xpath} and {@code --wrap}: which part of a document is shown. */
public final class XmlOptions {
    private XmlOptions() {}

    /** Returns the two options. */
    public static List<OptionSyntax> options() {
        return List.of(
                OptionSyntax.namedText("xpath", "print only the nodes that this XPath expression finds"),
                OptionSyntax.flag("wrap", "put the nodes of --xpath into one element"));
    }

    /** Returns what is to be shown of a document: what the options select, or else all of it as it is given here. */
    public static String select(Arguments arguments, String xml, String whole) {
        return arguments
                .text("xpath")
                .map(path -> XmlSelection.select(xml, path, arguments.has("wrap")))
                .orElse(whole);
    }
}
