// SPDX-License-Identifier: Apache-2.0
package org.hypervia.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LocaleTest {
    @Test
    void namesAreUtf8WhateverTheLocaleSaysAndLibvirtPrintsNothing() throws Exception {
        Libvirt.need();
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                LocaleProbe.class.getName());
        builder.environment().put("LC_ALL", "C");
        builder.environment().remove("LIBVIRT_LOG_OUTPUTS");
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);

        // What newer JDKs say about native access begins with WARNING.
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(out).startsWith("gr\u00f6\u00dfe \u65e5\u672c\nNO_DOMAIN ");
        assertThat(err.lines().filter(line -> !line.isBlank() && !line.startsWith("WARNING:")))
                .as("what libvirt prints by itself")
                .isEmpty();
        assertThat(process.exitValue()).isZero();
    }
}
