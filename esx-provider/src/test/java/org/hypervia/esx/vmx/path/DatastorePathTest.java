// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hypervia.esx.vmx.text.Thrown.refused;

import org.hypervia.api.error.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Section 3.13 of the reference, and the vectors of appendix C of the driver reference. */
class DatastorePathTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            emptyValue = "",
            value = {
                "[ds] d/f,ds,d,d/f,d,f",
                "[ds] d1/d2/f,ds,d1/d2,d1/d2/f,d1/d2,f",
                "[ds] f,ds,f,f,\"\",f",
                "[ds] d/,ds,d,d/,d,\"\"",
                "[ds],ds,\"\",\"\",\"\",\"\"",
                "[a] x/y/z.vmdk,a,x/y,x/y/z.vmdk,x/y,z.vmdk",
                "[a] z.vmdk,a,z.vmdk,z.vmdk,\"\",z.vmdk",
                "[a b]c,a b,c,c,\"\",c",
                "[?] ?/x,?,?,?/x,?,x",
                "[ds] /x,ds,\"\",/x,\"\",x",
                "[a]  \t[b] c,a,[b] c,[b] c,\"\",[b] c",
            })
    void splitsAPath(String text, String datastore, String directory, String path, String parent, String fileName) {
        DatastorePath parsed = DatastorePath.parse(text);
        assertThat(parsed.datastore()).isEqualTo(datastore);
        assertThat(parsed.path()).isEqualTo(path);
        assertThat(parsed.directory()).isEqualTo(directory);
        assertThat(parsed.parent()).isEqualTo(parent);
        assertThat(parsed.fileName()).isEqualTo(fileName);
        assertThat(DatastorePath.parse(parsed.toString())).isEqualTo(parsed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[", "[]", "[] d/f", "d/f", "/d/f", " [ds] d/f", "[ds"})
    void refusesOtherTexts(String text) {
        refused(ErrorCode.INVALID_ARG, () -> DatastorePath.parse(text), "'" + text + "'");
    }

    /** What follows a bracket at once belongs to the path, as with libvirt; a colon there is a slip. */
    @ParameterizedTest
    @CsvSource({"[ds]:d/f.vmdk,[ds] d/f.vmdk", "[a b]: c.iso,[a b] c.iso", "[ds]:,[ds]"})
    void refusesAColonAfterTheBracketAndSaysHowItIsWritten(String text, String right) {
        refused(ErrorCode.INVALID_ARG, () -> DatastorePath.parse(text), "'" + text + "'", "write it as " + right);
    }

    @Test
    void aDirectoryMayBeginWithAColonAfterABlank() {
        assertThat(DatastorePath.parse("[ds] :d/f").path()).isEqualTo(":d/f");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[ds]",
                "[ds] ../f",
                "[ds] d/../f",
                "[ds] ./f",
                "[ds] d/..",
                "[ds] /d/f",
                "[ds] d//f",
                "[ds] d/",
                "[ds] d/\u0001f",
                "[ds] d\n/f"
            })
    void namesNoFile(String text) {
        refused(
                ErrorCode.INVALID_ARG,
                () -> DatastorePath.parse(text).requireFile(),
                "names no file of a datastore",
                "write it as [datastore] directory/file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[ds] f", "[ds] d/f", "[ds] ..d/f..", "[ds]d/f", "[ds] d/ f"})
    void namesAFile(String text) {
        DatastorePath path = DatastorePath.parse(text);
        assertThat(path.requireFile()).isSameAs(path);
        assertThat(path.requireInside()).isSameAs(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"[ds] ..", "[ds] ../e/f", "[ds] d/../../f", "[ds] /../f", "[ds] ./../f", "[ds] d/./../..//f"})
    void leadsOut(String text) {
        refused(
                ErrorCode.INVALID_ARG,
                () -> DatastorePath.parse(text).requireInside(),
                "leads out of the datastore 'ds'");
    }

    @Test
    void aWayThatComesBackStaysInside() {
        assertThat(DatastorePath.parse("[ds] web01/../db01/db01.vmdk").requireInside())
                .hasToString("[ds] web01/../db01/db01.vmdk");
    }

    @Test
    void findsFilesBesideIt() {
        assertThat(DatastorePath.parse("[ds] d/e/vm.vmx").sibling("x.vmdk")).hasToString("[ds] d/e/x.vmdk");
        assertThat(DatastorePath.parse("[ds] vm.vmx").sibling("x.vmdk")).hasToString("[ds] x.vmdk");
    }

    @Test
    void isWrittenAsTheViApiDoes() {
        assertThat(new DatastorePath("ds", "d/f")).hasToString("[ds] d/f");
        assertThat(new DatastorePath("ds", "")).hasToString("[ds]");
        refused(ErrorCode.INVALID_ARG, () -> new DatastorePath("a]b", "c"), "a]b");
        refused(ErrorCode.INVALID_ARG, () -> new DatastorePath("]b", "c"), "]b");
        refused(ErrorCode.INVALID_ARG, () -> new DatastorePath("", "c"));
    }
}
