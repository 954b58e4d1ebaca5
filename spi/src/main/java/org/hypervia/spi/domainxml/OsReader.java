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

/** Reads {@code <os>}. */
final class OsReader {
    private final XmlElement root;
    private final ReadContext context;

    OsReader(XmlElement root, ReadContext context) {
        this.root = root;
        this.context = context;
    }

    OperatingSystem.Builder typeAndArchitecture() {
        XmlElement element = typeElement();
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

    private XmlElement typeElement() {
        return root.find("os", "type")
                .filter(element -> !element.text().isEmpty())
                .orElseThrow(() -> root.error(ErrorCode.XML_ERROR, "the domain has no <type> inside <os>"));
    }

    void readFirmware(OperatingSystem.Builder os) {
        Optional<Firmware> firmware = firmware();
        os.firmware(firmware.orElse(null));
        if (firmware.isPresent()) {
            os.firmwareFeatures(firmwareFeatures());
        }
    }

    void readSmbiosAndNvram(OperatingSystem.Builder os) {
        os.smbios(smbios().orElse(null))
                .nvram(root.find("os", "nvram")
                        .flatMap(XmlElement::nonEmptyText)
                        .filter(path -> !path.isBlank())
                        .orElse(null));
    }

    /** Checks what libvirt checks when all is read. */
    void validate(OperatingSystem os) {
        Optional<XmlElement> nvram = root.find("os", "nvram");
        if (nvram.isPresent()
                && os.firmware().isEmpty()
                && context.rules().requiresFirmwareForNvram()
                && root.find("os", "loader").isEmpty()) {
            throw nvram.get()
                    .error(
                            ErrorCode.XML_DETAIL,
                            "an NVRAM file needs a loader or a choice of firmware, such as <os firmware='efi'>");
        }
    }

    private Optional<Firmware> firmware() {
        return root.child("os")
                .flatMap(os -> os.attribute("firmware")
                        .filter(name -> !name.isEmpty())
                        .map(name -> LibvirtName.find(Firmware.class, name)
                                .orElseThrow(
                                        () -> os.error(ErrorCode.XML_ERROR, XmlElement.unknown("firmware", name)))));
    }

    private FirmwareFeatures firmwareFeatures() {
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

    private Optional<SmbiosMode> smbios() {
        return root.find("os", "smbios")
                .flatMap(smbios -> smbios.attribute("mode")
                        .filter(mode -> !mode.isEmpty() && !mode.equals("none"))
                        .map(mode -> LibvirtName.find(SmbiosMode.class, mode)
                                .orElseThrow(() ->
                                        smbios.error(ErrorCode.CONFIG_UNSUPPORTED, XmlElement.unknown("mode", mode)))));
    }

    void requireIn(GuestCapabilities capabilities, DomainDefinition raw) {
        capabilities
                .refusal(new GuestCapabilities.Guest(raw.os().type(), raw.os().architecture(), raw.type()))
                .ifPresent(reason -> {
                    throw typeElement().error(ErrorCode.INVALID_ARG, reason);
                });
    }
}
