// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.datastore;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.hypervia.simulator.value.DataObject;
import org.hypervia.simulator.value.Faults;
import org.jspecify.annotations.Nullable;

/**
 * What a {@code HostDatastoreBrowser} is asked for.
 *
 * @param queries the kinds of files; empty for all
 * @param details what to tell of each file: {@code fileType}, {@code fileSize}, {@code modification}, {@code fileOwner}
 * @param patterns names with {@code *} and {@code ?}; empty for all
 * @param ignoreCase whether the patterns do not look at case
 * @param foldersFirst whether folders stand before files in the results
 */
public record FileSearch(
        List<FileQuery> queries, Set<String> details, List<String> patterns, boolean ignoreCase, boolean foldersFirst) {
    public FileSearch {
        queries = List.copyOf(queries);
        details = Set.copyOf(details);
        patterns = List.copyOf(patterns);
    }

    /** Searches one folder. */
    public DataObject folder(Datastore datastore, String path) {
        StoredFile folder = datastore.files().get(path);
        if (!folder.folder()) {
            throw Faults.fileNotFound(datastore.files().shown(path));
        }
        List<DataObject> found = new ArrayList<>();
        List<StoredFile> inside = new ArrayList<>(datastore.files().children(folder.path()));
        if (foldersFirst) {
            // A stable sort: among themselves both stay in the order of their names.
            inside.sort(Comparator.comparing(file -> !file.folder()));
        }
        List<Pattern> expressions = expressions();
        for (StoredFile file : inside) {
            FileQuery query = matching(file);
            if (query != null && query.accepts(file.disk()) && named(file.name(), expressions)) {
                found.add(describe(datastore, file, query));
            }
        }
        return DataObject.of("HostDatastoreBrowserSearchResults")
                .set("datastore", datastore.ref())
                .set("folderPath", shownFolder(datastore, folder.path()))
                .set("file", found)
                .build();
    }

    /** Searches a folder and all below it. */
    public List<DataObject> subFolders(Datastore datastore, String path) {
        List<DataObject> results = new ArrayList<>();
        results.add(folder(datastore, path));
        for (StoredFile file : datastore.files().below(path)) {
            if (file.folder()) {
                results.add(folder(datastore, file.path()));
            }
        }
        return results;
    }

    private static String shownFolder(Datastore datastore, String path) {
        String shown = datastore.files().shown(path);
        return path.isEmpty() ? shown : shown + "/";
    }

    private @Nullable FileQuery matching(StoredFile file) {
        String kind = kind(file);
        if (kind == null) {
            return null;
        }
        if (queries.isEmpty()) {
            return new FileQuery(kind + "FileQuery", Set.of(), null);
        }
        for (FileQuery query : queries) {
            if (query.type().equals(kind + "FileQuery") || query.type().equals("FileQuery")) {
                return query;
            }
        }
        return null;
    }

    /** The kind of file in the words of the API; null for what a browser never shows, such as the data of a disk. */
    private static @Nullable String kind(StoredFile file) {
        if (file.folder()) {
            return "Folder";
        }
        String name = file.name().toLowerCase(Locale.ROOT);
        String extension = name.substring(name.lastIndexOf('.') + 1);
        return switch (extension) {
            case "vmdk" -> name.endsWith("-flat.vmdk") || name.endsWith("-delta.vmdk") ? null : "VmDisk";
            case "iso" -> "IsoImage";
            case "flp", "img" -> "FloppyImage";
            case "vmx" -> "VmConfig";
            case "vmtx" -> "TemplateConfig";
            case "log" -> "VmLog";
            case "nvram" -> "VmNvram";
            case "vmsn" -> "VmSnapshot";
            default -> "";
        };
    }

    private List<Pattern> expressions() {
        int flags = Pattern.DOTALL | (ignoreCase ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0);
        return patterns.stream()
                .map(pattern -> Pattern.compile(regex(pattern), flags))
                .toList();
    }

    private static boolean named(String name, List<Pattern> expressions) {
        return expressions.isEmpty()
                || expressions.stream()
                        .anyMatch(expression -> expression.matcher(name).matches());
    }

    /** The room that a file takes; for a disk that of its data. */
    private static long size(Datastore datastore, StoredFile file) {
        StoredFile data = file.disk() == null ? null : datastore.files().find(VirtualDisks.dataPath(file.path()));
        Content content = data == null ? file.content() : data.content();
        return content == null ? 0 : content.allocated();
    }

    private static String regex(String pattern) {
        StringBuilder regex = new StringBuilder();
        for (String part : pattern.split("(?=[*?])|(?<=[*?])", -1)) {
            regex.append(
                    switch (part) {
                        case "*" -> ".*";
                        case "?" -> ".";
                        default -> Pattern.quote(part);
                    });
        }
        return regex.toString();
    }

    private DataObject describe(Datastore datastore, StoredFile file, FileQuery query) {
        String kind = kind(file);
        boolean typed = details.isEmpty() || details.contains("fileType");
        DataObject.Builder info = DataObject.of(typed && kind != null ? kind + "FileInfo" : "FileInfo")
                .set("path", file.name())
                .set("fileSize", details.contains("fileSize") ? size(datastore, file) : null)
                .set("modification", details.contains("modification") ? file.modified() : null)
                .set("owner", details.contains("fileOwner") ? "root" : null);
        DiskInfo disk = file.disk();
        if (typed && disk != null) {
            Set<String> wanted = query.details();
            info.set("diskType", wanted.contains("diskType") ? disk.backing() : null)
                    .set("capacityKb", wanted.contains("capacityKb") ? disk.capacityKb() : null)
                    .set("hardwareVersion", wanted.contains("hardwareVersion") ? FileQuery.HARDWARE : null)
                    .set("controllerType", wanted.contains("controllerType") ? disk.controller() : null)
                    .set("diskExtents", wanted.contains("diskExtents") ? extents(datastore, file) : null)
                    .set("thin", wanted.contains("thin") ? disk.thin() : null);
        }
        return info.build();
    }

    private static List<String> extents(Datastore datastore, StoredFile file) {
        String data = VirtualDisks.dataPath(file.path());
        return List.of(datastore.files().shown(datastore.files().find(data) == null ? file.path() : data));
    }
}
