// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.soap.SoapCall;
import org.hypervia.esx.soap.XmlNode;
import org.hypervia.spi.Deadline;

/**
 * Retrieves properties: one call, and one more for each further page the server makes of it. Servers before API 4.1 send
 * everything at once. Thread-safe.
 */
public final class PropertyCollector {
    private final VimSession session;
    private final ManagedObjectRef collector;
    private final boolean pages;

    public PropertyCollector(VimSession session) {
        this.session = session;
        this.collector = session.content().manager("propertyCollector");
        this.pages = session.content().about().speaks(4, 1);
    }

    private record Page(List<ObjectContent> objects, Optional<String> token) {
        static Page of(List<XmlNode> values) {
            return values.stream()
                    .findFirst()
                    .map(result -> new Page(
                            result.all("objects").map(ObjectContent::of).toList(), result.childText("token")))
                    .orElse(new Page(List.of(), Optional.empty()));
        }

        boolean lacksSession() {
            return objects.stream().anyMatch(ObjectContent::lacksSession);
        }
    }

    /** Retrieves all that a query selects, in the server's order. */
    public List<ObjectContent> retrieve(PropertyQuery query, Deadline deadline) {
        if (!pages) {
            return session.invoke(
                    everything(query), deadline, objects -> objects.stream().anyMatch(ObjectContent::lacksSession));
        }
        Page page = session.invoke(first(query), deadline, Page::lacksSession);
        List<ObjectContent> objects = new ArrayList<>(page.objects());
        while (page.token().isPresent()) {
            page = session.invoke(next(page.token().get()), deadline);
            objects.addAll(page.objects());
        }
        return objects;
    }

    /** Retrieves properties of one object; the translated fault if it is gone. */
    public ObjectContent retrieveOne(ManagedObjectRef object, Deadline deadline, String... paths) {
        return retrieve(PropertyQuery.of(object, paths), deadline).stream()
                .findFirst()
                .orElseThrow(() ->
                        new HypervisorException(ErrorCode.INTERNAL_ERROR, "the server tells nothing of " + object));
    }

    private SoapCall<List<ObjectContent>> everything(PropertyQuery query) {
        return new SoapCall<>(
                "RetrieveProperties",
                out -> {
                    collector.write(out, "_this");
                    query.write(out, "specSet");
                },
                values -> values.stream().map(ObjectContent::of).toList());
    }

    private SoapCall<Page> first(PropertyQuery query) {
        return new SoapCall<>(
                "RetrievePropertiesEx",
                out -> {
                    collector.write(out, "_this");
                    query.write(out, "specSet");
                    out.element("options", options -> {});
                },
                Page::of);
    }

    private SoapCall<Page> next(String token) {
        return new SoapCall<>(
                "ContinueRetrievePropertiesEx",
                out -> {
                    collector.write(out, "_this");
                    out.text("token", token);
                },
                Page::of);
    }
}
