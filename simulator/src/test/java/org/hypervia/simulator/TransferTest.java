// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.hypervia.simulator.fault.FaultRule;
import org.hypervia.simulator.fault.Misbehaviour;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Moving data over {@code /folder}. */
class TransferTest {
    private static final String QUERY = "?dcPath=ha-datacenter&dsName=store";
    private static final long SEED = 7;

    private EsxSimulator esx;
    private VimClient client;
    private SimulatedDatastore store;

    @BeforeEach
    void start() {
        esx = EsxSimulator.start(SimulatorOptions.builder()
                .tls(false)
                .machines(0)
                .datastore(GivenDatastore.vmfs("store").withCapacity(16L << 30))
                .build());
        client = VimClient.loggedIn(esx);
        store = esx.datastore("store");
    }

    @AfterEach
    void stop() {
        esx.close();
    }

    private HttpResponse<byte[]> get(String path, String... headers) {
        HttpRequest.Builder request = client.path(path).GET();
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return client.exchange(request, BodyHandlers.ofByteArray());
    }

    private int put(String path, BodyPublisher body) {
        return client.exchange(client.path(path).PUT(body)).statusCode();
    }

    private static BodyPublisher pattern(long length) {
        return BodyPublishers.fromPublisher(
                BodyPublishers.ofInputStream(() -> SimulatedDatastore.pattern(SEED, 0, length)), length);
    }

    private static byte[] patternBytes(long offset, int length) {
        try (InputStream in = SimulatedDatastore.pattern(SEED, offset, length)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aLargeFileIsReadFromAnyOffsetWithoutBeingHeld() {
        long size = 4L << 30;
        store.writePattern("big.iso", size, SEED);
        for (long offset : List.of(0L, 1L, 1_048_572L, 1_048_573L, 2_999_999_999L, size - 5)) {
            int length = (int) Math.min(3_000_000, size - offset);
            HttpResponse<byte[]> part =
                    get("/folder/big.iso" + QUERY, "Range", "bytes=" + offset + "-" + (offset + length - 1));
            assertThat(part.statusCode()).isEqualTo(206);
            assertThat(part.headers().firstValue("Content-Range"))
                    .contains("bytes " + offset + "-" + (offset + length - 1) + "/" + size);
            assertThat(Arrays.equals(part.body(), patternBytes(offset, length)))
                    .as("bytes from " + offset)
                    .isTrue();
        }
        HttpResponse<Void> head = client.exchange(
                client.path("/folder/big.iso" + QUERY).method("HEAD", BodyPublishers.noBody()),
                BodyHandlers.discarding());
        assertThat(head.headers().firstValueAsLong("Content-Length")).hasValue(size);
        assertThat(store.size("big.iso")).hasValue(size);
    }

    @Test
    void rangesAreUnderstoodInEveryForm() {
        store.write("ten", "0123456789".getBytes(StandardCharsets.US_ASCII));
        Map<String, String> parts = Map.of(
                "bytes=0-0",
                "0",
                "bytes=8-",
                "89",
                "bytes=-3",
                "789",
                "bytes=-99",
                "0123456789",
                "bytes=5-99",
                "56789");
        parts.forEach((range, text) -> {
            HttpResponse<byte[]> part = get("/folder/ten" + QUERY, "Range", range);
            assertThat(part.statusCode()).as(range).isEqualTo(206);
            assertThat(new String(part.body(), StandardCharsets.US_ASCII))
                    .as(range)
                    .isEqualTo(text);
        });
        for (String bad : List.of("bytes=10-", "bytes=99-100", "bytes=-0", "bytes=7-3")) {
            HttpResponse<byte[]> refused = get("/folder/ten" + QUERY, "Range", bad);
            assertThat(refused.statusCode()).as(bad).isEqualTo(416);
            assertThat(refused.headers().firstValue("Content-Range")).contains("bytes */10");
        }
        assertThat(get("/folder/ten" + QUERY, "Range", "lines=1-2").statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 1_048_576, 1_048_577, 40_000_000})
    void whatIsSentIsKeptWithItsLengthToldOrNot(long size) throws IOException {
        assertThat(put("/folder/told" + QUERY, size == 0 ? BodyPublishers.noBody() : pattern(size)))
                .isEqualTo(201);
        // Without a length the client sends chunks.
        assertThat(put(
                        "/folder/chunks" + QUERY,
                        BodyPublishers.ofInputStream(() -> SimulatedDatastore.pattern(SEED, 0, size))))
                .isEqualTo(201);
        for (String name : List.of("told", "chunks")) {
            assertThat(store.size(name)).as(name).hasValue(size);
            try (InputStream kept = store.open(name).orElseThrow();
                    InputStream sent = SimulatedDatastore.pattern(SEED, 0, size)) {
                assertThat(kept).as(name).hasSameContentAs(sent);
            }
        }
    }

    @Test
    void zerosAndHolesComeBackAsTheyWere() throws IOException {
        byte[] holes = new byte[9_000_000];
        holes[0] = 1;
        holes[5_000_000] = 2;
        assertThat(put("/folder/holes" + QUERY, BodyPublishers.ofByteArray(holes)))
                .isEqualTo(201);
        assertThat(store.read("holes").orElseThrow()).isEqualTo(holes);
        byte[] late = new byte[3_000_000];
        late[2_999_999] = 3;
        assertThat(put("/folder/late" + QUERY, BodyPublishers.ofByteArray(late)))
                .isEqualTo(201);
        assertThat(store.read("late").orElseThrow()).isEqualTo(late);
        assertThat(put("/folder/zeros" + QUERY, BodyPublishers.ofByteArray(new byte[3_000_000])))
                .isEqualTo(201);
        assertThat(store.read("zeros").orElseThrow()).isEqualTo(new byte[3_000_000]);
    }

    @Test
    void aFileThatIsReplacedOrDeletedWhileItIsReadIsReadToItsEnd() throws IOException {
        put("/folder/a" + QUERY, pattern(5_000_000));
        try (InputStream reader = store.open("a").orElseThrow()) {
            store.delete("a");
            assertThat(reader).hasSameContentAs(SimulatedDatastore.pattern(SEED, 0, 5_000_000));
        }
        assertThat(get("/folder/a" + QUERY).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a b.iso",
                "a+b.iso",
                "100%.iso",
                "a%20b.iso",
                "a&b=c.iso",
                "a[1].iso",
                "täst-ü.iso",
                "a#b?c.iso",
                "deep/er and/deeper/x.iso"
            })
    void aNameIsDecodedOnceAndNotMore(String name) {
        int slash = name.lastIndexOf('/');
        if (slash > 0) {
            store.write(name.substring(0, slash) + "/other", new byte[1]);
        }
        StringBuilder encoded = new StringBuilder();
        for (byte each : name.getBytes(StandardCharsets.UTF_8)) {
            encoded.append(each == '/' ? "/" : String.format("%%%02X", each & 0xff));
        }
        assertThat(put("/folder/" + encoded + QUERY, BodyPublishers.ofString("x")))
                .isEqualTo(201);
        assertThat(store.files()).contains(name);
        assertThat(new String(get("/folder/" + encoded + QUERY).body(), StandardCharsets.US_ASCII))
                .isEqualTo("x");
        String whole = encoded.toString().replace("/", "%2F");
        assertThat(get("/folder/" + whole + QUERY).statusCode()).isEqualTo(200);
    }

    @Test
    void aDatastoreAndADatacenterMayBeEncodedOnceMore() {
        SimulatedDatastore odd = esx.addDatastore(GivenDatastore.vmfs("a b+c"));
        odd.write("x", new byte[1]);
        for (String name : List.of("a%20b%2Bc", "a%2520b%252Bc", "a%20b+c")) {
            assertThat(get("/folder/x?dcPath=ha%2Ddatacenter&dsName=" + name).statusCode())
                    .as(name)
                    .isEqualTo(200);
        }
        assertThat(get("/folder/x?dcPath=ha%252Ddatacenter&dsName=a%20b%2Bc").statusCode())
                .isEqualTo(200);
        assertThat(get("/folder/x?dcPath=ha-datacenter&dsName=a%20b%20c").statusCode())
                .isEqualTo(404);
    }

    @Test
    void nobodyGetsOutOfADatastore() {
        store.write("in/x", new byte[1]);
        assertThat(get("/folder/in%2F..%2F..%2Fetc" + QUERY).statusCode()).isEqualTo(404);
        assertThat(put("/folder/in%2F..%2Fy" + QUERY, BodyPublishers.ofString("y")))
                .isEqualTo(500);
        assertThat(store.files()).containsExactly("in/x");
    }

    @Test
    void aFolderIsShownAsAPageWithLinks() {
        store.write("sub/a<b&c.iso", new byte[12]);
        String page = new String(get("/folder/sub" + QUERY).body(), StandardCharsets.UTF_8);
        assertThat(page)
                .contains(
                        "a&lt;b&amp;c.iso", "/folder/sub/a%3Cb%26c.iso?dcPath=ha-datacenter&amp;dsName=store", ">12<");
        assertThat(new String(get("/folder?dcPath=ha-datacenter").body(), StandardCharsets.UTF_8))
                .contains("datastore1", "dsName=store");
        assertThat(new String(get("/folder" + QUERY).body(), StandardCharsets.UTF_8))
                .contains("sub/</a>");
    }

    @Test
    void aPartOfAFileCannotBeWritten() {
        store.write("a", "0123456789".getBytes(StandardCharsets.US_ASCII));
        client.exchange(client.path("/folder/a" + QUERY)
                .header("Content-Range", "bytes 2-3/10")
                .PUT(BodyPublishers.ofString("xx")));
        assertThat(store.read("a")).contains("xx".getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void aCutUploadLeavesWhatHasCome() throws IOException {
        store.write("a", "old".getBytes(StandardCharsets.US_ASCII));
        esx.faults()
                .add(FaultRule.on("PUT /folder", new Misbehaviour.CutUpload(2_345_678))
                        .once());
        assertThatThrownBy(() -> put("/folder/a" + QUERY, pattern(5_000_000))).isInstanceOf(UncheckedIOException.class);
        Until.holds("the cut upload is kept", () -> store.size("a").orElse(0) == 2_345_678);
        try (InputStream kept = store.open("a").orElseThrow()) {
            assertThat(kept).hasSameContentAs(SimulatedDatastore.pattern(SEED, 0, 2_345_678));
        }
        assertThat(put("/folder/a" + QUERY, pattern(5_000_000))).isEqualTo(200);
        assertThat(store.size("a")).hasValue(5_000_000);
    }

    @Test
    void anUploadStandsStillUntilItIsLetGo() {
        FaultRule rule = esx.faults()
                .add(FaultRule.on("PUT /folder", new Misbehaviour.StallAfter(1000))
                        .once());
        CompletableFuture<Integer> upload =
                CompletableFuture.supplyAsync(() -> put("/folder/a" + QUERY, pattern(40_000_000)));
        Until.holds("the upload came", () -> rule.matches() == 1);
        assertThat(upload).isNotDone();
        assertThat(store.files()).isEmpty();
        rule.release();
        assertThat(upload.join()).isEqualTo(201);
        assertThat(store.size("a")).hasValue(40_000_000);
    }

    @Test
    void aDownloadStandsStillUntilItIsLetGo() throws IOException {
        store.writePattern("a", 40_000_000, SEED);
        FaultRule rule = esx.faults()
                .add(FaultRule.on("GET /folder", new Misbehaviour.StallAfter(1000))
                        .once());
        HttpResponse<InputStream> download =
                client.exchange(client.path("/folder/a" + QUERY).GET(), BodyHandlers.ofInputStream());
        try (InputStream body = download.body()) {
            assertThat(body.readNBytes(1000)).isEqualTo(patternBytes(0, 1000));
            rule.release();
            assertThat(body).hasSameContentAs(SimulatedDatastore.pattern(SEED, 1000, 39_999_000));
        }
    }

    @Test
    void aDownloadIsCutWhereARuleSaysAndOnlyThen() {
        store.writePattern("a", 5_000_000, SEED);
        esx.faults()
                .add(FaultRule.on("GET /folder", new Misbehaviour.CutWithin(1_000_001))
                        .nth(2));
        assertThat(get("/folder/a" + QUERY).body()).hasSize(5_000_000);
        assertThatThrownBy(() -> get("/folder/a" + QUERY)).isInstanceOf(UncheckedIOException.class);
        assertThat(get("/folder/a" + QUERY, "Range", "bytes=1000001-").body()).hasSize(3_999_999);
    }

    @Test
    void rangesCanBeIgnoredAndLengthsWrong() {
        store.writePattern("a", 100, SEED);
        esx.faults()
                .add(FaultRule.on("GET /folder", new Misbehaviour.RangeIgnored())
                        .once());
        HttpResponse<byte[]> whole = get("/folder/a" + QUERY, "Range", "bytes=90-");
        assertThat(whole.statusCode()).isEqualTo(200);
        assertThat(whole.body()).hasSize(100);
        esx.faults()
                .add(FaultRule.on("GET /folder", new Misbehaviour.WrongLength(-30))
                        .once());
        assertThat(get("/folder/a" + QUERY).body()).hasSize(70);
        esx.faults()
                .add(FaultRule.on("GET /folder", new Misbehaviour.WrongLength(30))
                        .once());
        assertThatThrownBy(() -> get("/folder/a" + QUERY)).isInstanceOf(UncheckedIOException.class);
        assertThat(get("/folder/a" + QUERY).body()).hasSize(100);
    }

    @Test
    void aFullDatastoreKeepsWhatFits() {
        store.capacity(2_000_000);
        assertThat(put("/folder/a" + QUERY, pattern(3_000_000))).isEqualTo(507);
        assertThat(store.size("a")).hasValue(2_000_000);
        assertThat(put("/folder/b" + QUERY, BodyPublishers.ofString("x"))).isEqualTo(507);
        // What is replaced makes room.
        assertThat(put("/folder/a" + QUERY, pattern(1_000_000))).isEqualTo(200);
        assertThat(store.free()).isEqualTo(1_000_000);
    }

    @Test
    void aSessionThatEndsBetweenTwoRequestsIsMissed() {
        store.writePattern("a", 100, SEED);
        esx.faults()
                .add(FaultRule.on("GET /folder", new Misbehaviour.ExpireBefore())
                        .nth(2));
        assertThat(get("/folder/a" + QUERY).statusCode()).isEqualTo(200);
        assertThat(get("/folder/a" + QUERY, "Range", "bytes=50-").statusCode()).isEqualTo(401);
        for (int status : List.of(403, 404, 500, 503, 507)) {
            esx.faults()
                    .add(FaultRule.on("PUT /folder", new Misbehaviour.Http(status, "text/html", "no"))
                            .once());
            assertThat(put("/folder/b" + QUERY, pattern(1_000_000))).isEqualTo(status);
        }
        assertThat(store.files()).containsExactly("a");
    }

    @Test
    void aDatastoreOutOfReachHasNoFiles() {
        store.write("a", new byte[1]);
        store.accessible(false);
        assertThat(get("/folder/a" + QUERY).statusCode()).isEqualTo(404);
        assertThat(put("/folder/a" + QUERY, BodyPublishers.ofString("x"))).isEqualTo(500);
    }
}
