// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.endpoint;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.hypervia.simulator.center.Aspect;
import org.hypervia.simulator.center.Datacenter;
import org.hypervia.simulator.datastore.Datastore;
import org.hypervia.simulator.datastore.StoredFile;
import org.hypervia.simulator.http.HttpRequest;

/** The web pages a host shows of its datastores and their folders. */
final class FolderListing {
    private FolderListing() {}

    /** A page of one line. */
    static String message(String text) {
        return "<html><body>" + text + "</body></html>";
    }

    /** The datastores of a datacenter. */
    static String datastores(Aspect aspect, Datacenter datacenter) {
        String path = aspect.datacenterPaths().stream()
                .filter(one -> datacenter.equals(aspect.datacenterAt(one)))
                .findFirst()
                .orElse(datacenter.name());
        StringBuilder rows = new StringBuilder();
        for (Datastore datastore : aspect.datastores(datacenter)) {
            String link = "/folder?dcPath=" + encoded(path) + "&amp;dsName=" + encoded(datastore.name());
            rows.append(row(link, datastore.name(), "", ""));
        }
        return page("Index of datacenter " + escaped(path), rows);
    }

    /** What is in a folder: names, times, sizes. */
    static String folder(HttpRequest request, Datastore datastore, String path) {
        int query = request.target().indexOf('?');
        String rest = query < 0 ? "" : escaped(request.target().substring(query));
        StringBuilder rows = new StringBuilder();
        for (StoredFile file : datastore.files().children(path)) {
            String link = "/folder/" + encoded(file.path()).replace("%2F", "/") + rest;
            String name = file.folder() ? file.name() + "/" : file.name();
            rows.append(row(link, name, file.modified().toString(), file.folder() ? "-" : String.valueOf(file.size())));
        }
        return page("Index of " + escaped(path) + " on datastore " + escaped(datastore.name()), rows);
    }

    private static String page(String title, StringBuilder rows) {
        return "<html><head><title>" + title + "</title></head><body><h1>" + title
                + "</h1><table><tr><th>Name</th><th>Last modified</th><th>Size</th></tr>\n" + rows
                + "</table></body></html>\n";
    }

    private static String row(String link, String name, String time, String size) {
        return "<tr><td><a href=\"" + link + "\">" + escaped(name) + "</a></td><td align=\"right\">" + time
                + "</td><td align=\"right\">" + size + "</td></tr>\n";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
