// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx;

import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.vmx.text.Refusal;

/** Which virtual hardware version ({@code virtualHW.version}) a new machine gets on which product. */
public final class HardwareVersion {
    /** What libvirt takes for a product that its table does not know, such as ESX 7 and 8. */
    public static final int FALLBACK = 8;

    private HardwareVersion() {}

    /**
     * Returns the version for a product, by libvirt's table.
     *
     * @param productLineId the VI API's {@code AboutInfo.productLineId}: {@code gsx}, {@code esx}, {@code embeddedEsx} or
     *     {@code vpx}
     * @param major the first number of the product's version
     * @param minor the second number of the product's version
     * @return the virtual hardware version
     * @throws HypervisorException {@code INTERNAL_ERROR} for another product line
     */
    public static int of(String productLineId, int major, int minor) {
        return switch (productLineId) {
            case "gsx" -> 7;
            case "esx", "embeddedEsx" -> major == 3 ? 4 : sinceVersion4(major, minor);
            case "vpx" -> major == 2 ? 4 : sinceVersion4(major, minor);
            default ->
                throw Refusal.internal("Product line '" + Refusal.quote(productLineId)
                        + "' has no virtual hardware version; known are gsx, esx, embeddedEsx and vpx");
        };
    }

    private static int sinceVersion4(int major, int minor) {
        return switch (major) {
            case 4 -> 7;
            case 5 -> minor < 5 ? 9 : 10;
            case 6 -> 10;
            default -> FALLBACK;
        };
    }
}
