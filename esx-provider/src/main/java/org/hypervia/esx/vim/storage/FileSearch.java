// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.storage;

import java.util.List;
import java.util.Optional;
import org.hypervia.esx.soap.SoapCall;
import org.hypervia.esx.soap.SoapWriter;
import org.hypervia.esx.vim.value.Calls;
import org.hypervia.esx.vim.value.ManagedObjectRef;
import org.hypervia.esx.vim.value.VimValue;

/** {@code HostDatastoreBrowser}: searches for the files that are volumes, with all that is told of them. */
public final class FileSearch {
    private FileSearch() {}

    /** What kind of file it is, by the type of its {@code FileInfo}. */
    public enum Kind {
        /** {@code VmDiskFileInfo}. */
        DISK,
        /** {@code IsoImageFileInfo}. */
        ISO,
        /** {@code FloppyImageFileInfo}. */
        FLOPPY,
        /** Any other. */
        OTHER
    }

    /**
     * {@code FileInfo} with the folder it is in.
     *
     * @param folder the path of the folder in its datastore, without a slash at the end; empty for the root
     * @param name its name there
     * @param kind what it is
     * @param fileSize how much room it takes, in bytes
     * @param capacityKb how much a disk can hold
     */
    public record Found(String folder, String name, Kind kind, Optional<Long> fileSize, Optional<Long> capacityKb) {
        /** Returns its path in the datastore. */
        public String path() {
            return folder.isEmpty() ? name : folder + "/" + name;
        }
    }

    /** {@code SearchDatastoreSubFolders_Task}: all of a datastore. */
    public static SoapCall<ManagedObjectRef> everywhere(ManagedObjectRef browser, String datastorePath) {
        return search("SearchDatastoreSubFolders_Task", browser, datastorePath, "*");
    }

    /** {@code SearchDatastore_Task}: files of one folder whose names fit, with {@code *} and {@code ?} as wildcards. */
    public static SoapCall<ManagedObjectRef> inFolder(ManagedObjectRef browser, String datastorePath, String pattern) {
        return search("SearchDatastore_Task", browser, datastorePath, pattern);
    }

    /** Makes a pattern that a name fits; others may too where the name has what means something in patterns. */
    public static String pattern(String name) {
        return name.replaceAll("[\\[\\]\\\\*]", "?");
    }

    private static SoapCall<ManagedObjectRef> search(
            String method, ManagedObjectRef browser, String datastorePath, String pattern) {
        return Calls.reference(
                        method,
                        browser,
                        out -> out.text("datastorePath", datastorePath)
                                .element("searchSpec", spec -> specification(spec, pattern)))
                .repeatable();
    }

    private static void specification(SoapWriter spec, String pattern) {
        spec.typed(
                "query",
                "VmDiskFileQuery",
                query -> query.element(
                        "details",
                        details -> details.flag("diskType", false)
                                .flag("capacityKb", true)
                                .flag("hardwareVersion", false)));
        spec.typed("query", "IsoImageFileQuery", query -> {});
        spec.typed("query", "FloppyImageFileQuery", query -> {});
        spec.element(
                "details",
                details -> details.flag("fileType", true)
                        .flag("fileSize", true)
                        .flag("modification", false)
                        .flag("fileOwner", false));
        spec.text("matchPattern", pattern);
    }

    /** Takes the result of either search: one {@code HostDatastoreBrowserSearchResults}, or an array of them. */
    public static List<Found> results(Optional<VimValue> result) {
        return result.stream()
                .flatMap(value -> value.child("folderPath").isPresent() ? List.of(value).stream() : value.items())
                .flatMap(folder -> {
                    String path = folder(folder.childText("folderPath").orElse(""));
                    return folder.all("file").map(file -> found(path, file));
                })
                .filter(file -> !file.name().isEmpty())
                .toList();
    }

    private static Found found(String folder, VimValue file) {
        return new Found(
                folder,
                file.childText("path").orElse(""),
                switch (file.type()) {
                    case "VmDiskFileInfo" -> Kind.DISK;
                    case "IsoImageFileInfo" -> Kind.ISO;
                    case "FloppyImageFileInfo" -> Kind.FLOPPY;
                    default -> Kind.OTHER;
                },
                file.childNumber("fileSize").filter(bytes -> bytes >= 0),
                file.childNumber("capacityKb").filter(kib -> kib >= 0 && kib <= Long.MAX_VALUE / 1024));
    }

    /** Takes the folder out of {@code [datastore] a/b/}, which some servers write {@code [datastore]/a/b}. */
    private static String folder(String datastorePath) {
        String path = datastorePath
                .substring(datastorePath.startsWith("[") ? datastorePath.indexOf(']') + 1 : 0)
                .strip();
        int start = 0;
        int end = path.length();
        while (start < end && path.charAt(start) == '/') {
            start++;
        }
        while (end > start && path.charAt(end - 1) == '/') {
            end--;
        }
        return path.substring(start, end);
    }
}
