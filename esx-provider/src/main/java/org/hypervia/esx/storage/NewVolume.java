// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.storage;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.storage.VolumeType;
import org.hypervia.esx.vmx.path.DatastorePath;
import org.hypervia.spi.storagexml.VolumeXml.Request;

/**
 * A volume that is to be made, when nothing is wrong with what was asked for. The checks have libvirt's order and codes.
 *
 * @param path where
 * @param disk whether it is a virtual disk; a plain file otherwise
 * @param request what was asked for
 */
record NewVolume(DatastorePath path, boolean disk, Request request) {
    private static final int KIB = 1024;

    /** Plain files that ESX shows as volumes, with the formats that each may be asked for as; the first is its own. */
    private static final Map<String, List<String>> PLAIN =
            Map.of(".iso", List.of("iso", "raw"), ".img", List.of("raw"), ".flp", List.of("raw"));

    /** Checks what was asked for; see libvirt's codes in the messages' order. */
    static NewVolume of(Request request, String datastore) {
        if (request.type() != VolumeType.FILE) {
            throw refused(
                    ErrorCode.NO_SUPPORT,
                    request,
                    "would be a " + request.type().libvirtName() + ": in a datastore all volumes are files");
        }
        String name = request.name();
        if (name.startsWith("/") || name.endsWith("/")) {
            throw refused(ErrorCode.INTERNAL_ERROR, request, "is not named like directory/file");
        }
        boolean disk = VolumeName.isDisk(name);
        if (disk && name.indexOf('/') < 0) {
            throw refused(
                    ErrorCode.INTERNAL_ERROR, request, "has no directory: a disk has one, so name it directory/file");
        }
        DatastorePath.flaw(name).ifPresent(flaw -> {
            throw refused(ErrorCode.INVALID_ARG, request, "cannot be made, since its name " + flaw);
        });
        String extension = name.substring(Math.max(0, name.lastIndexOf('.'))).toLowerCase(Locale.ROOT);
        List<String> formats = disk ? List.of("vmdk") : PLAIN.getOrDefault(extension, List.of());
        if (formats.isEmpty()) {
            throw refused(
                    ErrorCode.NO_SUPPORT,
                    request,
                    "would not be seen: ESX shows names that end in .vmdk, .iso, .img and .flp as volumes");
        }
        String format = request.format().orElse(formats.get(0));
        if (!formats.contains(format)) {
            throw refused(
                    ErrorCode.NO_SUPPORT,
                    request,
                    "cannot have the format '" + format + "': ESX tells it from the name, so leave it out");
        }
        return new NewVolume(new DatastorePath(datastore, name), disk, request);
    }

    private static HypervisorException refused(ErrorCode code, Request request, String why) {
        return new HypervisorException(code, "volume " + VolumeName.shown(request.name()) + " " + why);
    }

    /** Returns how much it is to hold, in KiB and rounded up; {@code XML_ERROR} if nobody said. */
    long capacityKb() {
        long bytes = request.capacity().orElseThrow(() -> refused(ErrorCode.XML_ERROR, request, "needs a <capacity>"));
        return roundedUp(bytes);
    }

    static long roundedUp(long bytes) {
        return bytes / KIB + (bytes % KIB == 0 ? 0 : 1);
    }

    /** Returns the {@code VirtualDiskType}: libvirt's driver can say two of them by capacity and allocation. */
    String diskType() {
        long capacity = request.capacity().orElse(0);
        long allocation = request.allocation().orElse(capacity);
        if (allocation == capacity) {
            return "preallocated";
        }
        if (allocation == 0) {
            return "thin";
        }
        throw refused(
                ErrorCode.INTERNAL_ERROR,
                request,
                "cannot have " + allocation + " of its " + capacity
                        + " bytes allocated: all of them or none are possible");
    }
}
