// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.domainxml;

import java.util.Locale;
import java.util.Optional;
import org.hypervia.api.definition.device.Console;
import org.hypervia.api.definition.device.Controller;
import org.hypervia.api.definition.device.DeviceAddress;
import org.hypervia.api.definition.device.Devices;
import org.hypervia.api.definition.device.Disk;
import org.hypervia.api.definition.device.DiskCache;
import org.hypervia.api.definition.device.DiskDriver;
import org.hypervia.api.definition.device.DiskSource;
import org.hypervia.api.definition.device.Filesystem;
import org.hypervia.api.definition.device.FilesystemType;
import org.hypervia.api.definition.device.Tpm;
import org.hypervia.api.definition.device.TpmBackend;
import org.hypervia.api.definition.device.Video;
import org.hypervia.api.definition.device.VideoModel;
import org.hypervia.spi.xml.XmlWriter;

/** Writes the devices of a definition, in libvirt's order. */
final class DeviceFormatter {
    private final XmlWriter out;
    private final FormatOptions options;
    private final Devices devices;
    private final CharacterFormatter characters;

    DeviceFormatter(XmlWriter out, FormatOptions options, Devices devices) {
        this.out = out;
        this.options = options;
        this.devices = devices;
        this.characters = new CharacterFormatter(out);
    }

    void format() {
        devices.disks().forEach(this::disk);
        devices.controllers().forEach(this::controller);
        devices.filesystems().forEach(this::filesystem);
        devices.interfaces().forEach(new InterfaceFormatter(out, options)::format);
        devices.serialPorts().forEach(port -> characters.port("serial", port.source(), port.port()));
        devices.parallelPorts().forEach(port -> characters.port("parallel", port.source(), port.port()));
        devices.consoles().forEach(this::console);
        devices.tpms().forEach(this::tpm);
        devices.graphics().forEach(new GraphicsFormatter(out, options)::format);
        devices.videos().forEach(this::video);
    }

    private void disk(Disk disk) {
        out.begin("disk")
                .attribute("type", disk.source().type())
                .attribute("device", disk.device().libvirtName())
                .content(() -> {
                    driver(disk.driver());
                    diskSource(disk);
                    out.begin("target")
                            .attribute("dev", disk.target().device())
                            .attribute("bus", disk.target().bus().libvirtName())
                            .end();
                    out.flag("readonly", disk.isReadOnly());
                    out.flag("transient", disk.isTransient());
                    disk.address().ifPresent(this::address);
                });
    }

    private void driver(DiskDriver driver) {
        if (!driver.equals(DiskDriver.DEFAULT)) {
            Optional<String> cache = Optional.of(driver.cache())
                    .filter(mode -> mode != DiskCache.DEFAULT)
                    .map(DiskCache::libvirtName);
            out.begin("driver")
                    .attribute("name", driver.name())
                    .attribute("type", driver.format())
                    .attribute("cache", cache)
                    .end();
        }
    }

    private void diskSource(Disk disk) {
        String attribute;
        Optional<String> value;
        if (disk.source() instanceof DiskSource.File file) {
            attribute = "file";
            value = file.path();
        } else if (disk.source() instanceof DiskSource.Block block) {
            attribute = "dev";
            value = block.device();
        } else {
            throw Unwritable.construct(
                    "the source of disk " + disk.target(), disk.source().type());
        }
        if (value.isPresent() || disk.startupPolicy().isPresent()) {
            out.begin("source")
                    .attribute(attribute, value)
                    .attribute("startupPolicy", disk.startupPolicy().map(policy -> policy.libvirtName()))
                    .end();
        }
    }

    private void controller(Controller controller) {
        out.begin("controller")
                .attribute("type", controller.type().libvirtName())
                .attribute("index", controller.index())
                .attribute("model", controller.model().map(model -> model.libvirtName()));
        if (controller.address().isPresent()) {
            out.content(() -> address(controller.address().get()));
        } else {
            out.end();
        }
    }

    private void address(DeviceAddress address) {
        if (address instanceof DeviceAddress.Drive drive) {
            out.begin("address")
                    .attribute("type", "drive")
                    .attribute("controller", drive.controller())
                    .attribute("bus", drive.bus())
                    .attribute("target", drive.target())
                    .attribute("unit", drive.unit())
                    .end();
        } else if (address instanceof DeviceAddress.Pci pci) {
            out.begin("address")
                    .attribute("type", "pci")
                    .attribute("domain", hex(pci.domain(), 4))
                    .attribute("bus", hex(pci.bus(), 2))
                    .attribute("slot", hex(pci.slot(), 2))
                    .attribute("function", hex(pci.function(), 1))
                    .end();
        } else {
            throw Unwritable.construct("a device address", address.type());
        }
    }

    private static String hex(int number, int digits) {
        return String.format(Locale.ROOT, "0x%0" + digits + "x", number);
    }

    private void filesystem(Filesystem filesystem) {
        if (filesystem.type() == FilesystemType.RAM || filesystem.type() == FilesystemType.VOLUME) {
            throw Unwritable.construct("a file system", filesystem.type().libvirtName());
        }
        String attribute = DevicesReader.sourceAttribute(filesystem.type());
        out.begin("filesystem")
                .attribute("type", filesystem.type().libvirtName())
                .attribute("accessmode", filesystem.accessMode().libvirtName())
                .content(() -> {
                    filesystem
                            .source()
                            .ifPresent(source -> out.begin("source")
                                    .attribute(attribute, source)
                                    .end());
                    filesystem
                            .target()
                            .ifPresent(target ->
                                    out.begin("target").attribute("dir", target).end());
                    out.flag("readonly", filesystem.isReadOnly());
                });
    }

    private void console(Console console) {
        out.begin("console").attribute("type", console.source().type()).content(() -> {
            characters.source(console.source());
            out.begin("target")
                    .attribute("type", console.target().libvirtName())
                    .attribute("port", console.port())
                    .end();
        });
    }

    private void tpm(Tpm tpm) {
        if (!(tpm.backend() instanceof TpmBackend.Emulator emulator)) {
            throw Unwritable.construct("a TPM backend", tpm.backend().type());
        }
        out.begin("tpm")
                .attribute("model", tpm.model().map(model -> model.libvirtName()))
                .content(() -> out.begin("backend")
                        .attribute("type", emulator.type())
                        .attribute("version", emulator.version().map(version -> version.libvirtName()))
                        .end());
    }

    private void video(Video video) {
        out.begin("video").content(() -> {
            out.begin("model").attribute("type", video.model().libvirtName());
            if (video.model() != VideoModel.NONE) {
                card(video);
            }
            out.end();
        });
    }

    private void card(Video video) {
        video.memory().ifPresent(memory -> out.attribute("vram", String.valueOf(memory.kibibytes())));
        if (video.heads() > 0) {
            out.attribute("heads", video.heads());
        }
        if (video.isPrimary()) {
            out.attribute("primary", "yes");
        }
    }
}
