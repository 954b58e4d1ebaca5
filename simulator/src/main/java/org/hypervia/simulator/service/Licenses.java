// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.service;

import java.util.ArrayList;
import java.util.List;
import org.hypervia.simulator.inventory.Inventory;
import org.hypervia.simulator.inventory.Node;
import org.hypervia.simulator.value.DataObject;
import org.hypervia.simulator.value.Faults;
import org.hypervia.simulator.value.Ref;
import org.jspecify.annotations.Nullable;

/** The {@code LicenseManager} of a host: the licence it runs with, at first that of the trial time. */
public final class Licenses extends Node {
    private static final String TRIAL = "00000-00000-00000-00000-00000";

    private final boolean central;
    private String key = TRIAL;
    private final List<DataObject> labels = new ArrayList<>();

    /** A server in its trial time: a vCenter, or a host. */
    public Licenses(Inventory inventory, Ref ref, boolean central) {
        super(inventory, ref);
        this.central = central;
    }

    /** Takes another licence in the place of the present one, and tells of it. */
    public DataObject update(String wanted) {
        if (!isKey(wanted)) {
            throw Faults.invalidArgument("licenseKey");
        }
        key = wanted;
        touch();
        return license(wanted);
    }

    /** Goes back to the trial time. */
    public void remove(String unwanted) {
        if (!unwanted.equals(key) || unwanted.equals(TRIAL)) {
            throw Faults.nothingFound("license " + unwanted);
        }
        key = TRIAL;
        touch();
    }

    /** What a key would be good for. */
    public DataObject decode(String other) {
        return isKey(other)
                ? license(other)
                : DataObject.of("LicenseManagerLicenseInfo")
                        .set("licenseKey", other)
                        .set("editionKey", "")
                        .set("name", "")
                        .set("total", 0)
                        .set("costUnit", "")
                        .set("properties", List.of(property("diagnostic", "License is not valid")))
                        .build();
    }

    /** Writes a label on the licence. */
    public void label(String licenseKey, String name, String value) {
        if (!licenseKey.equals(key)) {
            throw Faults.invalidArgument("licenseKey");
        }
        labels.removeIf(label -> name.equals(label.get("key")));
        labels.add(
                DataObject.of("KeyValue").set("key", name).set("value", value).build());
        touch();
    }

    private static boolean isKey(String text) {
        return text.matches("[0-9A-Z]{5}(-[0-9A-Z]{5}){4}");
    }

    private String edition() {
        return central ? "vc.standard.instance" : "esx.enterprisePlus.cpuPackage";
    }

    private DataObject license(String licenseKey) {
        boolean trial = licenseKey.equals(TRIAL);
        return DataObject.of("LicenseManagerLicenseInfo")
                .set("licenseKey", licenseKey)
                .set("editionKey", trial ? "eval" : edition())
                .set(
                        "name",
                        trial ? "Evaluation Mode" : central ? "vCenter Server 8 Standard" : "vSphere 8 Enterprise Plus")
                .set("total", 0)
                .set("used", trial ? null : 2)
                .set("costUnit", trial ? "" : central ? "server" : "cpuPackage")
                .set(
                        "properties",
                        List.of(
                                property("ProductName", central ? "VMware VirtualCenter Server" : "VMware ESX Server"),
                                property("ProductVersion", "8.0")))
                .set("labels", licenseKey.equals(key) && !labels.isEmpty() ? List.copyOf(labels) : null)
                .build();
    }

    private static DataObject property(String name, Object value) {
        return DataObject.of("KeyAnyValue").set("key", name).set("value", value).build();
    }

    @Override
    protected @Nullable Object property(String name) {
        return switch (name) {
            case "licenses" -> List.of(license(key));
            case "licensedEdition" -> key.equals(TRIAL) ? "eval" : edition();
            case "sourceAvailable" -> true;
            case "evaluation" ->
                DataObject.of("LicenseManagerEvaluationInfo")
                        .set("properties", List.of(property("expirationHours", 1440)))
                        .build();
            default -> null;
        };
    }
}
