// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxySettingsTest {
    @ParameterizedTest
    @CsvSource({
        "proxy.example,             HTTP,    proxy.example, 1080",
        "proxy.example:3128,        HTTP,    proxy.example, 3128",
        "http://proxy.example,      HTTP,    proxy.example, 1080",
        "socks://proxy.example,     SOCKS5,  proxy.example, 1080",
        "socks5://proxy.example:1,  SOCKS5,  proxy.example, 1",
        "socks4://10.0.0.1:65535,   SOCKS4,  10.0.0.1,      65535",
        "socks4a://proxy.example,   SOCKS4A, proxy.example, 1080",
        "proxy.example:+3128,       HTTP,    proxy.example, 3128",
        "proxy.example: 3128,       HTTP,    proxy.example, 3128",
        "socks5://[::1]:1081,       SOCKS5,  ::1,           1081",
        "[fe80::1],                 HTTP,    fe80::1,       1080",
    })
    void readsWhatLibvirtReads(String text, ProxySettings.Kind kind, String host, int port) {
        assertThat(ProxySettings.parse(text)).contains(new ProxySettings(kind, host, port));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "http://", "socks5://"})
    void noHostAtAllMeansNoProxy(String text) {
        assertThat(ProxySettings.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ftp://proxy.example,     'ftp'",
        "HTTP://proxy.example,    'HTTP'",
        "://proxy.example,        ''",
        ":1080,                   :1080",
        "socks5://:1080,          :1080",
        "proxy.example:,          ''",
        "proxy.example:0,         '0'",
        "proxy.example:65536,     '65536'",
        "proxy.example:-1,        '-1'",
        "proxy.example:80x,       '80x'",
        "proxy.example:99999999999999, '99999999999999'",
        "::1,                     ::1",
        "[::1,                    [",
        "[::1]x:80,               [::1]x",
    })
    void refusesTheRestQuotingIt(String text, String quoted) {
        HypervisorException failure = Wire.failure(() -> ProxySettings.parse(text));

        assertThat(failure.code()).isEqualTo(ErrorCode.INVALID_ARG);
        assertThat(failure).hasMessageContaining("proxy").hasMessageContaining(quoted);
    }

    @Test
    void neverQuotesAPassword() {
        HypervisorException failure = Wire.failure(() -> ProxySettings.parse("http://user:hunter2@proxy.example:3128"));

        assertThat(failure.code()).isEqualTo(ErrorCode.INVALID_ARG);
        assertThat(failure.getMessage()).doesNotContain("hunter2").contains("credentials");
    }
}
