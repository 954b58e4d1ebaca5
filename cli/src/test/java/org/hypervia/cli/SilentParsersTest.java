// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.cli.output.CommandFailure;
import org.hypervia.cli.xml.XmlSelection;
import org.hypervia.spi.xml.XmlTree;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The JDK's parsers, left alone, tell standard error of what they do not like, beside the exception. */
class SilentParsersTest {
    private final PrintStream before = System.err;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @BeforeEach
    void listen() {
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void stopListening() {
        System.setErr(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no xml",
                "<domain>",
                "<domain>&nothing;</domain>",
                "<domain>\u0001</domain>",
                "<domain a='1' a='2'/>",
                "<!DOCTYPE domain><domain/>",
                "<!DOCTYPE domain [<!ENTITY a 'b'>]><domain>&a;</domain>",
                "<?xml version='7.0'?><domain/>",
                "<?xml version='1.0' encoding='no such'?><domain><",
                "<domain/><domain/>",
                "<a:domain/>",
            })
    void documentsThatAreNone(String xml) {
        assertThat(catchThrowable(() -> XmlSelection.select(xml, "/domain", false)))
                .isInstanceOf(CommandFailure.class);
        assertThat(catchThrowable(() -> XmlTree.read("domain", xml)))
                .satisfiesAnyOf(
                        failure -> assertThat(failure).isNull(),
                        failure -> assertThat(failure).isInstanceOf(HypervisorException.class));
        assertThat(said.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/domain[", "1 + 1", "x:y", "nothing()", "'a"})
    void expressionsThatAreNone(String path) {
        assertThat(catchThrowable(() -> XmlSelection.select("<domain/>", path, false)))
                .isInstanceOf(CommandFailure.class);
        assertThat(said.toString(StandardCharsets.UTF_8)).isEmpty();
    }
}
