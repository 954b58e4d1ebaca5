// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.domainxml;

import java.util.Optional;
import org.hypervia.api.definition.device.InterfaceSource;
import org.hypervia.api.definition.device.NetworkInterface;
import org.hypervia.spi.xml.Words;
import org.hypervia.spi.xml.XmlWriter;

/** Writes network cards. */
final class InterfaceFormatter {
    private final XmlWriter out;
    private final boolean inactive;

    InterfaceFormatter(XmlWriter out, FormatOptions options) {
        this.out = out;
        this.inactive = options.inactive();
    }

    void format(NetworkInterface card) {
        out.begin("interface").attribute("type", card.source().type()).content(() -> {
            out.begin("mac")
                    .attribute("address", card.mac().toString())
                    .attribute("type", card.macType().map(type -> type.libvirtName()))
                    .attribute("check", card.macCheck().map(Words::yesOrNo))
                    .end();
            source(card.source());
            targetDevice(card)
                    .ifPresent(device ->
                            out.begin("target").attribute("dev", device).end());
            card.model()
                    .ifPresent(model -> out.begin("model")
                            .attribute("type", model.libvirtName())
                            .end());
        });
    }

    private Optional<String> targetDevice(NetworkInterface card) {
        return card.targetDevice().filter(device -> !(inactive && InterfaceNames.isMadeByHost(device)));
    }

    private void source(InterfaceSource source) {
        if (source instanceof InterfaceSource.Bridge bridge) {
            out.begin("source").attribute("bridge", bridge.bridge()).end();
        } else if (source instanceof InterfaceSource.Vds vds) {
            out.begin("source")
                    .attribute("switchid", vds.switchId().toString())
                    .attribute("portid", String.valueOf(vds.portId()))
                    .attribute("portgroupid", vds.portgroupId())
                    .attribute("connectionid", String.valueOf(vds.connectionId()))
                    .end();
        } else if (source instanceof InterfaceSource.Other other) {
            throw Unwritable.construct("a network card", other.type());
        }
    }
}
