// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.domainxml;

import java.util.List;
import java.util.Optional;
import org.hypervia.api.definition.device.Devices;
import org.hypervia.api.definition.device.Filesystem;
import org.hypervia.api.definition.device.FilesystemAccessMode;
import org.hypervia.api.definition.device.FilesystemType;
import org.hypervia.api.definition.device.Tpm;
import org.hypervia.api.definition.device.TpmBackend;
import org.hypervia.api.definition.device.TpmModel;
import org.hypervia.api.definition.device.TpmVersion;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.spi.xml.XmlElement;

/** Reads {@code <devices>}: the small ones itself, the others through readers of their own. */
final class DevicesReader {
    private final XmlElement root;
    private final ReadContext context;
    private final DiskReader disks;

    DevicesReader(XmlElement root, ReadContext context) {
        this.root = root;
        this.context = context;
        this.disks = new DiskReader(context);
    }

    Devices read() {
        var characters = new CharacterReader(context.validated());
        var builder = Devices.builder()
                .disks(disks.read(devices("disk")))
                .controllers(new ControllerReader(context.rules()).read(devices("controller")))
                .filesystems(
                        devices("filesystem").stream().map(this::filesystem).toList())
                .interfaces(devices("interface").stream()
                        .map(new InterfaceReader(context)::read)
                        .toList())
                .parallelPorts(characters.parallelPorts(devices("parallel")));
        var serialPorts = characters.serialPorts(devices("serial"));
        return builder.serialPorts(serialPorts)
                .consoles(characters.consoles(devices("console"), serialPorts))
                .graphics(devices("graphics").stream()
                        .map(new GraphicsReader(context.inactive())::read)
                        .toList())
                .videos(new VideoReader().read(devices("video")))
                .tpms(devices("tpm").stream().map(DevicesReader::tpm).toList())
                .build();
    }

    /** Checks what libvirt checks when all is read. */
    void validate() {
        disks.validate();
    }

    private List<XmlElement> devices(String name) {
        return DomainReader.devices(root, name);
    }

    private Filesystem filesystem(XmlElement element) {
        FilesystemType type = element.word("type", FilesystemType.class).orElse(FilesystemType.MOUNT);
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
                .accessMode(
                        element.word("accessmode", FilesystemAccessMode.class).orElse(FilesystemAccessMode.PASSTHROUGH))
                .source(source.get())
                .target(target.get())
                .isReadOnly(element.has("readonly"))
                .build();
    }

    static String sourceAttribute(FilesystemType type) {
        return switch (type) {
            case MOUNT, BIND -> "dir";
            case FILE -> "file";
            case BLOCK -> "dev";
            case TEMPLATE -> "name";
            case RAM -> "usage";
            case VOLUME -> "volume";
        };
    }

    private static Tpm tpm(XmlElement element) {
        Optional<TpmModel> model = element.word("model", TpmModel.class);
        List<XmlElement> backends = element.children("backend");
        if (backends.size() != 1) {
            throw element.error(ErrorCode.XML_ERROR, "a TPM needs exactly one backend, there are " + backends.size());
        }
        return new Tpm(model, backend(backends.get(0)));
    }

    private static TpmBackend backend(XmlElement element) {
        String type = element.required("type");
        return switch (type) {
            case "emulator" -> new TpmBackend.Emulator(element.word("version", TpmVersion.class));
            case "passthrough", "external" -> new TpmBackend.Other(type);
            default -> throw element.error(ErrorCode.XML_ERROR, XmlElement.unknown("type", type));
        };
    }
}
