// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.endpoint;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hypervia.simulator.datastore.Content;
import org.hypervia.simulator.http.HttpResponse;
import org.jspecify.annotations.Nullable;

/** Answers with a file, or with the part of it that a {@code Range} names. */
final class Ranges {
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d*)-(\\d*)");

    private Ranges() {}

    /** The answer to a request with this range; null for the whole file. */
    static HttpResponse answer(Content content, @Nullable String range) {
        if (range == null) {
            return whole(content);
        }
        Matcher matcher = RANGE.matcher(range.strip().toLowerCase(Locale.ROOT));
        if (!matcher.matches()
                || (matcher.group(1).isEmpty() && matcher.group(2).isEmpty())) {
            return whole(content);
        }
        long size = content.size();
        boolean tail = matcher.group(1).isEmpty();
        long start = tail ? Math.max(0, size - number(matcher.group(2))) : number(matcher.group(1));
        long end = tail || matcher.group(2).isEmpty() ? size - 1 : Math.min(size - 1, number(matcher.group(2)));
        if (start > end) {
            return HttpResponse.of(416, FolderEndpoint.HTML, FolderListing.message("416 Range Not Satisfiable"))
                    .with("Content-Range", "bytes */" + size);
        }
        return new HttpResponse(
                        206,
                        List.of("Content-Type", "application/octet-stream"),
                        end - start + 1,
                        content.open(start, end - start + 1))
                .with("Content-Range", "bytes " + start + "-" + end + "/" + size);
    }

    private static HttpResponse whole(Content content) {
        return new HttpResponse(
                        200, List.of("Content-Type", "application/octet-stream"), content.size(), content.open(0))
                .with("Accept-Ranges", "bytes");
    }

    /** A number of a range; one too large to count is as good as the largest. */
    private static long number(String digits) {
        return digits.length() > 18 ? Long.MAX_VALUE : Long.parseLong(digits);
    }
}
