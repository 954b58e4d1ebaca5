// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.storage;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.vmx.path.DatastorePath;

/**
 * What a virtual disk's descriptor says of where its content lies: a text file of lines such as
 * {@code RW 41943040 VMFS "web01-flat.vmdk"}.
 *
 * @param content the file that holds the content, byte for byte as the guest sees it
 * @param capacity how many bytes those are
 */
record DiskDescriptor(DatastorePath content, long capacity) {
    private static final int SECTOR = 512;
    private static final String HEADER = "# Disk DescriptorFile";
    private static final Pattern EXTENT = Pattern.compile(
            "(?:RW|RDONLY|NOACCESS)\\s+(\\d{1,15})\\s+([A-Z0-9]+)(?:\\s+\"([^\"]*)\"(?:\\s+(\\d+))?)?\\s*");

    /**
     * Reads a descriptor, which may be hostile.
     *
     * @param disk where it lies
     * @param bytes what it holds
     * @throws HypervisorException {@code NO_SUPPORT} unless the content lies in one flat file beside it
     */
    static DiskDescriptor read(DatastorePath disk, byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        if (!text.startsWith(HEADER)) {
            throw unsupported(disk, "it is no descriptor beside a flat file");
        }
        List<Matcher> extents =
                text.lines().map(EXTENT::matcher).filter(Matcher::matches).toList();
        if (extents.size() != 1) {
            throw unsupported(disk, "its content lies in " + extents.size() + " files");
        }
        Matcher extent = extents.get(0);
        String type = extent.group(2);
        if (!type.equals("VMFS") && !type.equals("FLAT")) {
            throw unsupported(disk, "its content is of the type " + type + ", not flat");
        }
        String name = extent.group(3) == null
                ? ""
                : new String(extent.group(3).getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        String start = extent.group(4);
        boolean beside = !name.isEmpty()
                && !name.equals("..")
                && name.chars().noneMatch(c -> c == '/' || c == '\\' || Character.isISOControl(c));
        if (!beside || (start != null && !start.matches("0+"))) {
            throw unsupported(disk, "its content does not lie in a file of its own beside it");
        }
        return new DiskDescriptor(disk.sibling(name), Long.parseLong(extent.group(1)) * SECTOR);
    }

    private static HypervisorException unsupported(DatastorePath disk, String why) {
        return new HypervisorException(
                ErrorCode.NO_SUPPORT,
                "the content of the disk " + disk + " cannot be moved: " + why
                        + "; copy it into a disk of its own first (vol-clone), which is flat");
    }
}
