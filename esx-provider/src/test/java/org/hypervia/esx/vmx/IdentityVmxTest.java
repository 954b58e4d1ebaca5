// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hypervia.api.error.ErrorCode.NO_NAME;
import static org.hypervia.esx.vmx.Vmx.read;
import static org.hypervia.esx.vmx.Vmx.read90;
import static org.hypervia.esx.vmx.Vmx.refuses;
import static org.hypervia.esx.vmx.Written.machine;
import static org.hypervia.esx.vmx.text.Thrown.refused;

import java.util.List;
import java.util.UUID;
import org.hypervia.api.definition.DomainDefinition;
import org.hypervia.api.definition.DomainXmlDialect;
import org.hypervia.api.error.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sections 2.3 and 3.2 of the reference. */
class IdentityVmxTest {
    private static final Written OLD = Written.hardware(4);

    @Test
    void takesTheUuidOfTheBiosAsIdentity() {
        UUID bios = UUID.fromString("564d4b9e-d217-639b-980e-925d772aa383");
        String key = "uuid.bios=56 4D 4b 9e d2 17 63 9b-98 0e 92 5d 77 2a a3 83";
        assertThat(read90(key, "uuid.location=x", "vc.uuid=x", "uuid.action=keep")
                        .uuid())
                .isEqualTo(bios);
        assertThat(read90(key).hardwareUuid()).isEmpty();
        assertThat(read(key).uuid()).isEqualTo(bios);
        refuses("uuid.bios=56 4d", "uuid.bios", "56 4d");
    }

    @Test
    void asksForAnIdentityWhereThereIsNone() {
        assertThat(OLD.added(domain -> domain.uuid(new UUID(0, 0)))).containsExactly("uuid.action = \"create\"");
    }

    @Test
    void anEmptyInstanceUuidIsNone() {
        String bios = "uuid.bios=56 4d 4b 9e d2 17 63 9b-98 0e 92 5d 77 2a a3 83";
        for (String empty : List.of("vc.uuid=", "vc.uuid=  ")) {
            assertThat(read(bios, empty).uuid()).isEqualTo(Written.ID);
            assertThat(read(bios, empty).hardwareUuid()).contains(Written.ID);
        }
        // As libvirt has it, which needs one or the other.
        refuses("uuid.bios=", "uuid.bios");
        refused(ErrorCode.INTERNAL_ERROR, () -> read("vc.uuid=52"), "vc.uuid");
    }

    @Test
    void writesTheIdentityThatTheGuestSees() {
        UUID seen = UUID.fromString("564d0011-2233-4455-6677-8899aabbccdd");
        assertThat(OLD.added(domain -> domain.hardwareUuid(seen)))
                .containsExactly(
                        "uuid.bios = \"56 4d 00 11 22 33 44 55-66 77 88 99 aa bb cc dd\"",
                        "vc.uuid = \"56 4d 4b 9e d2 17 63 9b-98 0e 92 5d 77 2a a3 83\"");
        assertThat(OLD.added(domain -> domain.hardwareUuid(Written.ID))).isEmpty();
        assertThat(OLD.in(DomainXmlDialect.LIBVIRT_9_0).added(domain -> domain.hardwareUuid(seen)))
                .isEmpty();
    }

    private static String identified(DomainDefinition domain) {
        VmxWriteContext plain = VmxOptions.DEFAULT.writing();
        return VmxConverter.fromDefinition(
                domain,
                new VmxWriteContext(plain.paths(), plain.scsiModels(), plain.hardwareVersion(), plain.dialect(), true));
    }

    @Test
    void writesBothIdentitiesWhereTheyAreWanted() {
        DomainDefinition domain = machine().hardwareUuid(new UUID(3, 4)).build();

        assertThat(identified(domain)).contains("""
                uuid.bios = "00 00 00 00 00 00 00 03-00 00 00 00 00 00 00 04"
                vc.uuid = "56 4d 4b 9e d2 17 63 9b-98 0e 92 5d 77 2a a3 83"
                displayName = "vm"
                """);
        DomainDefinition back = VmxConverter.toDefinition(identified(domain), Vmx.LATEST.reading());
        assertThat(back.uuid()).isEqualTo(domain.uuid());
        assertThat(back.hardwareUuid()).isEqualTo(domain.hardwareUuid());
    }

    @Test
    void showsTheGuestTheSameIdentityWhereItHasNoOther() {
        assertThat(identified(machine().build())).contains("""
                uuid.bios = "56 4d 4b 9e d2 17 63 9b-98 0e 92 5d 77 2a a3 83"
                vc.uuid = "56 4d 4b 9e d2 17 63 9b-98 0e 92 5d 77 2a a3 83"
                """);
        assertThat(identified(machine().uuid(new UUID(0, 0)).build()))
                .contains("uuid.action = \"create\"\n")
                .doesNotContain("uuid.bios", "vc.uuid");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\0',
            value = {"web01,web01", "a%2fb,a/b", "|22q|22,\"q\"", "%7c22,\"", "100%25,100%", "<&>,<&>", "a/b,a/b"})
    void readsTheNamePercentFirst(String value, String name) {
        assertThat(read("displayName=" + value).name()).contains(name);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\0',
            value = {"a/b,a%2fb", "\"q\",|22q|22", "a|b,a|7cb", "100%,100%25", "a\\b,a%5cb", "größe <&>,größe <&>"})
    void writesTheNamePipeFirst(String name, String written) {
        assertThat(OLD.added(domain -> domain.name(name))).containsExactly("displayName = \"" + written + "\"");
        assertThat(Vmx.read("displayName=" + written).name()).contains(name);
    }

    @Test
    void refusesToWriteADomainWithoutName() {
        OLD.refuses(NO_NAME, domain -> domain.name(null));
        OLD.refuses(NO_NAME, domain -> domain.name(""));
    }

    @Test
    void tellsAnEmptyNameFromNone() {
        assertThat(read("displayName=").name()).contains("");
        assertThat(read("annotation=").description()).contains("");
        refuses("displayName=50%", "displayName");
        refuses("displayName=50%7c", "displayName");
        refuses("annotation=a|", "annotation");
    }

    @Test
    void readsTheAnnotation() {
        assertThat(read("annotation=one|0Atwo|0D|7c 50%25").description()).contains("one\ntwo\r| 50%25");
    }

    @Test
    void writesTheDescriptionWithPipesOnly() {
        assertThat(OLD.added(domain -> domain.description(" pipe | and \"quote\" 50%/ ")))
                .containsExactly("annotation = \" pipe |7c and |22quote|22 50%/ \"");
        assertThat(OLD.added(domain -> domain.description(""))).isEmpty();
    }

    @Test
    void writesLineEndsRawIn90AndEscapedInTheNewestDialect() {
        assertThat(OLD.added(domain -> domain.description("a\nb\rc"))).containsExactly("annotation = \"a|0ab|0dc\"");
        assertThat(OLD.in(DomainXmlDialect.LIBVIRT_9_0).added(domain -> domain.description("a\nb")))
                .containsExactly("annotation = \"a", "b\"");
    }

    @ParameterizedTest
    @CsvSource({
        "-1,255,ffffffff-ffff-ffff-0000-0000000000ff",
        "0,1,00000000-0000-0000-0000-000000000001",
        "1424963296993694319,-5704120239402535687,13c67d7a-4d19-d26f-b0d6-f5ba16c154f9",
    })
    void readsTheGenerationId(String first, String second, String id) {
        UUID expected = new UUID(Long.parseLong(first), Long.parseLong(second));
        assertThat(read("vm.genid=" + first, "vm.genidX=" + second).generationId())
                .contains(expected);
        if (first.length() < 3) {
            assertThat(expected).hasToString(id);
        }
    }

    @Test
    void hasNoGenerationIdOfZero() {
        assertThat(read("vm.genid=0").generationId()).isEmpty();
        assertThat(read("vm.genid=5").generationId()).contains(new UUID(5, 0));
        refuses("vm.genid=x", "vm.genid");
        refuses("vm.genidX=x", "vm.genidX");
    }
}
