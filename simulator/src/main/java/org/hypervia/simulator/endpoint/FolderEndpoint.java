// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.endpoint;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hypervia.simulator.center.Center;
import org.hypervia.simulator.center.Datacenter;
import org.hypervia.simulator.datastore.Content;
import org.hypervia.simulator.datastore.Datastore;
import org.hypervia.simulator.datastore.DatastorePath;
import org.hypervia.simulator.datastore.FileTree;
import org.hypervia.simulator.datastore.StoredFile;
import org.hypervia.simulator.http.HttpExchange;
import org.hypervia.simulator.http.HttpRequest;
import org.hypervia.simulator.http.HttpResponse;
import org.hypervia.simulator.session.Sessions;
import org.hypervia.simulator.value.VimFault;
import org.jspecify.annotations.Nullable;

/** {@code /folder/PATH?dcPath=…&dsName=…}: the files of the datastores. */
final class FolderEndpoint {
    private static final int MAX_UPLOAD = 512 << 20;
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d*)-(\\d*)");
    private static final String HTML = "text/html; charset=utf-8";

    private final Center center;
    private final Access access;

    FolderEndpoint(Center center, Sessions sessions) {
        this.center = center;
        this.access = new Access(center.inventory(), sessions);
    }

    HttpResponse answer(HttpExchange exchange) throws IOException {
        HttpRequest request = exchange.request();
        if (!access.granted(request)) {
            return Access.refusal();
        }
        Datacenter datacenter =
                center.inventory().compute(() -> datacenter(request.query().get("dcPath")));
        if (datacenter == null) {
            return notFound();
        }
        String name = request.query().get("dsName");
        Datastore datastore = name == null ? null : center.inventory().compute(() -> named(datacenter, name));
        if (name != null && datastore == null) {
            return notFound();
        }
        String path = request.path().substring("/folder".length()).replaceFirst("^/+", "");
        return switch (request.method()) {
            case "GET", "HEAD" -> datastore == null ? datastores(datacenter) : read(request, datastore, path);
            case "PUT" -> datastore == null ? notFound() : write(exchange, datastore, path);
            case "DELETE" -> datastore == null ? notFound() : delete(datastore, path);
            default -> HttpResponse.of(405, HTML, page("405 Method Not Allowed"));
        };
    }

    /** The datacenter of an inventory path, with or without a slash before it; without a path the only one there is. */
    private @Nullable Datacenter datacenter(@Nullable String path) {
        List<Datacenter> all = center.datacenters();
        if (path == null) {
            return all.size() == 1 ? all.get(0) : null;
        }
        return all.stream()
                .filter(datacenter -> datacenter.name().equals(path.replaceFirst("^/+", "")))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Datastore named(Datacenter datacenter, String name) {
        return datacenter.datastores().stream()
                .filter(datastore -> datastore.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private HttpResponse datastores(Datacenter datacenter) {
        List<String> names = center.inventory()
                .compute(() ->
                        datacenter.datastores().stream().map(Datastore::name).toList());
        return HttpResponse.of(200, HTML, page(String.join("<br>", names)));
    }

    private HttpResponse read(HttpRequest request, Datastore datastore, String path) {
        FileTree files = datastore.files();
        StoredFile file = center.inventory().compute(() -> files.find(path));
        if (file == null) {
            return notFound();
        }
        Content content = file.content();
        if (content == null) {
            List<String> names = center.inventory()
                    .compute(() ->
                            files.children(path).stream().map(StoredFile::name).toList());
            return HttpResponse.of(200, HTML, page(String.join("<br>", names)));
        }
        String range = request.header("Range");
        return range == null ? whole(content) : part(content, range);
    }

    private static HttpResponse whole(Content content) {
        return new HttpResponse(
                        200, List.of("Content-Type", "application/octet-stream"), content.size(), content.open(0))
                .with("Accept-Ranges", "bytes");
    }

    private static HttpResponse part(Content content, String range) {
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
            return HttpResponse.of(416, HTML, page("416 Range Not Satisfiable"))
                    .with("Content-Range", "bytes */" + size);
        }
        return new HttpResponse(
                        206, List.of("Content-Type", "application/octet-stream"), end - start + 1, content.open(start))
                .with("Content-Range", "bytes " + start + "-" + end + "/" + size);
    }

    /** A number of a range; one too large to count is as good as the largest. */
    private static long number(String digits) {
        return digits.length() > 18 ? Long.MAX_VALUE : Long.parseLong(digits);
    }

    private HttpResponse write(HttpExchange exchange, Datastore datastore, String path) throws IOException {
        byte[] bytes = exchange.body(MAX_UPLOAD);
        if (bytes == null) {
            return HttpResponse.of(507, HTML, page("507 Insufficient Storage"));
        }
        return center.inventory().compute(() -> {
            StoredFile old = datastore.files().find(path);
            try {
                datastore.files().write(path, new Content.Bytes(bytes), old == null ? null : old.disk());
            } catch (VimFault fault) {
                // The folder is not there, or there is a folder in the place.
                return HttpResponse.of(500, HTML, page("500 Internal Server Error"));
            }
            return HttpResponse.of(old == null ? 201 : 200, HTML, "");
        });
    }

    private HttpResponse delete(Datastore datastore, String path) {
        return center.inventory().compute(() -> {
            StoredFile file = datastore.files().find(path);
            if (file == null || DatastorePath.parse("[x] " + path).path().isEmpty()) {
                return notFound();
            }
            datastore.files().delete(path);
            return HttpResponse.of(200, HTML, "");
        });
    }

    private static HttpResponse notFound() {
        return HttpResponse.of(404, HTML, page("404 Not Found"));
    }

    private static String page(String body) {
        return "<html><body>" + body + "</body></html>";
    }
}
