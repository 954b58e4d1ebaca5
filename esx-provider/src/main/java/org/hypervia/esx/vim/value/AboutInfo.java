// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.value;

import org.hypervia.esx.soap.SoapReader;

/**
 * {@code AboutInfo}: what a server says of itself. What it does not say is the empty text.
 *
 * @param fullName name, version and build
 * @param version the product's version, such as {@code 8.0.2}
 * @param productLineId {@code esx}, {@code embeddedEsx}, {@code gsx} or {@code vpx}
 * @param apiType {@code HostAgent} or {@code VirtualCenter}
 * @param apiVersion the newest version of the API it speaks, such as {@code 8.0.2.0}
 * @param instanceUuid by what this vCenter can be told from others, since API 4.0
 */
public record AboutInfo(
        String fullName, String version, String productLineId, String apiType, String apiVersion, String instanceUuid) {
    static AboutInfo read(SoapReader in) {
        String fullName = "a server without a name";
        String version = "";
        String productLineId = "";
        String apiType = "";
        String apiVersion = "";
        String instanceUuid = "";
        int level = in.level();
        while (in.nextChild(level)) {
            switch (in.name()) {
                case "fullName" -> fullName = Faults.shown(in.text());
                case "version" -> version = in.token();
                case "productLineId" -> productLineId = in.token();
                case "apiType" -> apiType = in.token();
                case "apiVersion" -> apiVersion = in.token();
                case "instanceUuid" -> instanceUuid = in.token();
                default -> {
                    // Nobody needs it.
                }
            }
        }
        return new AboutInfo(fullName, version, productLineId, apiType, apiVersion, instanceUuid);
    }

    /** Tells whether the API is at least of a version. */
    public boolean speaks(int major, int minor) {
        return VersionNumber.parse(apiVersion)
                .map(version -> version.number() >= new VersionNumber(major, minor, 0).number())
                .orElse(false);
    }

    /** Tells whether it is the agent of a single host. */
    public boolean isHostAgent() {
        return apiType.equals("HostAgent");
    }

    /** Tells whether it is a vCenter rather than the agent of a single host. */
    public boolean isVirtualCenter() {
        return apiType.equals("VirtualCenter");
    }
}
