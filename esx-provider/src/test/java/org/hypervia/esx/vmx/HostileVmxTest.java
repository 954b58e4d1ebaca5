// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hypervia.esx.vmx.text.Thrown.refused;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.hypervia.api.definition.DomainDefinition;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.vmx.text.Utf8;
import org.hypervia.esx.vmx.text.VmxGrammar;
import org.hypervia.esx.vmx.text.VmxValues;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever the input, there is a result or a typed refusal. */
@Tag("slow")
class HostileVmxTest {
    private static final long SEED = 20240612;
    private static final int ROUNDS = 2_000 * Integer.getInteger("hypervia.fuzz.factor", 1);

    /** Values that have broken parsers before. */
    private static final List<String> NASTY = List.of(
            "",
            "\"",
            "0",
            "-1",
            "9223372036854775807",
            "-9223372036854775808",
            "18446744073709551616",
            "4294967295",
            "2147483648",
            "unlimited",
            "%00",
            "|00",
            "%",
            "|0",
            "%ff|ff",
            "\u00ff\u00fe",
            "\0",
            "true",
            "FALSE",
            "nat",
            "custom",
            "cdrom-raw",
            "x.vmdk",
            "x.iso",
            "emptyBackingString",
            "tcp://[::1]:65536",
            "0,0,0,0,16383",
            "all",
            "../../..",
            "[ds] ",
            "/vmfs/volumes//",
            "\ud83d\ude00");

    private static void tryToConvert(byte[] vmx, String what) {
        for (VmxOptions options : List.of(Vmx.LATEST, Vmx.LIBVIRT_9_0)) {
            try {
                DomainDefinition domain = VmxConverter.toDefinition(vmx, options.reading());
                VmxConverter.fromDefinition(domain, options.writing());
            } catch (HypervisorException refusal) {
                assertThat(refusal.getMessage()).as(what).isNotBlank().hasSizeLessThan(1000);
            } catch (RuntimeException | StackOverflowError bug) {
                throw new AssertionError(what + " from " + new String(vmx, ISO_8859_1), bug);
            }
        }
    }

    @Test
    void survivesRandomBytes() {
        for (int i = 0; i < ROUNDS; i++) {
            var random = new Random(SEED + i);
            byte[] bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            tryToConvert(bytes, "seed " + (SEED + i));
        }
    }

    @Test
    void survivesRandomLines() {
        String alphabet = "ae01.:=\"'#;\n\r\t |%-[{";
        for (int i = 0; i < ROUNDS; i++) {
            var random = new Random(SEED + i);
            var text = new StringBuilder();
            for (int length = random.nextInt(60); length > 0; length--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            tryToConvert(Utf8.encode(text.toString()), "seed " + (SEED + i));
        }
    }

    @Test
    void survivesMutatedFiles() {
        List<List<String>> files = List.of(lines("worked-example-read.vmx"), lines("fedora11-read.vmx"));
        for (int i = 0; i < ROUNDS; i++) {
            var random = new Random(SEED + i);
            List<String> lines = new ArrayList<>(files.get(i % files.size()));
            for (int count = 1 + random.nextInt(3); count > 0; count--) {
                mutate(lines, random);
            }
            tryToConvert(Utf8.encode(String.join("\n", lines)), "seed " + (SEED + i));
        }
    }

    @Test
    void survivesMutatedXml() {
        String xml = Resource.text("worked-example-written.xml");
        for (int i = 0; i < ROUNDS / 2; i++) {
            var random = new Random(SEED + i);
            var mutated = new StringBuilder(xml);
            for (int count = 1 + random.nextInt(3); count > 0; count--) {
                mutate(mutated, random);
            }
            for (VmxOptions options : List.of(Vmx.LATEST, Vmx.LIBVIRT_9_0)) {
                try {
                    VmxConverter.xmlToVmx(mutated.toString(), options);
                } catch (HypervisorException refusal) {
                    assertThat(refusal.getMessage()).isNotBlank();
                } catch (RuntimeException | StackOverflowError bug) {
                    throw new AssertionError("seed " + (SEED + i) + " from " + mutated, bug);
                }
            }
        }
    }

    private static void mutate(StringBuilder xml, Random random) {
        int at = random.nextInt(xml.length());
        int quote = xml.indexOf("'", at) + 1;
        int close = xml.indexOf("'", quote);
        switch (random.nextInt(4)) {
            case 0 -> xml.deleteCharAt(at);
            case 1 -> xml.insert(at, (char) (32 + random.nextInt(300)));
            default -> {
                if (quote > 0 && close > 0) {
                    xml.replace(quote, close, NASTY.get(random.nextInt(NASTY.size())));
                }
            }
        }
    }

    private static List<String> lines(String resource) {
        return Resource.text(resource).lines().toList();
    }

    private static void mutate(List<String> lines, Random random) {
        int at = random.nextInt(lines.size());
        String line = lines.get(at);
        int quote = line.indexOf('"') + 1;
        switch (random.nextInt(6)) {
            case 0 -> lines.remove(at);
            case 1 -> lines.add(random.nextInt(lines.size()), line);
            case 2 -> lines.set(at, line.substring(0, quote) + NASTY.get(random.nextInt(NASTY.size())) + '"');
            case 3 -> {
                // Another line's value.
                String other = lines.get(random.nextInt(lines.size()));
                lines.set(at, line.substring(0, quote) + other.substring(other.indexOf('"') + 1));
            }
            case 4 -> {
                var changed = new StringBuilder(line);
                changed.insert(random.nextInt(line.length() + 1), (char) random.nextInt(256));
                lines.set(at, changed.toString());
            }
            default -> lines.set(at, line.substring(0, random.nextInt(line.length() + 1)));
        }
    }

    @Test
    void boundsWhatOneValueCanCost() {
        // The two versions count as well.
        String limit = "x".repeat(VmxValues.MAX_CHARS - 2);
        assertThat(Vmx.read("displayName=" + limit).name()).contains(limit);
        Vmx.refuses(new String[] {"displayName=" + limit, "annotation=" + "x".repeat(1000)}, "annotation");
        // What the conversion does not look at may be long.
        assertThat(Vmx.read("guestinfo.userdata=" + limit + limit)).isEqualTo(Vmx.read());
        String cpus = "0" + ",0".repeat(VmxValues.MAX_CHARS / 2 - 100);
        assertThat(Vmx.read("sched.cpu.affinity=" + cpus).vcpus().affinity()).hasToString("0");
    }

    @Test
    void boundsWhatManyEntriesCanCost() {
        var text = new StringBuilder(Vmx.text());
        for (int i = 0; i < VmxGrammar.MAX_ENTRIES - 2; i++) {
            text.append("ethernet").append(i).append(".present=\"true\"\n");
        }
        DomainDefinition domain = VmxConverter.toDefinition(text.toString(), Vmx.LATEST.reading());
        assertThat(domain.devices().interfaces()).hasSize(VmxGrammar.MAX_ENTRIES - 2);
        text.append("a=\"\"\n");
        refused(
                ErrorCode.CONF_SYNTAX,
                () -> VmxConverter.toDefinition(text.toString(), Vmx.LATEST.reading()),
                "" + VmxGrammar.MAX_ENTRIES);
    }

    @Test
    void neverWritesMoreThanItWouldRead() {
        String folder = "<filesystem><source dir='/x'/><target dir='y'/></filesystem>";
        String xml = "<domain type='vmware'><name>x</name><memory>4096</memory><description>%s</description>"
                + "<os><type>hvm</type></os><devices>%s</devices></domain>";
        String long1 = xml.formatted("x".repeat(VmxValues.MAX_CHARS), "");
        assertThat(VmxConverter.xmlToVmx(long1, Vmx.LATEST)).hasSizeGreaterThan(VmxValues.MAX_CHARS);
        String tooLong = xml.formatted("|".repeat(VmxValues.MAX_CHARS + 1), "");
        refused(ErrorCode.CONFIG_UNSUPPORTED, () -> VmxConverter.xmlToVmx(tooLong, Vmx.LATEST), "annotation");
        String tooLongEscaped = xml.formatted("|".repeat(VmxValues.MAX_CHARS - 1), "");
        refused(ErrorCode.CONFIG_UNSUPPORTED, () -> VmxConverter.xmlToVmx(tooLongEscaped, Vmx.LATEST), "annotation");
        String tooMany = xml.formatted("", folder.repeat(VmxGrammar.MAX_ENTRIES / 6 + 1));
        refused(ErrorCode.CONFIG_UNSUPPORTED, () -> VmxConverter.xmlToVmx(tooMany, Vmx.LATEST), "sharedFolder");
    }

    @Test
    void readsKeysThatFallTogetherInAHashTable() {
        // "Aa" and "BB" have the same hash code, and so has every word made of them.
        var text = new StringBuilder(Vmx.text());
        for (int i = 0; i < 1 << 14; i++) {
            for (int bit = 0; bit < 14; bit++) {
                text.append((i >> bit & 1) == 0 ? "ab" : "bC");
            }
            text.append("=\"\"\n");
        }
        assertThat(VmxConverter.toDefinition(text.toString(), Vmx.LATEST.reading()))
                .isEqualTo(Vmx.read());
    }
}
