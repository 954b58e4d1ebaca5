// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.datastore;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The descriptor of a virtual disk: written for disks that the host makes, read of those that clients send. */
final class DiskDescriptor {
    private static final int LONGEST = 64 << 10;
    private static final int SECTOR = 512;
    private static final byte[] SPARSE = {'K', 'D', 'M', 'V'};
    private static final Pattern EXTENT = Pattern.compile("(?m)^RW (\\d+) (\\w+)");
    private static final Pattern ENTRY = Pattern.compile("(?m)^ddb\\.(\\w+) *= *\"([^\"]*)\"");

    private DiskDescriptor() {}

    /** What a file is as a disk; null when it is none, by its name or by what is in it. */
    static @Nullable DiskInfo read(String path, Content content) {
        String name = path.toLowerCase(Locale.ROOT);
        if (!name.endsWith(".vmdk") || name.endsWith("-flat.vmdk")) {
            return null;
        }
        byte[] head;
        try (InputStream in = content.open(0, LONGEST)) {
            head = in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (head.length > 20 && startsWith(head, SPARSE)) {
            long sectors = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getLong(12);
            return new DiskInfo(
                    sectors * SECTOR / 1024, "VirtualLsiLogicController", "sparseMonolithic", VirtualDisks.uuid(path));
        }
        String text = new String(head, StandardCharsets.UTF_8);
        return text.startsWith("# Disk DescriptorFile") ? described(path, text) : null;
    }

    private static boolean startsWith(byte[] bytes, byte[] start) {
        for (int i = 0; i < start.length; i++) {
            if (bytes[i] != start[i]) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable DiskInfo described(String path, String text) {
        long sectors = 0;
        Matcher extent = EXTENT.matcher(text);
        while (extent.find()) {
            sectors += Long.parseLong(extent.group(1));
        }
        String controller = "VirtualLsiLogicController";
        String uuid = VirtualDisks.uuid(path);
        boolean thin = false;
        Matcher entry = ENTRY.matcher(text);
        while (entry.find()) {
            switch (entry.group(1)) {
                case "adapterType" -> controller = controller(entry.group(2));
                case "uuid" -> uuid = entry.group(2);
                case "thinProvisioned" -> thin = entry.group(2).equals("1");
                default -> {
                    // The rest says nothing that a client asks for.
                }
            }
        }
        return sectors == 0 ? null : new DiskInfo(sectors * SECTOR / 1024, controller, thin, uuid);
    }

    private static String controller(String adapter) {
        return switch (adapter) {
            case "buslogic" -> "VirtualBusLogicController";
            case "ide" -> "VirtualIDEController";
            case "pvscsi" -> "ParaVirtualSCSIController";
            default -> "VirtualLsiLogicController";
        };
    }

    /** The text for a disk whose data is in this file. */
    static String text(String data, DiskInfo disk) {
        long sectors = disk.capacityKb() * 2;
        String adapter = switch (disk.controller()) {
            case "VirtualBusLogicController" -> "buslogic";
            case "VirtualIDEController" -> "ide";
            default -> "lsilogic";
        };
        return """
                # Disk DescriptorFile
                version=1
                encoding="UTF-8"
                CID=fffffffe
                parentCID=ffffffff
                createType="vmfs"

                # Extent description
                RW %d VMFS "%s"

                # The Disk Data Base
                #DDB

                ddb.adapterType = "%s"
                ddb.geometry.cylinders = "%d"
                ddb.geometry.heads = "255"
                ddb.geometry.sectors = "63"
                ddb.thinProvisioned = "%d"
                ddb.uuid = "%s"
                ddb.virtualHWVersion = "21"
                """.formatted(
                        sectors,
                        data.substring(data.lastIndexOf('/') + 1),
                        adapter,
                        VirtualDisks.cylinders(disk),
                        disk.thin() ? 1 : 0,
                        disk.uuid());
    }
}
