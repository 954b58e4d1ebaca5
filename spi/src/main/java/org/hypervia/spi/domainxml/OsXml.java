// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.domainxml;

import java.util.List;
import java.util.Optional;
import org.hypervia.api.definition.Architecture;
import org.hypervia.api.definition.DomainDefinition;
import org.hypervia.api.definition.Firmware;
import org.hypervia.api.definition.FirmwareFeatures;
import org.hypervia.api.definition.OperatingSystem;
import org.hypervia.api.definition.OsType;
import org.hypervia.api.definition.SmbiosMode;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.value.LibvirtName;
import org.hypervia.spi.xml.Words;
import org.hypervia.spi.xml.XmlElement;
import org.hypervia.spi.xml.XmlWriter;

/** {@code <os>}. It is read in three steps, between which libvirt reads other things. */
final class OsXml {
    private OsXml() {}

    static OperatingSystem.Builder readTypeAndArchitecture(XmlElement root) {
        XmlElement element = typeElement(root);
        String type = element.text();
        OsType osType = LibvirtName.find(OsType.class, type)
                .orElseThrow(() -> element.error(ErrorCode.CONFIG_UNSUPPORTED, "os type '" + type + "' is not known"));
        Architecture architecture = element.attribute("arch")
                .filter(arch -> !arch.isEmpty())
                .map(arch -> LibvirtName.find(Architecture.class, arch)
                        .orElseThrow(() -> element.error(
                                ErrorCode.CONFIG_UNSUPPORTED, "architecture '" + arch + "' is not known")))
                .orElse(Architecture.I686);
        return OperatingSystem.builder(architecture).type(osType);
    }

    private static XmlElement typeElement(XmlElement root) {
        return root.find("os", "type")
                .filter(element -> !element.text().isEmpty())
                .orElseThrow(() -> root.error(ErrorCode.XML_ERROR, "the domain has no <type> inside <os>"));
    }

    static void readFirmware(XmlElement root, OperatingSystem.Builder os) {
        Optional<Firmware> firmware = firmware(root);
        os.firmware(firmware.orElse(null));
        if (firmware.isPresent()) {
            os.firmwareFeatures(firmwareFeatures(root));
        }
    }

    static void readSmbiosAndNvram(XmlElement root, OperatingSystem.Builder os) {
        os.smbios(smbios(root).orElse(null))
                .nvram(root.find("os", "nvram")
                        .flatMap(XmlElement::nonEmptyText)
                        .filter(path -> !path.isBlank())
                        .orElse(null));
    }

    /** Checks what libvirt checks when all is read. */
    static void validate(XmlElement root, OperatingSystem os, DialectRules rules) {
        Optional<XmlElement> nvram = root.find("os", "nvram");
        nvram.ifPresent(element -> requireNoBios(element::error, os));
        if (root.find("os", "loader").isEmpty()) {
            nvram.ifPresent(element -> requireFirmwareForNvram(element::error, os, rules));
        }
    }

    static void requireNoBios(Spot nvram, OperatingSystem os) {
        if (os.firmware().equals(Optional.of(Firmware.BIOS))) {
            throw nvram.error(
                    ErrorCode.XML_DETAIL, "a BIOS has no NVRAM file; leave it out or choose another firmware");
        }
    }

    static void requireFirmwareForNvram(Spot nvram, OperatingSystem os, DialectRules rules) {
        if (os.firmware().isEmpty() && rules.requiresFirmwareForNvram()) {
            throw nvram.error(
                    ErrorCode.XML_DETAIL,
                    "an NVRAM file needs a loader or a choice of firmware, such as <os firmware='efi'>");
        }
    }

    private static Optional<Firmware> firmware(XmlElement root) {
        return root.child("os")
                .flatMap(os -> os.attribute("firmware")
                        .filter(name -> !name.isEmpty())
                        .map(name -> LibvirtName.find(Firmware.class, name)
                                .orElseThrow(
                                        () -> os.error(ErrorCode.XML_ERROR, XmlElement.unknown("firmware", name)))));
    }

    private static FirmwareFeatures firmwareFeatures(XmlElement root) {
        FirmwareFeatures features = FirmwareFeatures.NONE;
        for (XmlElement element : root.find("os", "firmware")
                .map(firmware -> firmware.children("feature"))
                .orElse(List.of())) {
            String name = element.required("name");
            boolean enabled = enabled(element);
            features = switch (name) {
                case "enrolled-keys" -> new FirmwareFeatures(Optional.of(enabled), features.secureBoot());
                case "secure-boot" -> new FirmwareFeatures(features.enrolledKeys(), Optional.of(enabled));
                default -> throw element.error(ErrorCode.XML_ERROR, XmlElement.unknown("name", name));
            };
        }
        return features;
    }

    private static boolean enabled(XmlElement feature) {
        String enabled = feature.required("enabled");
        return Words.value(enabled, "yes", "no")
                .orElseThrow(() -> feature.error(ErrorCode.XML_ERROR, XmlElement.unknown("enabled", enabled)));
    }

    private static Optional<SmbiosMode> smbios(XmlElement root) {
        return root.find("os", "smbios")
                .flatMap(smbios -> smbios.attribute("mode")
                        .filter(mode -> !mode.isEmpty() && !mode.equals("none"))
                        .map(mode -> LibvirtName.find(SmbiosMode.class, mode)
                                .orElseThrow(() ->
                                        smbios.error(ErrorCode.CONFIG_UNSUPPORTED, XmlElement.unknown("mode", mode)))));
    }

    static void requireIn(XmlElement root, GuestCapabilities capabilities, DomainDefinition raw) {
        capabilities
                .refusal(new GuestCapabilities.Guest(raw.os().type(), raw.os().architecture(), raw.type()))
                .ifPresent(reason -> {
                    throw typeElement(root).error(ErrorCode.INVALID_ARG, reason);
                });
    }

    static void write(XmlWriter out, OperatingSystem os) {
        out.begin("os")
                .attribute("firmware", os.firmware().map(firmware -> firmware.libvirtName()))
                .content(() -> {
                    out.begin("type")
                            .attribute("arch", os.architecture().libvirtName())
                            .text(os.type().libvirtName());
                    writeFirmwareFeatures(out, os.firmwareFeatures());
                    os.nvram().ifPresent(path -> out.element("nvram", path));
                    os.smbios()
                            .ifPresent(mode -> out.begin("smbios")
                                    .attribute("mode", mode.libvirtName())
                                    .end());
                });
    }

    private static void writeFirmwareFeatures(XmlWriter out, FirmwareFeatures features) {
        if (!features.equals(FirmwareFeatures.NONE)) {
            out.begin("firmware").content(() -> {
                writeFirmwareFeature(out, "enrolled-keys", features.enrolledKeys());
                writeFirmwareFeature(out, "secure-boot", features.secureBoot());
            });
        }
    }

    private static void writeFirmwareFeature(XmlWriter out, String name, Optional<Boolean> enabled) {
        enabled.ifPresent(value -> out.begin("feature")
                .attribute("enabled", Words.yesOrNo(value))
                .attribute("name", name)
                .end());
    }
}
