// SPDX-License-Identifier: Apache-2.0
package org.hypervia.libvirt;

import java.util.Optional;
import java.util.stream.Stream;
import org.hypervia.api.storage.StorageVolumeInfo;
import org.hypervia.api.storage.VolumeType;
import org.hypervia.spi.xml.XmlElement;
import org.hypervia.spi.xml.XmlTree;

/** What libvirt's XML of a volume tells: all of a row, in one call. */
record VolumeXml(XmlElement root) {
    static VolumeXml read(String xml) {
        return new VolumeXml(XmlTree.read("storage volume", xml));
    }

    Optional<String> path() {
        return root.find("target", "path").flatMap(XmlElement::nonEmptyText);
    }

    Optional<String> format() {
        return root.find("target", "format").flatMap(format -> format.attribute("type"));
    }

    /** Returns type and sizes; empty if one is missing, as older libraries leave out the type. */
    Optional<StorageVolumeInfo> info() {
        String word = root.attribute("type").orElse("");
        Optional<VolumeType> type = Stream.of(VolumeType.values())
                .filter(known -> known.libvirtName().equals(word))
                .findFirst();
        Optional<Long> capacity = bytes("capacity");
        Optional<Long> allocation = bytes("allocation");
        if (type.isEmpty() || capacity.isEmpty() || allocation.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new StorageVolumeInfo(
                type.get(), capacity.get(), allocation.get(), bytes("physical").orElse(allocation.get())));
    }

    /** Libvirt writes sizes in bytes, and says so. */
    private Optional<Long> bytes(String size) {
        return root.child(size)
                .filter(element -> element.attribute("unit").orElse("bytes").equals("bytes"))
                .flatMap(XmlElement::nonEmptyText)
                .filter(text -> text.matches("\\d{1,18}"))
                .map(Long::valueOf);
    }
}
