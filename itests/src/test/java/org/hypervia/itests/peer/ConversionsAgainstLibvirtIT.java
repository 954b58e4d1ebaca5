// SPDX-License-Identifier: Apache-2.0
package org.hypervia.itests.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.hypervia.api.Hypervisor;
import org.hypervia.api.Hypervisors;
import org.hypervia.api.auth.Credentials;
import org.hypervia.api.auth.Secret;
import org.hypervia.api.conversion.NativeConfigs;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.simulator.EsxSimulator;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Conversions in both directions are those of the installed libvirt with {@code compat=9.0} and those of the newest by
 * default: the same bytes, or an error of the same words. One virsh converts hundreds of texts.
 */
@Timeout(600)
class ConversionsAgainstLibvirtIT {
    private static final Pattern MARK = Pattern.compile("^(?:error: )?@@\\d+\\n", Pattern.MULTILINE);
    private static final Pattern MADE_UP_MAC = Pattern.compile("00:0c:29(:[0-9a-f]{2}){3}");
    /** We write {@code <hwuuid>} too; libvirt loses it and gives the guest the other. */
    private static final Pattern BOTH_IDENTITIES =
            Pattern.compile("^uuid\\.bios = .*\nvc\\.uuid = \"(.*)\"\n", Pattern.MULTILINE);

    private static final int AT_ONCE = 300;

    @TempDir
    private Path temporary;

    /** What came of a conversion: a text, or the words of an error. */
    private record Outcome(String text, String error) {}

    @ParameterizedTest
    @EnumSource(Libvirt.class)
    void theCorpus(Libvirt libvirt) throws Exception {
        // Its <nvram> without <os firmware='efi'> is what libvirt 12.8 writes for a machine with a BIOS, and then
        // refuses.
        compare(
                libvirt,
                Conversion.corpus(Corpus.all()),
                Set.of("esx-in-the-wild-15.libvirt-post-12.5.xml", "esx-in-the-wild-15.libvirt-post-12.5.xml here"));
    }

    @ParameterizedTest
    @EnumSource(Libvirt.class)
    void machinesMadeByHand(Libvirt libvirt) throws Exception {
        compare(libvirt, Conversion.madeByHand(), Set.of());
    }

    @ParameterizedTest
    @EnumSource(Libvirt.class)
    void mutatedMachines(Libvirt libvirt) throws Exception {
        int factor = Integer.getInteger("hypervia.fuzz.factor", 1);
        compare(libvirt, Conversion.mutated(new Random(factor), factor), Set.of());
    }

    private void compare(Libvirt libvirt, List<Conversion> conversions, Set<String> different) throws Exception {
        try (Libvirt.Client client = libvirt.in(temporary);
                EsxSimulator host = VirshParityIT.host();
                Hypervisor ours = Hypervisors.connect(
                        host.uri() + libvirt.parameters(),
                        Credentials.of(VirshParityIT.USER, Secret.of(VirshParityIT.PASSWORD)))) {
            Virsh virsh = client.virsh(host.uri().toString(), VirshParityIT.USER, VirshParityIT.PASSWORD);
            List<Outcome> expected = new ArrayList<>();
            for (int from = 0; from < conversions.size(); from += AT_ONCE) {
                expected.addAll(theirs(
                        conversions.subList(from, Math.min(from + AT_ONCE, conversions.size())),
                        virsh,
                        client.folder()));
            }
            SoftAssertions softly = new SoftAssertions();
            int converted = 0;
            for (int i = 0; i < conversions.size(); i++) {
                Conversion conversion = conversions.get(i);
                converted += expected.get(i).error().isEmpty() ? 1 : 0;
                if (!different.contains(conversion.name())) {
                    softly.assertThat(outcome(conversion, ours))
                            .as(conversion.name())
                            .isEqualTo(expected.get(i));
                }
            }
            softly.assertAll();
            assertThat(converted).as("texts that can be converted").isGreaterThan(conversions.size() / 5);
        }
    }

    private static List<Outcome> theirs(List<Conversion> conversions, Virsh virsh, Path folder) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < conversions.size(); i++) {
            Conversion conversion = conversions.get(i);
            Path file = folder.resolve("text" + i);
            Files.writeString(file, conversion.text(), StandardCharsets.UTF_8);
            // Each end is marked in both streams.
            line.append(conversion.isNative() ? "domxml-from-native vmware-vmx " : "domxml-to-native vmware-vmx --xml ")
                    .append(file)
                    .append("; echo @@")
                    .append(i)
                    .append("; echo --err @@")
                    .append(i)
                    .append("; ");
        }
        Command.Result result = virsh.run(line.toString());
        List<String> texts = Arrays.asList(MARK.split(result.out(), -1));
        List<String> errors = Arrays.asList(MARK.split(result.err(), -1));
        assertThat(texts).as(result.err()).hasSize(conversions.size() + 1);
        assertThat(errors).hasSize(conversions.size() + 1);
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < conversions.size(); i++) {
            String error = errors.get(i).strip();
            outcomes.add(
                    error.isEmpty()
                            ? new Outcome(comparable(texts.get(i), conversions.get(i)), "")
                            : new Outcome("", "error: " + words(error.replaceFirst("^error: ", ""))));
        }
        return outcomes;
    }

    private static Outcome outcome(Conversion conversion, Hypervisor ours) {
        try {
            String text = conversion.isNative()
                    ? ours.nativeConfigs()
                            .domainXmlFromNative(
                                    NativeConfigs.VMWARE_VMX, conversion.text().getBytes(StandardCharsets.UTF_8))
                    : ours.nativeConfigs().domainXmlToNative(NativeConfigs.VMWARE_VMX, conversion.text());
            String single = BOTH_IDENTITIES.matcher(text).replaceAll("uuid.bios = \"$1\"\n");
            return new Outcome(comparable(single, conversion), "");
        } catch (HypervisorException e) {
            return new Outcome("", "error: " + e.code().words());
        }
    }

    /** The words of an error's code, which virsh prints before what is wrong. */
    private static String words(String error) {
        return Arrays.stream(ErrorCode.values())
                .map(ErrorCode::words)
                .filter(error::startsWith)
                .max(Comparator.comparingInt(String::length))
                .orElse("");
    }

    /** Virsh prints empty lines around; a MAC address that is made up is another one each time. */
    private static String comparable(String text, Conversion conversion) {
        Matcher mac = MADE_UP_MAC.matcher(text.strip());
        return mac.replaceAll(found -> Optional.of(found.group())
                .filter(address -> conversion.text().toLowerCase(Locale.ROOT).contains(address))
                .orElse("00:0c:29:made up"));
    }
}
