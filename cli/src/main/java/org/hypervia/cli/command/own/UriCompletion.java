// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.command.own;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hypervia.api.ProviderDescription;
import org.hypervia.api.UriParameter;

/**
 * What the shell is told of the parameters of URIs, as the providers have them in their tables.
 *
 * @param providers those that tell of parameters
 */
record UriCompletion(List<ProviderDescription> providers) {
    // A list of words, as against a sentence: "0 or 1", "1.0, 1.1, 1.2 or 1.3".
    private static final Pattern WORDS = Pattern.compile("[\\w.]+(?:, [\\w.]+)* or [\\w.]+");

    static UriCompletion of(List<ProviderDescription> providers) {
        return new UriCompletion(providers.stream()
                .filter(provider -> !provider.parameters().isEmpty())
                .toList());
    }

    /** A pattern of the shell for URIs that have come to their parameters. */
    String patterns() {
        String all = providers.stream()
                .flatMap(provider -> provider.schemes().stream())
                .map(scheme -> scheme + "://*\\?*")
                .collect(Collectors.joining(" | "));
        return all.isEmpty() ? "''" : all;
    }

    /** The names, each a line in the shell's writing. */
    String names() {
        return parameters().map(UriParameter::name).collect(Collectors.joining("\\n"));
    }

    /** The shell's branches by name; those without one have values that nobody can know. */
    String values() {
        return parameters()
                .filter(parameter -> !kind(parameter).isEmpty())
                .map(parameter -> "    " + parameter.name() + ") REPLY='" + kind(parameter) + "' ;;\n")
                .collect(Collectors.joining());
    }

    private Stream<UriParameter> parameters() {
        return providers.stream()
                .flatMap(provider -> provider.parameters().stream())
                .distinct();
    }

    private static String kind(UriParameter parameter) {
        if (parameter.values().equals("FILE")) {
            return "@file";
        }
        return WORDS.matcher(parameter.values()).matches() ? parameter.values().replaceAll(", | or ", " ") : "";
    }
}
