// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hypervia.esx.vmx.text.Thrown.refused;

import org.hypervia.api.error.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Section 1.1 of the reference. */
class VmxGrammarTest {
    private static VmxFile read(String text) {
        return new VmxGrammar(text, false, Leniency.STRICT).file();
    }

    private static String valueOfA(String text) {
        return read(text).value("a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a=\"1\"",
                "a = \"1\"",
                "a\t = \t'1'",
                "a = \"1\"\n",
                "a = \"1\"\r\n",
                "a = \"1\"\r",
                "\n \r\n\t a = \"1\"",
                "a = \"1\" ; ",
                "a = \"1\" # why\n",
                "a = \"1\"# why",
                "# first\n# second\na = \"1\"",
                "#!/usr/bin/vmware\na = \"1\"",
                "b = \"2\";a = \"1\"",
                "b = \"2\" ; \n a = \"1\"",
                "b = \"2\"\ra = \"1\"\n\n\n",
                "a = \"1\"\n \t\n",
                "a = \"\"\"1\"\"\"",
            })
    void acceptsBlanksCommentsAndAllSeparators(String text) {
        assertThat(valueOfA(text)).isEqualTo("1");
    }

    @Test
    void hasNoBackslashEscapes() {
        assertThat(valueOfA("a = \"C:\\new\\\"")).isEqualTo("C:\\new\\");
    }

    @Test
    void keepsTheOtherQuoteInsideAValue() {
        assertThat(valueOfA("a = 'say \"hi\"'")).isEqualTo("say \"hi\"");
        assertThat(valueOfA("a = \"it's\"")).isEqualTo("it's");
    }

    @Test
    void readsLineEndsInATripleQuotedValue() {
        assertThat(valueOfA("a = \"\"\"one\ntwo \"\" three\r\n\"\"\"\nb = \"2\""))
                .isEqualTo("one\ntwo \"\" three\r\n");
    }

    @Test
    void readsTripleQuotesAsEmptyValueWhenTooLittleIsLeft() {
        assertThat(valueOfA("a = \"\"")).isEmpty();
        // Six characters are left at the first quote: an empty value and rubbish behind it.
        refused(ErrorCode.CONF_SYNTAX, () -> read("a = \"\"\"\"\"\""), "separator");
        assertThat(valueOfA("a = \"\"\"\"\"\"\n")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "Z", ".encoding", "scsi0:0.fileName", "a_b-c.d:e9", "..", "a-"})
    void acceptsNames(String name) {
        assertThat(read(name + " = \"1\"").value(name)).isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0a", "_a", "-a", ":a", "\"a\"", "é", "\uFEFFa", "=", ";"})
    void refusesOtherBeginningsOfNames(String name) {
        refused(ErrorCode.CONF_SYNTAX, () -> read(name + " = \"1\""), "memory conf:1", "a name is expected");
    }

    @Test
    void takesAsterisksInNamesOnlyWhereTheDialectHasThem() {
        String text = "pciPassthru*.present = \"1\"";
        assertThat(new VmxGrammar(text, true, Leniency.STRICT).file().value("pcipassthru*.present"))
                .isEqualTo("1");
        refused(ErrorCode.CONF_SYNTAX, () -> read(text), "an assignment is expected", "pciPassthru");
        refused(
                ErrorCode.CONF_SYNTAX,
                () -> new VmxGrammar("*a = \"1\"", true, Leniency.STRICT).file(),
                "a name is expected");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "a|an assignment is expected",
                "a \"1\"|an assignment is expected",
                "a = 1|numbers are not allowed",
                "a = -1|numbers are not allowed",
                "a = [1]|lists are not allowed",
                "a = true|a value is expected",
                "a =|a value is expected",
                "a = \"1|not terminated",
                "a = '1|not terminated",
                "a = \"1'|not terminated",
                "a = \"\"\"12\"\"|not terminated",
                "a = \"1\" b = \"2\"|a separator is expected",
                "a = \"1\"\"2\"|a separator is expected",
                "a = \"1\";;|a name is expected",
            })
    void namesWhatWasExpected(String text, String expected) {
        refused(ErrorCode.CONF_SYNTAX, () -> read(text), "memory conf:1", expected);
    }

    @Test
    void refusesAValueOverTwoLines() {
        refused(ErrorCode.CONF_SYNTAX, () -> read("a = \"one\ntwo\""), "memory conf:1", "not terminated");
        refused(ErrorCode.CONF_SYNTAX, () -> read("a = \"one\rtwo\""), "not terminated");
    }

    @Test
    void countsLinesInLineFeeds() {
        refused(ErrorCode.CONF_SYNTAX, () -> read("a = \"1\"\r\n\r\n# two\nb = 2"), "memory conf:4");
        refused(ErrorCode.CONF_SYNTAX, () -> read("a = \"1\"\rb = 2"), "memory conf:1");
    }

    @Test
    void readsNothingFromTheEmptyText() {
        assertThat(read("").entries()).isEmpty();
        assertThat(read("\0a").entries()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "\n", "\r\n\t"})
    void refusesATextOfBlanksOnly(String text) {
        refused(ErrorCode.CONF_SYNTAX, () -> read(text), "a name is expected");
    }

    @Test
    void endsAtTheFirstNul() {
        assertThat(read("a = \"1\"\n\0b = 2").entries()).containsExactly(new VmxFile.Entry("a", "1"));
        refused(ErrorCode.CONF_SYNTAX, () -> read("a = \"1\0\""), "not terminated");
        refused(ErrorCode.CONF_SYNTAX, () -> read("a = \"\"\"1234567\0\"\"\""), "not terminated");
    }

    @Test
    void findsTheFirstOfEqualKeysInAnyCase() {
        VmxFile file = read("memSize = \"1\"\nMEMSIZE = \"2\"\nb = \"3\"");
        assertThat(file.value("memsize")).isEqualTo("1");
        assertThat(file.value("B")).isEqualTo("3");
        assertThat(file.value("c")).isNull();
        assertThat(file.entries()).hasSize(3);
    }

    @Test
    void refusesMoreEntriesThanAnyMachineHas() {
        String text = "a = \"1\"\n".repeat(VmxGrammar.MAX_ENTRIES);
        assertThat(read(text).entries()).hasSize(VmxGrammar.MAX_ENTRIES);
        refused(ErrorCode.CONF_SYNTAX, () -> read(text + "a = \"1\""), "" + VmxGrammar.MAX_ENTRIES);
    }
}
