// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.host;

import org.hypervia.simulator.value.DataObject;

/**
 * What a host says it is.
 *
 * @param hostName the short host name
 * @param domainName the domain, empty for none
 * @param version the product's version, such as {@code 8.0.2}
 * @param build the product's build
 * @param apiVersion the API's version, such as {@code 8.0.2.0}
 * @param productLine {@code embeddedEsx}, {@code esx} or {@code gsx}
 */
public record HostProfile(
        String hostName, String domainName, String version, String build, String apiVersion, String productLine) {
    /** {@code ServiceContent.about}. */
    public DataObject about() {
        String product = productLine.equals("gsx") ? "VMware Server" : "VMware ESXi";
        return DataObject.of("AboutInfo")
                .set("name", product)
                .set("fullName", product + " " + version + " build-" + build)
                .set("vendor", "VMware, Inc.")
                .set("version", version)
                .set("build", build)
                .set("localeVersion", "INTL")
                .set("localeBuild", "000")
                .set("osType", "vmnix-x86")
                .set("productLineId", productLine)
                .set("apiType", "HostAgent")
                .set("apiVersion", apiVersion)
                .set("licenseProductName", "VMware ESX Server")
                .set("licenseProductVersion", version.replaceAll("^(\\d+\\.\\d+).*", "$1"))
                .build();
    }

    /** The name with the domain. */
    public String fullName() {
        return domainName.isEmpty() ? hostName : hostName + "." + domainName;
    }
}
