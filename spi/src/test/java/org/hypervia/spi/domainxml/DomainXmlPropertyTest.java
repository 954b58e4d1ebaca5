// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.domainxml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.hypervia.api.definition.DomainDefinition;
import org.hypervia.api.definition.DomainXmlDialect;
import org.hypervia.api.definition.device.Device;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What must hold for any definition and any text. A failure names the seed; put it first to see it again. */
@Tag("slow")
class DomainXmlPropertyTest {
    private static final int ROUNDS = 100 * Integer.getInteger("hypervia.fuzz.factor", 1);
    private static final long FIRST_SEED = 20261123;

    private static final List<String> TOKENS = List.of(
            "'",
            "\"",
            "<",
            ">",
            "&",
            "/>",
            "</",
            "<disk>",
            "</disk>",
            "<source/>",
            "type='",
            "type='file'",
            "=",
            "0",
            "-1",
            "4294967296",
            "9223372036854775808",
            "x",
            "",
            " ",
            "\n",
            "\u0000",
            "\ud800",
            "\uffff",
            "<!--",
            "-->",
            "<![CDATA[",
            "]]>",
            "<?x",
            "?>",
            "<!DOCTYPE d>",
            "&amp;",
            "&#9;",
            "&x;",
            "pci",
            "drive",
            "none",
            "null",
            "auto",
            "yes",
            "sda",
            "hdz",
            "fdzzzzzz",
            "nvme9n9",
            "scsi",
            "unit='EiB'",
            "socket",
            "<listen type='none'/>",
            "<target/>",
            "<address/>");

    /** A kind of device that nobody makes here is one of which nobody knows whether it is read and written. */
    @Test
    void everyKindOfDeviceIsAmongTheDefinitions() {
        Set<Class<?>> missing = new HashSet<>(List.of(Device.class.getPermittedSubclasses()));
        for (long seed = FIRST_SEED; seed < FIRST_SEED + ROUNDS; seed++) {
            for (Device device : new DefinitionGenerator(new Random(seed), true)
                    .next()
                    .devices()
                    .list()) {
                missing.removeIf(kind -> kind.isInstance(device));
            }
        }
        assertThat(missing).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(DomainXmlDialect.class)
    void whatIsWrittenIsReadBackAsTheSameDefinition(DomainXmlDialect dialect) {
        FormatOptions format = FormatOptions.DEFAULT.withDialect(dialect).withSecrets(true);
        ParseOptions parse = ParseOptions.builder()
                .dialect(dialect)
                .skipped(skipped -> {
                    throw new AssertionError("skipped: " + skipped);
                })
                .build();
        for (long seed = FIRST_SEED; seed < FIRST_SEED + ROUNDS; seed++) {
            DomainDefinition domain = generate(seed, dialect);
            assertThat(DomainCompletion.complete(domain, GuestCapabilities.VMWARE))
                    .as("completion changes nothing, seed %d", seed)
                    .isEqualTo(domain);
            String written = DomainXml.format(domain, format);
            assertThat(DomainXml.parse(written, parse)).as("seed %d", seed).isEqualTo(domain);
            assertThat(DomainXml.format(DomainXml.parse(written, parse), format))
                    .as("seed %d", seed)
                    .isEqualTo(written);
            assertThat(domain.toBuilder().build()).isEqualTo(domain);
        }
    }

    @ParameterizedTest
    @EnumSource(DomainXmlDialect.class)
    void theInactiveTextIsReadBackAsInactiveText(DomainXmlDialect dialect) {
        FormatOptions format = FormatOptions.DEFAULT.withDialect(dialect).withInactive(true);
        ParseOptions parse =
                ParseOptions.builder().dialect(dialect).inactive(true).build();
        for (long seed = FIRST_SEED; seed < FIRST_SEED + ROUNDS; seed++) {
            DomainDefinition domain = generate(seed, dialect);
            String written = DomainXml.format(domain, format);
            assertThat(written).as("seed %d", seed).doesNotContain(" id=", "passwd=", "'vnet");
            assertThat(DomainXml.format(DomainXml.parse(written, parse), format))
                    .as("seed %d", seed)
                    .isEqualTo(written);
        }
    }

    static Stream<Arguments> mutations() {
        return Stream.of(DomainXmlDialect.values())
                .flatMap(dialect -> Stream.of(true, false).map(validated -> Arguments.of(dialect, validated)));
    }

    @ParameterizedTest
    @MethodSource("mutations")
    void aDamagedTextGivesAResultOrATypedError(DomainXmlDialect dialect, boolean validated) {
        int accepted = 0;
        for (long seed = FIRST_SEED; seed < FIRST_SEED + 3 * ROUNDS; seed++) {
            var random = new Random(seed);
            String text = DomainXml.format(
                    generate(seed, dialect),
                    FormatOptions.DEFAULT.withDialect(dialect).withSecrets(true));
            for (int change = random.nextInt(4); change >= 0; change--) {
                text = damage(text, random);
            }
            accepted += survives(text, dialect, validated, seed) ? 1 : 0;
        }
        // If nothing or all were accepted, the damage would be of no use.
        assertThat(accepted).isBetween(ROUNDS / 10, 3 * ROUNDS - ROUNDS / 10);
    }

    @ParameterizedTest
    @EnumSource(DomainXmlDialect.class)
    void arbitraryCharactersGiveATypedError(DomainXmlDialect dialect) {
        for (long seed = FIRST_SEED; seed < FIRST_SEED + ROUNDS; seed++) {
            var random = new Random(seed);
            var text = new StringBuilder();
            for (int length = random.nextInt(200); length > 0; length--) {
                text.append(
                        random.nextInt(3) == 0
                                ? TOKENS.get(random.nextInt(TOKENS.size()))
                                : String.valueOf((char) random.nextInt(random.nextBoolean() ? 128 : 65536)));
            }
            assertThat(survives(text.toString(), dialect, true, seed)).isFalse();
        }
    }

    private static boolean survives(String text, DomainXmlDialect dialect, boolean validated, long seed) {
        ParseOptions options = ParseOptions.builder()
                .dialect(dialect)
                .validated(validated)
                .random(new Random(seed))
                .build();
        DomainDefinition domain;
        try {
            domain = DomainXml.parse(text, options);
        } catch (HypervisorException typed) {
            return false;
        } catch (RuntimeException | StackOverflowError untyped) {
            throw new AssertionError("seed " + seed + ": " + text, untyped);
        }
        try {
            DomainXml.format(domain, FormatOptions.DEFAULT.withDialect(dialect));
        } catch (HypervisorException typed) {
            assertThat(typed.code()).isEqualTo(ErrorCode.CONFIG_UNSUPPORTED);
        }
        return true;
    }

    /** Most changes keep the XML well-formed, so that they get past the parser. */
    private static String damage(String text, Random random) {
        int at = random.nextInt(text.length());
        return switch (random.nextInt(8)) {
            case 0 -> text.substring(0, at) + TOKENS.get(random.nextInt(TOKENS.size())) + text.substring(at);
            case 1 -> withoutLine(text, at);
            case 2, 3, 4 -> withOtherValue(text, at, random);
            case 5 -> withLineTwice(text, at);
            case 6 -> withOtherNumber(text, at, random);
            default -> text.substring(0, at) + text.substring(Math.min(text.length(), at + 1 + random.nextInt(3)));
        };
    }

    private static String withoutLine(String text, int at) {
        int start = text.lastIndexOf('\n', at) + 1;
        int end = text.indexOf("\n", start);
        return end < 0 ? text : text.substring(0, start) + text.substring(end + 1);
    }

    private static String withLineTwice(String text, int at) {
        int start = text.lastIndexOf('\n', at) + 1;
        int end = text.indexOf("\n", start);
        return end < 0 ? text : text.substring(0, end + 1) + text.substring(start);
    }

    private static String withOtherValue(String text, int at, Random random) {
        int start = text.indexOf("='", at);
        int end = start < 0 ? -1 : text.indexOf('\'', start + 2);
        String value = TOKENS.get(random.nextInt(TOKENS.size()));
        return end < 0 || value.contains("'") || value.contains("<") || value.contains("&")
                ? text
                : text.substring(0, start + 2) + value + text.substring(end);
    }

    private static String withOtherNumber(String text, int at, Random random) {
        String number = List.of("0", "-1", "99999999999999999999", "2147483648", "", "1e3", "16384")
                .get(random.nextInt(7));
        int digit = at;
        while (digit < text.length() && !Character.isDigit(text.charAt(digit))) {
            digit++;
        }
        int end = digit;
        while (end < text.length() && Character.isDigit(text.charAt(end))) {
            end++;
        }
        return text.substring(0, digit) + number + text.substring(end);
    }

    private static DomainDefinition generate(long seed, DomainXmlDialect dialect) {
        return new DefinitionGenerator(new Random(seed), dialect == DomainXmlDialect.LATEST).next();
    }
}
