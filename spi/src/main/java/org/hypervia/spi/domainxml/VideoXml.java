// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.domainxml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hypervia.api.definition.device.Video;
import org.hypervia.api.definition.device.VideoModel;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.value.MemorySize;
import org.hypervia.spi.xml.NumberText;
import org.hypervia.spi.xml.XmlElement;
import org.hypervia.spi.xml.XmlWriter;

/**
 * {@code <video>}. Libvirt takes one screen where none is stated; the model keeps it unstated, so that what was written
 * without comes back without.
 */
final class VideoXml {
    private static final long MAX_KIBIBYTES = 0xffffffffL;

    private VideoXml() {}

    static List<Video> read(List<XmlElement> elements, DialectRules rules) {
        List<Video> videos = new ArrayList<>();
        for (XmlElement element : elements) {
            add(videos, video(element, rules), element::error);
        }
        return videos;
    }

    /** Adds a card to those before it, the primary one before all others. */
    static void add(List<Video> videos, Video video, Spot spot) {
        if (video.isPrimary() && videos.stream().anyMatch(Video::isPrimary)) {
            throw spot.error(ErrorCode.CONFIG_UNSUPPORTED, "only one video card can be the primary one");
        }
        videos.add(video.isPrimary() ? 0 : videos.size(), video);
        if (videos.size() > 1 && videos.stream().anyMatch(other -> other.model() == VideoModel.NONE)) {
            throw spot.error(
                    ErrorCode.CONFIG_UNSUPPORTED, "with a video card of type 'none' there can be no other one");
        }
    }

    static void requireMemory(Spot spot, MemorySize memory) {
        if (memory.kibibytes() > MAX_KIBIBYTES) {
            throw spot.error(
                    ErrorCode.XML_ERROR, "value '" + memory.kibibytes() + "' of attribute 'vram' is no number of KiB");
        }
    }

    private static Video video(XmlElement element, DialectRules rules) {
        Optional<XmlElement> model = element.child("model");
        VideoModel type = model.flatMap(child -> stated(child, "type", rules)
                        .flatMap(name ->
                                child.word("type", VideoModel.class, rules.badAttribute(ErrorCode.CONFIG_UNSUPPORTED))))
                .orElse(VideoModel.DEFAULT);
        return new Video(
                type,
                model.flatMap(child -> memory(child, rules)),
                model.map(child -> heads(child, rules)).orElse(0),
                model.flatMap(child -> child.attribute("primary"))
                        .filter("yes"::equals)
                        .isPresent());
    }

    private static Optional<String> stated(XmlElement model, String attribute, DialectRules rules) {
        return model.attribute(attribute).filter(value -> !value.isEmpty() || rules.checksEachAttribute());
    }

    private static Optional<MemorySize> memory(XmlElement model, DialectRules rules) {
        Optional<String> text = stated(model, "vram", rules);
        return text.map(value -> NumberText.unsigned(value)
                .filter(kibibytes -> kibibytes >= 0 && kibibytes <= MAX_KIBIBYTES)
                .map(MemorySize::ofKibibytes)
                .orElseThrow(() -> model.error(
                        ErrorCode.XML_ERROR, "value '" + value + "' of attribute 'vram' is no number of KiB")));
    }

    private static int heads(XmlElement model, DialectRules rules) {
        Optional<String> text = stated(model, "heads", rules);
        return text.map(value -> NumberText.decimalInt(value).stream()
                        .filter(heads -> heads >= 0)
                        .findFirst()
                        .orElseThrow(() -> model.error(
                                rules.badAttribute(ErrorCode.INTERNAL_ERROR),
                                "value '" + value + "' of attribute 'heads' is no number of screens")))
                .orElse(0);
    }

    static void write(XmlWriter out, Video video) {
        out.begin("video").content(() -> {
            out.begin("model").attribute("type", video.model().libvirtName());
            if (video.model() != VideoModel.NONE) {
                writeCard(out, video);
            }
            out.end();
        });
    }

    private static void writeCard(XmlWriter out, Video video) {
        video.memory().ifPresent(memory -> out.attribute("vram", String.valueOf(memory.kibibytes())));
        if (video.heads() > 0) {
            out.attribute("heads", video.heads());
        }
        if (video.isPrimary()) {
            out.attribute("primary", "yes");
        }
    }
}
