// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.opening;

import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.config.EsxScheme;
import org.hypervia.esx.vim.value.AboutInfo;
import org.hypervia.esx.vim.value.VersionNumber;

/** Whether a server is of the kind that the scheme promises, and new enough. */
final class ServerCheck {
    private ServerCheck() {}

    static void check(AboutInfo about, EsxScheme scheme, String host) {
        if (!about.isHostAgent() && !about.isVirtualCenter()) {
            throw unfit(host, "speaks an API of the type '" + about.apiType() + "', not HostAgent or VirtualCenter");
        }
        require(about.apiVersion(), 2, 5, host, "the API");
        EsxScheme actual = switch (about.productLineId()) {
            case "gsx" -> EsxScheme.GSX;
            case "esx", "embeddedEsx" -> EsxScheme.ESX;
            case "vpx" -> EsxScheme.VPX;
            default -> throw unfit(host, "is of the unknown product line '" + about.productLineId() + "'");
        };
        require(about.version(), minimumMajor(actual), actual == EsxScheme.GSX ? 0 : 5, host, name(actual));
        if (actual != scheme) {
            throw unfit(
                    host,
                    "is " + name(actual) + ", not " + name(scheme) + ": write the URI with " + actual.text() + "://");
        }
    }

    private static int minimumMajor(EsxScheme scheme) {
        return scheme == EsxScheme.ESX ? 3 : 2;
    }

    private static void require(String version, int major, int minor, String host, String what) {
        VersionNumber found = VersionNumber.parse(version)
                .orElseThrow(() -> unfit(host, "tells '" + version + "' as the version of " + what));
        if (found.number() < new VersionNumber(major, minor, 0).number()) {
            throw unfit(
                    host, "has version " + version + " of " + what + ", which is older than " + major + "." + minor);
        }
    }

    private static String name(EsxScheme scheme) {
        return switch (scheme) {
            case ESX -> "ESX(i)";
            case GSX -> "Server/GSX";
            case VPX -> "vCenter/VPX";
        };
    }

    private static HypervisorException unfit(String host, String fact) {
        return new HypervisorException(ErrorCode.INTERNAL_ERROR, "the server " + host + " " + fact);
    }
}
