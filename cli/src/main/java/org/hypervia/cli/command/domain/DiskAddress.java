// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.command.domain;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hypervia.cli.output.CommandFailure;
import org.hypervia.cli.xml.ElementText;

/** The option {@code --address} of {@code attach-disk}: a kind of address and its numbers, such as {@code scsi:0.0.1}. */
final class DiskAddress {
    private static final Pattern FORM = Pattern.compile("[a-z]+:[0-9a-fA-Fx]+([.:][0-9a-fA-Fx]+)*");

    /** How many numbers each kind has. */
    private static final Map<String, Integer> NUMBERS =
            Map.of("pci", 4, "scsi", 3, "ide", 3, "sata", 3, "usb", 2, "ccw", 3);

    private DiskAddress() {}

    /**
     * Returns the element.
     *
     * @param text what was typed
     * @param target the target of the disk, whose beginning says what kind of address it can have
     * @param multifunction whether several functions share a place
     * @throws CommandFailure if it is no address, or none for the target
     */
    static ElementText element(String text, String target, boolean multifunction) {
        if (!FORM.matcher(text).matches()) {
            throw invalid();
        }
        int colon = text.indexOf(':');
        String kind = text.substring(0, colon);
        List<String> words = Arrays.asList(text.substring(colon + 1).split("[.:]"));
        if (!NUMBERS.containsKey(kind) || words.size() < NUMBERS.get(kind)) {
            throw invalid();
        }
        boolean hexadecimal = kind.equals("pci") || kind.equals("ccw");
        int[] numbers = words.stream()
                .limit(NUMBERS.get(kind))
                .mapToInt(word -> number(word, hexadecimal))
                .toArray();
        checkTarget(kind, target);
        return switch (kind) {
            case "pci" ->
                new ElementText("address")
                        .with("type", kind)
                        .with("domain", hex(numbers[0], 4))
                        .with("bus", hex(numbers[1], 2))
                        .with("slot", hex(numbers[2], 2))
                        .with("function", hex(numbers[3], 1))
                        .with("multifunction", Optional.of("on").filter(on -> multifunction));
            case "ccw" ->
                new ElementText("address")
                        .with("type", kind)
                        .with("cssid", hex(numbers[0], 2))
                        .with("ssid", hex(numbers[1], 1))
                        .with("devno", hex(numbers[2], 4));
            case "usb" ->
                new ElementText("address")
                        .with("type", kind)
                        .with("bus", Integer.toString(numbers[0]))
                        .with("port", Integer.toString(numbers[1]));
            default ->
                new ElementText("address")
                        .with("type", "drive")
                        .with("controller", Integer.toString(numbers[0]))
                        .with("bus", Integer.toString(numbers[1]))
                        .with("unit", Integer.toString(numbers[2]));
        };
    }

    private static CommandFailure invalid() {
        return new CommandFailure("Invalid address.");
    }

    private static int number(String word, boolean hexadecimal) {
        try {
            return hexadecimal ? Integer.parseInt(word.replaceFirst("^0[xX]", ""), 16) : Integer.parseInt(word);
        } catch (NumberFormatException e) {
            throw invalid();
        }
    }

    private static void checkTarget(String kind, String target) {
        if (target.startsWith("vd") && !List.of("pci", "ccw").contains(kind)) {
            throw new CommandFailure("expecting a pci:0000.00.00.00 or ccw:00.0.0000 address.");
        }
        if (target.startsWith("sd") && !List.of("scsi", "usb", "sata").contains(kind)) {
            throw new CommandFailure("expecting a scsi:00.00.00 or usb:00.00 or sata:00.00.00 address.");
        }
        if (target.startsWith("hd") && !kind.equals("ide")) {
            throw new CommandFailure("expecting an ide:00.00.00 address.");
        }
    }

    private static String hex(int number, int digits) {
        return String.format("0x%0" + digits + "x", number);
    }
}
