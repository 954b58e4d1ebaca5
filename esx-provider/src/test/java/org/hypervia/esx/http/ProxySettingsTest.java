// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.http.ProxySettings.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxySettingsTest {
    @ParameterizedTest
    @CsvSource({
        "proxy.example,HTTP,proxy.example,1080",
        "http://proxy.example:3128,HTTP,proxy.example,3128",
        "socks://p:1,SOCKS5,p,1",
        "socks5://p,SOCKS5,p,1080",
        "socks4://p:65535,SOCKS4,p,65535",
        "socks4a://p:9050,SOCKS4A,p,9050"
    })
    void theParameterIsReadAsLibvirtReadsIt(String text, Kind kind, String host, int port) {
        assertThat(ProxySettings.parse(text)).contains(new ProxySettings(kind, host, port));
    }

    @Test
    void nothingMeansNoProxy() {
        assertThat(ProxySettings.parse("")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP://p", "ftp://p", ":3128", "p:0", "p:65536", "p:x", "p:", "socks://:1"})
    void whatIsNoProxyIsQuoted(String text) {
        HypervisorException error = catchThrowableOfType(HypervisorException.class, () -> ProxySettings.parse(text));

        assertThat(error.code()).isEqualTo(ErrorCode.INVALID_ARG);
    }
}
