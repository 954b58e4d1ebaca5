// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.value;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.soap.SoapCall;
import org.hypervia.esx.soap.SoapReader;
import org.jspecify.annotations.Nullable;

/** Calls of {@code PropertyCollector} that read. Each object becomes a row as it arrives. */
public final class RetrieveCalls {
    private RetrieveCalls() {}

    /**
     * {@code RetrieveResult}.
     *
     * @param objects the rows of this page
     * @param token by which the next page is asked for; empty for the last one
     */
    public record Page(List<ObjectContent> objects, Optional<String> token) {
        static final Page EMPTY = new Page(List.of(), Optional.empty());

        static Page read(SoapReader in) {
            List<ObjectContent> objects = new ArrayList<>();
            @Nullable String token = null;
            int level = in.level();
            while (in.nextChild(level)) {
                switch (in.name()) {
                    case "token" -> token = in.text();
                    case "objects" -> objects.add(ObjectContent.read(in));
                    default -> {
                        // Nobody needs it.
                    }
                }
            }
            return new Page(objects, Optional.ofNullable(token).filter(text -> !text.isBlank()));
        }
    }

    /** {@code RetrieveProperties}: everything at once, however much it is. */
    public static SoapCall<List<ObjectContent>> everything(ManagedObjectRef collector, PropertyQuery query) {
        return Calls.of("RetrieveProperties", collector, out -> query.write(out, "specSet", false), in -> {
                    List<ObjectContent> objects = new ArrayList<>();
                    int level = in.level();
                    while (in.nextChild(level)) {
                        if (in.name().equals("returnval")) {
                            objects.add(ObjectContent.read(in));
                        }
                    }
                    check(query, objects);
                    return objects;
                })
                .repeatable();
    }

    /** {@code RetrievePropertiesEx}, since API 4.1: the first page, as large as the server likes; maybe nothing. */
    public static SoapCall<Page> first(ManagedObjectRef collector, PropertyQuery query) {
        return Calls.of(
                        "RetrievePropertiesEx",
                        collector,
                        out -> {
                            query.write(out, "specSet", true);
                            out.element("options", options -> {});
                        },
                        in -> {
                            Page page = page(in);
                            if (page.token().isEmpty()) {
                                check(query, page.objects());
                            }
                            return page;
                        })
                .repeatable();
    }

    /** {@code ContinueRetrievePropertiesEx}: the next page; not repeatable, since it would be the one after that. */
    public static SoapCall<Page> next(ManagedObjectRef collector, String token) {
        return Calls.of(
                "ContinueRetrievePropertiesEx", collector, out -> out.text("token", token), RetrieveCalls::page);
    }

    /** {@code CancelRetrievePropertiesEx}: no further page is wanted. */
    public static SoapCall<?> cancel(ManagedObjectRef collector, String token) {
        return Calls.plain("CancelRetrievePropertiesEx", collector, out -> out.text("token", token));
    }

    /**
     * Refuses an answer to another query: of the properties asked for it would tell nothing, and that would look as if
     * they were not set.
     *
     * @throws HypervisorException {@code INTERNAL_ERROR}
     */
    public static void check(PropertyQuery query, List<ObjectContent> rows) {
        if (!query.isAnsweredBy(rows)) {
            throw new HypervisorException(
                    ErrorCode.INTERNAL_ERROR,
                    query.action().orElse("reading properties")
                            + " failed: what the server answers is about something else and was not used: repeat it");
        }
    }

    private static Page page(SoapReader in) {
        int level = in.level();
        while (in.nextChild(level)) {
            if (in.name().equals("returnval")) {
                return Page.read(in);
            }
        }
        return Page.EMPTY;
    }
}
