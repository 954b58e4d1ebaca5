// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.domainxml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.hypervia.api.definition.Architecture;
import org.hypervia.api.definition.DomainDefinition;
import org.hypervia.api.definition.DomainType;
import org.hypervia.api.definition.DomainXmlDialect;
import org.hypervia.api.definition.OperatingSystem;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.value.MemorySize;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A definition without text meets the same rules as its text. A failure names the seed. */
class DefinitionRulesTest {
    private static final int ROUNDS = 1_000 * Integer.getInteger("hypervia.fuzz.factor", 1);
    private static final long FIRST_SEED = 20261127;

    /** What became of a definition: itself, completed, or the code of its refusal. */
    private record Outcome(Object result, String message) {}

    static Stream<Arguments> ways() {
        return Stream.of(DomainXmlDialect.values())
                .flatMap(dialect -> Stream.of(true, false)
                        .flatMap(inactive ->
                                Stream.of(true, false).map(validated -> Arguments.of(dialect, inactive, validated))));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void acceptingIsReadingWhatWasWritten(DomainXmlDialect dialect, boolean inactive, boolean validated) {
        ParseOptions options = ParseOptions.builder()
                .dialect(dialect)
                .inactive(inactive)
                .validated(validated)
                .build();
        FormatOptions format = FormatOptions.DEFAULT.withDialect(dialect).withSecrets(true);
        Map<ErrorCode, Integer> refusals = new EnumMap<>(ErrorCode.class);
        int accepted = 0;
        for (long seed = FIRST_SEED; seed < FIRST_SEED + ROUNDS; seed++) {
            int changes = 1 + (int) (seed % 3);
            DomainDefinition domain =
                    new WildDefinitions(new Random(seed), dialect == DomainXmlDialect.LATEST).next(changes);
            Outcome throughText = outcome(() -> DomainXml.parse(DomainXml.format(domain, format), options));
            Outcome direct = outcome(() -> DomainXml.accept(domain, options));
            boolean bothRefused = throughText.result() instanceof ErrorCode && direct.result() instanceof ErrorCode;
            if (!direct.result().equals(throughText.result()) && (changes == 1 || !bothRefused)) {
                assertThat(direct.result())
                        .as("seed %d: %s; its text: %s", seed, direct.message(), throughText.message())
                        .usingRecursiveComparison()
                        .isEqualTo(throughText.result());
            }
            if (throughText.result() instanceof ErrorCode code) {
                refusals.merge(code, 1, Integer::sum);
            } else {
                accepted++;
            }
        }
        assertThat(refusals)
                .as("the wild ones reach every code")
                .containsKeys(
                        ErrorCode.NO_NAME, ErrorCode.XML_ERROR, ErrorCode.INTERNAL_ERROR, ErrorCode.CONFIG_UNSUPPORTED);
        assertThat(accepted).isBetween(ROUNDS / 20, ROUNDS - ROUNDS / 20);
    }

    private static Outcome outcome(Supplier<DomainDefinition> way) {
        try {
            return new Outcome(way.get(), "accepted");
        } catch (HypervisorException e) {
            return new Outcome(e.code(), e.toString());
        }
    }

    @Test
    void aRefusalNamesTheDomain() {
        DomainDefinition domain = DomainDefinition.builder(
                        DomainType.VMWARE,
                        new java.util.UUID(1, 2),
                        MemorySize.ZERO,
                        OperatingSystem.builder(Architecture.X86_64).build())
                .name("web01")
                .build();
        assertThatThrownBy(() -> DomainXml.accept(domain, ParseOptions.builder().build()))
                .isInstanceOfSatisfying(
                        HypervisorException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.XML_ERROR))
                .hasMessage("domain 'web01': the domain has no memory");
    }
}
