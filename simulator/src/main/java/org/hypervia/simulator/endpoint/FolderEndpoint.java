// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.endpoint;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.hypervia.simulator.center.Aspect;
import org.hypervia.simulator.center.Datacenter;
import org.hypervia.simulator.datastore.Content;
import org.hypervia.simulator.datastore.ContentWriter;
import org.hypervia.simulator.datastore.Datastore;
import org.hypervia.simulator.datastore.DatastorePath;
import org.hypervia.simulator.datastore.StoredFile;
import org.hypervia.simulator.fault.Misbehaviour;
import org.hypervia.simulator.http.HttpExchange;
import org.hypervia.simulator.http.HttpRequest;
import org.hypervia.simulator.http.HttpResponse;
import org.hypervia.simulator.session.Sessions;
import org.hypervia.simulator.value.VimFault;
import org.jspecify.annotations.Nullable;

/**
 * {@code /folder/PATH?dcPath=…&dsName=…}: the files of the datastores.
 *
 * <p>Answers carry neither {@code ETag} nor {@code Last-Modified}: whether real hosts send them is not known, and so nobody
 * shall rely on them. A file can be read from any byte on, and only be written as a whole: {@code Content-Range} of a {@code
 * PUT} means nothing to a host.
 */
final class FolderEndpoint {
    static final String HTML = "text/html; charset=utf-8";

    private static final int BUFFER = 256 << 10;

    private final Aspect aspect;
    private final Access access;

    FolderEndpoint(Aspect aspect, Sessions sessions) {
        this.aspect = aspect;
        this.access = new Access(aspect.inventory(), sessions);
    }

    /**
     * Carries out a request.
     *
     * @param strike how it is to go wrong; null for not at all
     * @param stall waits until a request that is held up may go on
     */
    HttpResponse answer(HttpExchange exchange, @Nullable Misbehaviour strike, Stall stall) throws IOException {
        HttpRequest request = exchange.request();
        if (!access.granted(request)) {
            return Access.refusal();
        }
        Datacenter datacenter =
                aspect.inventory().compute(() -> datacenter(request.query().get("dcPath")));
        if (datacenter == null) {
            return notFound();
        }
        String name = request.query().get("dsName");
        Datastore datastore = name == null ? null : aspect.inventory().compute(() -> datastore(datacenter, name));
        if (name != null && datastore == null) {
            return notFound();
        }
        String path = request.path().substring("/folder".length()).replaceFirst("^/+", "");
        String range = strike instanceof Misbehaviour.RangeIgnored ? null : request.header("Range");
        return switch (request.method()) {
            case "GET", "HEAD" ->
                datastore == null ? datastores(datacenter) : read(new Wanted(request, range), datastore, path);
            case "PUT" ->
                datastore == null ? notFound() : new Upload(datastore, path, strike, stall).take(request.body());
            case "DELETE" -> datastore == null ? notFound() : delete(datastore, path);
            default -> HttpResponse.of(405, HTML, FolderListing.message("405 Method Not Allowed"));
        };
    }

    /** Waits for a rule to let go. */
    interface Stall {
        void await() throws IOException;
    }

    private record Wanted(HttpRequest request, @Nullable String range) {}

    /** The datacenter of an inventory path, with or without a slash before it; without a path the only one there is. */
    private @Nullable Datacenter datacenter(@Nullable String path) {
        if (path == null) {
            return aspect.home();
        }
        String known = named(aspect.datacenterPaths(), one -> one, path.replaceFirst("^/+", ""));
        return known == null ? null : aspect.datacenterAt(known);
    }

    private @Nullable Datastore datastore(Datacenter datacenter, String name) {
        return named(aspect.datastores(datacenter), Datastore::name, name);
    }

    /** The one of this name; a client may have encoded a name once more than it had to, as many do. */
    private static <T> @Nullable T named(List<T> all, Function<T, String> name, String wanted) {
        for (String form : List.of(wanted, decoded(wanted))) {
            for (T one : all) {
                if (name.apply(one).equals(form)) {
                    return one;
                }
            }
        }
        return null;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    private HttpResponse datastores(Datacenter datacenter) {
        return HttpResponse.of(
                200, HTML, aspect.inventory().compute(() -> FolderListing.datastores(aspect, datacenter)));
    }

    private HttpResponse read(Wanted wanted, Datastore datastore, String path) {
        return aspect.inventory().compute(() -> {
            StoredFile file = reachable(datastore, path) ? datastore.files().find(path) : null;
            if (file == null) {
                return notFound();
            }
            Content content = file.content();
            if (content == null) {
                return HttpResponse.of(200, HTML, FolderListing.folder(wanted.request(), datastore, file.path()));
            }
            // Opened under the lock, so that what is kept outside of memory is still there.
            return Ranges.answer(content, wanted.range());
        });
    }

    /** A path that leads upwards leads nowhere. */
    private static boolean reachable(Datastore datastore, String path) {
        try {
            datastore.requireAccessible();
            DatastorePath.parse("[x] " + path);
            return true;
        } catch (VimFault fault) {
            return false;
        }
    }

    private HttpResponse delete(Datastore datastore, String path) {
        return aspect.inventory().compute(() -> {
            StoredFile file = reachable(datastore, path) ? datastore.files().find(path) : null;
            if (file == null || file.path().isEmpty()) {
                return notFound();
            }
            datastore.files().delete(path);
            return HttpResponse.of(200, HTML, "");
        });
    }

    private static HttpResponse notFound() {
        return HttpResponse.of(404, HTML, FolderListing.message("404 Not Found"));
    }

    /** A file that is being written. */
    private final class Upload {
        private final Datastore datastore;
        private final String path;
        private final @Nullable Misbehaviour strike;
        private final Stall stall;

        Upload(Datastore datastore, String path, @Nullable Misbehaviour strike, Stall stall) {
            this.datastore = datastore;
            this.path = path;
            this.strike = strike;
            this.stall = stall;
        }

        /**
         * Takes the body in. What has come when the connection ends stays, as a file of that length: a host writes as it
         * reads, and takes nothing back. (That it leaves what has come is what people find after cut uploads; that an old
         * file in the place is gone from the first byte on follows from it, and is not known otherwise.)
         */
        HttpResponse take(InputStream body) throws IOException {
            long room = aspect.inventory().compute(this::room);
            if (room < 0) {
                // The folder is not there, or there is a folder in the place.
                return HttpResponse.of(500, HTML, FolderListing.message("500 Internal Server Error"));
            }
            try (ContentWriter writer = new ContentWriter()) {
                boolean whole = false;
                try {
                    whole = copy(body, writer, room);
                } finally {
                    if (!whole) {
                        store(writer);
                    }
                }
                int status = whole ? store(writer) : 507;
                return HttpResponse.of(status, HTML, whole ? "" : FolderListing.message("507 Insufficient Storage"));
            }
        }

        /** How much may come; negative when nothing can be written in this place. */
        private long room() {
            if (!reachable(datastore, path)) {
                return -1;
            }
            StoredFile old = datastore.files().find(path);
            StoredFile above = datastore
                    .files()
                    .find(DatastorePath.parse("[x] " + path).folder().path());
            boolean possible = above != null && above.folder() && (old == null || !old.folder());
            return possible ? datastore.files().free() + (old == null ? 0 : old.size()) : -1;
        }

        private boolean copy(InputStream body, ContentWriter writer, long room) throws IOException {
            byte[] buffer = new byte[BUFFER];
            long stop = strike instanceof Misbehaviour.CutUpload cut
                    ? cut.bytes()
                    : strike instanceof Misbehaviour.StallAfter held ? held.bytes() : Long.MAX_VALUE;
            while (true) {
                long limit = writer.size() < stop ? stop - writer.size() : Long.MAX_VALUE;
                int count = body.read(buffer, 0, (int) Math.min(buffer.length, limit));
                if (count < 0) {
                    return true;
                }
                int fits = (int) Math.min(count, room - writer.size());
                writer.write(buffer, 0, fits);
                if (fits < count) {
                    return false;
                }
                if (writer.size() == stop) {
                    stop();
                }
            }
        }

        private void stop() throws IOException {
            if (strike instanceof Misbehaviour.CutUpload) {
                throw new IOException("A rule cuts the upload here");
            }
            stall.await();
        }

        private int store(ContentWriter writer) throws IOException {
            Content content = writer.finish();
            content.retain();
            try {
                return aspect.inventory().compute(() -> {
                    StoredFile old = datastore.files().find(path);
                    datastore.files().write(path, content, null);
                    return old == null ? 201 : 200;
                });
            } catch (VimFault fault) {
                // Somebody has taken the folder away meanwhile.
                return 500;
            } finally {
                content.release();
            }
        }
    }
}
