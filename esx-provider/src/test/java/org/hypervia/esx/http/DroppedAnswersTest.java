// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.esx.soap.SoapCall;
import org.hypervia.esx.soap.SoapClient;
import org.hypervia.esx.vim.value.Calls;
import org.hypervia.esx.vim.value.ManagedObjectRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever gets an answer to another question cannot know what comes next over the same connection. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class DroppedAnswersTest {
    /** After an answer that was not the one to its request the next may not be either. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aConnectionIsNotUsedAfterAnAnswerThatWasDropped(boolean readWhole) throws IOException {
        try (ScriptedServer server = ScriptedServer.plain(ScriptedServer.answering(ScriptedServer.ok("hello")));
                HttpTransport transport = Wire.plain(server)) {
            HttpReply reply = transport.send(HttpCall.get("/"), Wire.patient());
            if (readWhole) {
                assertThat(reply.body().readAllBytes()).hasSize(5);
            }
            reply.drop();
            reply.close();

            assertThat(Wire.get(transport, "/")).isEqualTo("200 hello");
            assertThat(server.accepted()).isEqualTo(2);
        }
    }

    /** An answer that makes no sense as an answer of the API is dropped by whoever has asked. */
    @Test
    void whatIsNoAnswerToTheCallCostsTheConnection() throws IOException {
        String other = "<e:Envelope xmlns:e='x'><e:Body><OtherResponse/></e:Body></e:Envelope>";
        try (ScriptedServer server = ScriptedServer.plain(ScriptedServer.answering(ScriptedServer.ok(other)));
                HttpTransport transport = Wire.plain(server)) {
            SoapClient soap = new SoapClient(transport, "/sdk", "esx.example");
            SoapCall<?> call = Calls.plain("Do", ManagedObjectRef.virtualMachine("16"));

            assertThat(Wire.failure(() -> soap.invoke(call, Wire.patient())).code())
                    .isEqualTo(ErrorCode.HTTP_ERROR);
            assertThat(Wire.failure(() -> soap.invoke(call, Wire.patient())).code())
                    .isEqualTo(ErrorCode.HTTP_ERROR);

            assertThat(server.accepted()).isEqualTo(2);
        }
    }
}
