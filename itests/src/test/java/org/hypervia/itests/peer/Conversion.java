// SPDX-License-Identifier: Apache-2.0
package org.hypervia.itests.peer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A text to convert in both ways of a libvirt's and of ours.
 *
 * @param name what it is
 * @param isNative whether it is VMX, to become domain XML; otherwise the other way
 * @param text VMX or domain XML
 */
record Conversion(String name, boolean isNative, String text) {
    private static final Pattern ATTRIBUTE = Pattern.compile("( [a-z]+=')([^']*)(')");

    /** All files of the corpus, and each once more with all its files on the host's datastore. */
    static List<Conversion> corpus(Path corpus) throws IOException {
        List<Conversion> all = new ArrayList<>();
        for (String direction : List.of("vmx2xml", "xml2vmx")) {
            try (Stream<Path> files = Files.list(corpus.resolve(direction))) {
                for (Path file : files.sorted().toList()) {
                    String text = Files.readString(file, StandardCharsets.UTF_8);
                    boolean isNative = file.toString().endsWith(".vmx");
                    all.add(new Conversion(file.getFileName().toString(), isNative, text));
                    all.add(new Conversion(file.getFileName() + " here", isNative, here(text)));
                }
            }
        }
        return all;
    }

    private static String here(String text) {
        return text.replaceAll("/vmfs/volumes/[^/\"\n]+", "/vmfs/volumes/datastore1")
                .replaceAll("\\[[^]/\n]*] ", "[datastore1] ");
    }

    /** Machines with every key that is read, and with every device that is written. */
    static List<Conversion> madeByHand() {
        List<Conversion> all = new ArrayList<>();
        for (int hardware : new int[] {4, 7, 8, 13, 14, 20}) {
            String vmx = ConversionTexts.VMX.replace("version = \"14\"", "version = \"" + hardware + "\"");
            all.add(new Conversion("every key, hardware " + hardware, true, vmx));
        }
        all.add(new Conversion("every device", false, ConversionTexts.XML));
        ConversionTexts.CONTROLLERS.forEach(
                (name, keys) -> all.add(new Conversion(name, true, ConversionTexts.BARE_VMX + keys)));
        for (String number : ConversionTexts.PCI_SLOTS) {
            for (String device : List.of("ethernet0", "scsi0", "sata0", "nvme0")) {
                String keys = device + ".present = \"true\"\n" + device + ".pciSlotNumber = \"" + number + "\"\n";
                all.add(new Conversion(device + " in slot " + number, true, ConversionTexts.BARE_VMX + keys));
            }
        }
        ConversionTexts.DEVICES.forEach(device -> all.add(
                new Conversion(device, false, ConversionTexts.BARE_XML.replace("<devices>", "<devices>" + device))));
        return all;
    }

    /** The machines of above with a key left out, or with another value at a key or attribute. */
    static List<Conversion> mutated(Random random, int times) {
        List<Conversion> all = new ArrayList<>();
        List<String> lines = ConversionTexts.VMX.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String key = lines.get(i).substring(0, lines.get(i).indexOf(' '));
            // Libvirt dies of a serial port to a file without a name.
            if (!key.equals("serial2.fileName")) {
                all.add(new Conversion("without " + key, true, with(lines, i, "")));
            }
            for (int time = 0; time < times; time++) {
                String line = key + " = \"" + pick(ConversionTexts.VMX_VALUES, random) + "\"";
                all.add(new Conversion(line, true, with(lines, i, line)));
            }
        }
        Matcher attribute = ATTRIBUTE.matcher(ConversionTexts.XML);
        while (attribute.find()) {
            for (int time = 0; time < times; time++) {
                String other = attribute.group(1) + pick(ConversionTexts.XML_VALUES, random) + attribute.group(3);
                String xml = ConversionTexts.XML.substring(0, attribute.start())
                        + other
                        + ConversionTexts.XML.substring(attribute.end());
                all.add(new Conversion("at " + attribute.start() + other, false, xml));
            }
        }
        return all;
    }

    private static String with(List<String> lines, int index, String line) {
        List<String> changed = new ArrayList<>(lines);
        changed.set(index, line);
        return String.join("\n", changed) + "\n";
    }

    private static String pick(List<String> values, Random random) {
        return values.get(random.nextInt(values.size()));
    }
}
