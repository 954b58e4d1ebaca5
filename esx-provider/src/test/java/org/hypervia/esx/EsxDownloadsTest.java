// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hypervia.esx.Simulated.assertFails;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.OptionalLong;
import java.util.Random;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.storage.TransferOptions;
import org.hypervia.api.storage.TransferRange;
import org.hypervia.api.storage.TransferResult;
import org.hypervia.simulator.fault.FaultRule;
import org.hypervia.simulator.fault.Misbehaviour;
import org.hypervia.spi.Deadline;
import org.hypervia.spi.storage.DownloadSource;
import org.hypervia.spi.storage.TransferLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Content of volumes read over {@code /folder}: whole, in parts, cut, refused. */
class EsxDownloadsTest extends TransferFixture {
    @Test
    void aWholeFileComesInOneRequestWithItsLength() throws IOException {
        host.resetTraffic();
        DownloadSource source = transfers.download(ISO, TransferRange.all(), limits);

        assertThat(source.length()).isEqualTo(OptionalLong.of(SIZE));
        try (InputStream in = source.content()) {
            assertThat(in.readAllBytes()).isEqualTo(pattern(0, SIZE));
        }
        assertThat(host.traffic().total()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"0, 10", "1, 1", "2999999, 1", "2999990, 1000", "1048576, 65536", "5, 0"})
    void aPartIsThatPart(long offset, long length) throws IOException {
        long there = Math.min(length, SIZE - offset);

        assertThat(download(ISO, TransferRange.of(offset, length))).isEqualTo(pattern(offset, there));
    }

    @Test
    void whatBeginsAtTheEndIsEmptyAndBeyondItRefused() throws IOException {
        assertThat(download(ISO, TransferRange.from(1))).isEqualTo(pattern(1, SIZE - 1));
        assertThat(download(ISO, TransferRange.from(SIZE))).isEmpty();
        assertFails(ErrorCode.INVALID_ARG, () -> download(ISO, TransferRange.from(SIZE + 1L)))
                .contains("[datastore1] iso/a.iso ends before byte 3000001");
    }

    @Test
    void aServerThatDoesNotKnowRangesDoesNotSpoilAPart() throws IOException {
        misbehave("GET /folder", new Misbehaviour.RangeIgnored());
        assertThat(download(ISO, TransferRange.of(1_000_000, 2000))).isEqualTo(pattern(1_000_000, 2000));

        misbehave("GET /folder", new Misbehaviour.RangeIgnored());
        assertFails(ErrorCode.INVALID_ARG, () -> download(ISO, TransferRange.of(SIZE + 1L, 2)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "iso/with blank.iso",
                "iso/a+b%2fc&d=e#f?g.iso",
                "iso/[x] y.iso",
                "t\u00e4st/\u65e5\u672c.iso",
                "a/b/c/d/e.iso",
                "root.iso"
            })
    void namesOfAllKindsAreFoundAndReplaced(String name) throws IOException {
        datastore.write(name, random(1000));
        String ref = "[datastore1] " + name;
        assertThat(download(ref, TransferRange.all())).isEqualTo(random(1000));

        upload(ref, random(2000));

        assertThat(datastore.read(name)).contains(random(2000));
        assertThat(datastore.files()).noneMatch(path -> path.endsWith(".part"));
    }

    @Test
    void twentyCutsAtRandomOffsetsAndNotAByteIsLostOrTwice() throws Exception {
        Random random = new Random(5);
        for (int i = 0; i < 20; i++) {
            host.faults()
                    .add(FaultRule.on("GET /folder", new Misbehaviour.CutWithin(500 + random.nextInt(SIZE / 30)))
                            .once());
        }
        Path target = folder.resolve("a.iso");
        TransferResult result;
        try (FileChannel channel = FileChannel.open(target, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            result = transfer(ISO, TransferOptions.defaults().withChecksum("SHA-256"))
                    .download(channel);
        }

        assertThat(Files.readAllBytes(target)).isEqualTo(pattern(0, SIZE));
        assertThat(result.repeats()).isGreaterThanOrEqualTo(15);
        assertThat(result.checksum())
                .contains(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(pattern(0, SIZE))));
    }

    @Test
    void aSessionThatEndsInTheMiddleIsRenewedWhenItGoesOn() throws IOException {
        host.faults()
                .add(FaultRule.on("GET /folder", new Misbehaviour.CutWithin(1_000_000))
                        .once());
        long logins = host.logins();
        ByteArrayOutputStream received = new ByteArrayOutputStream() {
            @Override
            public synchronized void write(byte[] bytes, int offset, int length) {
                host.expireSessions();
                super.write(bytes, offset, length);
            }
        };

        transfer(ISO, TransferOptions.defaults()).download(Channels.newChannel(received));

        assertThat(received.toByteArray()).isEqualTo(pattern(0, SIZE));
        assertThat(host.logins()).isGreaterThan(logins);
    }

    @Test
    void aServerThatStandsStillEndsItAtTheLimitForThat() {
        FaultRule stall = host.faults()
                .add(FaultRule.on("GET /folder", new Misbehaviour.StallAfter(100_000))
                        .once());
        TransferLimits short0 = new TransferLimits(Deadline.after(Duration.ofMinutes(2)), Duration.ofMillis(300));
        try (InputStream in =
                transfers.download(ISO, TransferRange.all(), short0).content()) {
            assertThatThrownBy(in::readAllBytes)
                    .isInstanceOfSatisfying(
                            HypervisorException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.OPERATION_TIMEOUT))
                    .hasMessageContaining("stood still for 0.3 s");
        } catch (IOException e) {
            throw new AssertionError(e);
        } finally {
            stall.release();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "401, ACCESS_DENIED",
        "403, ACCESS_DENIED",
        "404, NO_STORAGE_VOL",
        "500, INTERNAL_ERROR",
        "503, HTTP_ERROR"
    })
    void whatTheServerRefusesHasItsCodeAndNamesTheFile(int status, ErrorCode code) {
        host.faults().add(FaultRule.on("GET /folder", new Misbehaviour.Http(status, "text/html", "<html>no</html>")));

        assertFails(code, () -> download(ISO, TransferRange.all())).contains("[datastore1] iso/a.iso");
    }

    @Test
    void aTransferThatIsClosedEarlyLeavesNoConnection() throws IOException {
        transfers.download(ISO, TransferRange.all(), limits).content().close();

        assertThat(download(ISO, TransferRange.of(0, 3))).isEqualTo(pattern(0, 3));
    }
}
