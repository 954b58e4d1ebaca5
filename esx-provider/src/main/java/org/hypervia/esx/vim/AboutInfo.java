// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim;

import org.hypervia.esx.soap.XmlNode;

/**
 * {@code AboutInfo}: what a server says of itself.
 *
 * @param fullName name, version and build
 * @param version the product's version, such as {@code 8.0.2}
 * @param productLineId {@code esx}, {@code embeddedEsx}, {@code gsx} or {@code vpx}
 * @param apiType {@code HostAgent} or {@code VirtualCenter}
 * @param apiVersion the newest version of the API it speaks, such as {@code 8.0.2.0}
 */
public record AboutInfo(String fullName, String version, String productLineId, String apiType, String apiVersion) {
    static AboutInfo of(XmlNode node) {
        return new AboutInfo(
                node.childText("fullName").orElse("a server without a name"),
                node.childText("version").orElse(""),
                node.childText("productLineId").orElse(""),
                node.childText("apiType").orElse(""),
                node.childText("apiVersion").orElse(""));
    }

    /** Tells whether the API is at least of a version. */
    public boolean speaks(int major, int minor) {
        return VersionNumber.parse(apiVersion)
                .map(version -> version.number() >= new VersionNumber(major, minor, 0).number())
                .orElse(false);
    }
}
