// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SerialUriTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            emptyValue = "",
            value = {
                "telnet://host.example:4321,telnet,host.example,4321",
                "tcp+ssl://my_host:1,tcp+ssl,my_host,1",
                "TCP://[2001:db8::1]:22/path?x=1#y,TCP,2001:db8::1,22",
                "//host:1,\"\",host,1",
                "host:1234,host,\"\",0",
                "tcp://host,tcp,host,0",
                "tcp://host:,tcp,host,0",
                "tcp://host:0,tcp,host,0",
                "telnet://:12345,telnet,\"\",12345",
                "tcp://user:pw@host:5,tcp,host,5",
                "tcp://h%20x:5,tcp,h x,5",
                "/dev/ttyS0,\"\",\"\",0",
                "com1,\"\",\"\",0",
                "a+Z-z.A09://a-Z_z~A0.9:999999999,a+Z-z.A09,a-Z_z~A0.9,999999999",
                "tcp://%41%c3%bc:9,tcp,Aü,9",
                "a/b:c,\"\",\"\",0",
                "tcp://h:1?,tcp,h,1",
                "tcp://[fe80::1%25eth0]:5,tcp,fe80::1%eth0,5",
                "tcp://[fe80::1%eth0]:5,tcp,fe80::1%eth0,5",
                "telnet://[h]:1,telnet,[h],1",
                "telnet://[a%20b]:1,telnet,[a b],1",
                "//,\"\",\"\",0",
                "\"\",\"\",\"\",0",
            })
    void findsSchemeHostAndPort(String text, String scheme, String host, int port) {
        assertThat(SerialUri.parse(text)).contains(new SerialUri(scheme, host, port));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tcp://my host:1",
                " tcp://host:1",
                "1host:1234",
                "://host:1",
                "tcp://host:1x",
                "tcp://host:-1",
                "tcp://host:12345678901",
                "tcp://[::1:1",
                "tcp://[::1]x:1",
                "tcp://h%2:1",
                "tcp://h%00:1",
                "tcp://h%2",
                "tcp://h%g0:1",
                "tcp://h%0g:1",
                "tcp://h[x]:1",
                "tcp://h:1000000000",
                ":80",
                "a b:c",
                "tcp://@[a]b@:1",
                "tcp://a@b@c:1",
                "tcp://größe:1",
                "tcp://host:1/a b",
                "tcp://host:1/#a#b",
                "a|b",
                "C:\\x",
                "<x>",
            })
    void refusesWhatIsNoUri(String text) {
        assertThat(SerialUri.parse(text)).isEmpty();
    }
}
