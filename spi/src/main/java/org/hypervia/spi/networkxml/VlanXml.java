// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.networkxml;

import java.util.List;
import java.util.Optional;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.spi.xml.NumberText;
import org.hypervia.spi.xml.Words;
import org.hypervia.spi.xml.XmlElement;
import org.hypervia.spi.xml.XmlWriter;

/** {@code <vlan>}: virtual LANs. */
final class VlanXml {
    private VlanXml() {}

    static Vlan read(XmlElement vlan) {
        List<Integer> tags = vlan.children("tag").stream().map(VlanXml::tag).toList();
        if (tags.isEmpty()) {
            throw vlan.error(
                    ErrorCode.XML_ERROR,
                    "missing tag id - each <vlan> must have at least one <tag id='n'/> subelement");
        }
        boolean several = tags.size() > 1;
        boolean trunk = trunk(vlan).orElse(several);
        if (several && !trunk) {
            throw vlan.error(
                    ErrorCode.XML_ERROR,
                    "invalid \"trunk='no'\" in <vlan> - trunk='yes' is required for more than one vlan tag");
        }
        return new Vlan(trunk, tags);
    }

    private static Optional<Boolean> trunk(XmlElement vlan) {
        return vlan.attribute("trunk")
                .map(word -> Words.value(word, "yes", "no")
                        .orElseThrow(() -> vlan.error(
                                ErrorCode.XML_ERROR,
                                "invalid \"trunk='" + word + "'\" in <vlan> - must be yes or no")));
    }

    private static int tag(XmlElement tag) {
        String text = tag.attribute("id")
                .orElseThrow(() -> tag.error(ErrorCode.XML_ERROR, "Missing required attribute 'id' in element 'tag'"));
        long number = NumberText.unsigned(text)
                .filter(found -> found >= 0)
                .orElseThrow(() -> tag.error(
                        ErrorCode.XML_ERROR,
                        "Invalid value for attribute 'id' in element 'tag': '" + text
                                + "'. Expected non-negative integer value"));
        if (number > Vlan.MAX_TAG) {
            throw tag.error(ErrorCode.XML_ERROR, "vlan tag id " + number + " too large (maximum " + Vlan.MAX_TAG + ")");
        }
        return (int) number;
    }

    static void write(Vlan vlan, XmlWriter out) {
        out.begin("vlan")
                .attribute("trunk", vlan.trunk() ? Optional.of("yes") : Optional.empty())
                .content(() -> vlan.tags()
                        .forEach(tag -> out.begin("tag").attribute("id", tag).end()));
    }
}
