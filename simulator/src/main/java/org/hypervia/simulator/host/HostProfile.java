// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.host;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.hypervia.simulator.value.DataObject;

/**
 * What a server says it is: a host, or a vCenter.
 *
 * @param hostName the short host name
 * @param domainName the domain, empty for none
 * @param version the product's version, such as {@code 8.0.2}
 * @param build the product's build
 * @param apiVersion the API's version, such as {@code 8.0.2.0}
 * @param productLine {@code embeddedEsx}, {@code esx}, {@code gsx} or {@code vpx}
 */
public record HostProfile(
        String hostName, String domainName, String version, String build, String apiVersion, String productLine) {
    /** {@code ServiceContent.about}. */
    public DataObject about() {
        String product = product();
        DataObject.Builder about = DataObject.of("AboutInfo")
                .set("name", product)
                .set("fullName", product + " " + version + " build-" + build)
                .set("vendor", "VMware, Inc.")
                .set("version", version)
                .set("build", build)
                .set("localeVersion", "INTL")
                .set("localeBuild", "000")
                .set("osType", osType())
                .set("productLineId", productLine)
                .set("apiType", vcenter() ? "VirtualCenter" : "HostAgent")
                .set("apiVersion", apiVersion)
                .set("licenseProductName", vcenter() ? "VMware VirtualCenter Server" : "VMware ESX Server")
                .set("licenseProductVersion", version.replaceAll("^(\\d+\\.\\d+).*", "$1"));
        if (vcenter()) {
            byte[] seed = fullName().getBytes(StandardCharsets.UTF_8);
            about.set("instanceUuid", UUID.nameUUIDFromBytes(seed).toString());
        }
        return about.build();
    }

    private String product() {
        return switch (productLine) {
            case "vpx" -> "VMware vCenter Server";
            case "gsx" -> "VMware Server";
            case "esx" -> "VMware ESX";
            default -> "VMware ESXi";
        };
    }

    /** VMware Server ran on Windows and Linux, a vCenter of today is an appliance. */
    private String osType() {
        return switch (productLine) {
            case "vpx" -> "linux-x64";
            case "gsx" -> "linux-x86";
            default -> "vmnix-x86";
        };
    }

    /** Whether it is a vCenter, and no host. */
    public boolean vcenter() {
        return productLine.equals("vpx");
    }

    /** The name with the domain. */
    public String fullName() {
        return domainName.isEmpty() ? hostName : hostName + "." + domainName;
    }
}
