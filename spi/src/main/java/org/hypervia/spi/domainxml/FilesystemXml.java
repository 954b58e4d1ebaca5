// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.domainxml;

import java.util.Optional;
import org.hypervia.api.definition.device.Filesystem;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.spi.xml.XmlElement;
import org.hypervia.spi.xml.XmlWriter;

/** {@code <filesystem>}: a shared directory. */
final class FilesystemXml {
    private FilesystemXml() {}

    static Filesystem read(XmlElement element) {
        Filesystem.Type type = element.word("type", Filesystem.Type.class).orElse(Filesystem.Type.MOUNT);
        Optional<String> source = element.child("source").flatMap(child -> child.attribute(sourceAttribute(type)));
        Optional<String> target = element.child("target")
                .flatMap(child -> child.attribute("dir"))
                .filter(directory -> !directory.isEmpty());
        if (source.isEmpty()) {
            throw element.error(ErrorCode.NO_SOURCE, "the file system has no source");
        }
        if (target.isEmpty()) {
            throw element.error(ErrorCode.NO_TARGET, "the file system has no target");
        }
        return Filesystem.builder()
                .type(type)
                .accessMode(element.word("accessmode", Filesystem.AccessMode.class)
                        .orElse(Filesystem.AccessMode.PASSTHROUGH))
                .source(source.get())
                .target(target.get())
                .isReadOnly(element.has("readonly"))
                .build();
    }

    static void write(XmlWriter out, Filesystem filesystem) {
        out.begin("filesystem")
                .attribute("type", filesystem.type().libvirtName())
                .attribute("accessmode", filesystem.accessMode().libvirtName())
                .content(() -> {
                    if (filesystem.type() == Filesystem.Type.RAM || filesystem.type() == Filesystem.Type.VOLUME) {
                        Unwritable.content(
                                out, "a file system", filesystem.type().libvirtName());
                        return;
                    }
                    filesystem
                            .source()
                            .ifPresent(source -> out.begin("source")
                                    .attribute(sourceAttribute(filesystem.type()), source)
                                    .end());
                    filesystem
                            .target()
                            .ifPresent(target ->
                                    out.begin("target").attribute("dir", target).end());
                    out.flag("readonly", filesystem.isReadOnly());
                });
    }

    private static String sourceAttribute(Filesystem.Type type) {
        return switch (type) {
            case MOUNT, BIND -> "dir";
            case FILE -> "file";
            case BLOCK -> "dev";
            case TEMPLATE -> "name";
            case RAM -> "usage";
            case VOLUME -> "volume";
        };
    }
}
