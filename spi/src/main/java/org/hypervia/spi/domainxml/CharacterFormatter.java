// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.domainxml;

import java.util.Optional;
import java.util.Set;
import org.hypervia.api.definition.device.CharacterSource;
import org.hypervia.spi.xml.Words;
import org.hypervia.spi.xml.XmlWriter;

/** Writes what is behind serial ports, parallel ports and consoles. */
final class CharacterFormatter {
    /** Kinds of which the type says all. */
    private static final Set<String> WITHOUT_SOURCE = Set.of("pty", "vc", "stdio");

    private final XmlWriter out;

    CharacterFormatter(XmlWriter out) {
        this.out = out;
    }

    void port(String element, CharacterSource source, int port) {
        out.begin(element).attribute("type", source.type()).content(() -> {
            source(source);
            out.begin("target").attribute("port", port).end();
        });
    }

    void source(CharacterSource source) {
        if (source instanceof CharacterSource.Device device) {
            path(device.path(), Optional.empty());
        } else if (source instanceof CharacterSource.File file) {
            path(Optional.of(file.path()), file.append());
        } else if (source instanceof CharacterSource.Pipe pipe) {
            path(pipe.path(), Optional.empty());
        } else if (source instanceof CharacterSource.Tcp tcp) {
            tcp(tcp);
        } else if (source instanceof CharacterSource.Other other && !WITHOUT_SOURCE.contains(other.type())) {
            throw Unwritable.construct("a character device", other.type());
        }
    }

    private void path(Optional<String> path, Optional<Boolean> append) {
        path.ifPresent(present -> out.begin("source")
                .attribute("path", present)
                .attribute("append", append.map(Words::onOrOff))
                .end());
    }

    private void tcp(CharacterSource.Tcp tcp) {
        out.begin("source")
                .attribute("mode", tcp.mode().libvirtName())
                .attribute("host", tcp.host())
                .attribute("service", tcp.service())
                .end();
        out.begin("protocol").attribute("type", tcp.protocol().libvirtName()).end();
    }
}
