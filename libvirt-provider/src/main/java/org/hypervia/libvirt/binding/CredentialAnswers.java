// SPDX-License-Identifier: Apache-2.0
package org.hypervia.libvirt.binding;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import org.hypervia.api.auth.CredentialCallback;
import org.hypervia.api.auth.CredentialRequest;
import org.hypervia.api.auth.Secret;
import org.jspecify.annotations.Nullable;

/**
 * Answers libvirt's questions for credentials during one open. Libvirt frees each answer with C's own {@code free}, so it
 * is written into memory of C's own {@code malloc}; libvirt-java hands out memory of the JVM, which is freed twice then.
 */
final class CredentialAnswers implements AutoCloseable {
    private static final int USER_NAME = 2;
    private static final int ECHO_PROMPT = 6;
    private static final int PASSPHRASE = 5;
    private static final int NO_ECHO_PROMPT = 7;
    private static final int[] KINDS = {PASSPHRASE, USER_NAME, ECHO_PROMPT, NO_ECHO_PROMPT};

    private final String service;
    private final CredentialCallback callback;
    /** {@code virConnectAuth}: kinds, their number, who is asked, something for them. */
    private final Memory data = new Memory(4L * Native.POINTER_SIZE);

    private final Memory kinds = new Memory((long) KINDS.length * Integer.BYTES);
    private final Upcall questions = new Upcall(this::answer);
    private Optional<String> user;
    private @Nullable Throwable failure;

    CredentialAnswers(String service, Optional<String> user, CredentialCallback callback) {
        this.service = service;
        this.user = user;
        this.callback = callback;
        kinds.write(0, KINDS, 0, KINDS.length);
        data.clear();
        data.setPointer(0, kinds);
        data.setInt(Native.POINTER_SIZE, KINDS.length);
        data.setPointer(2L * Native.POINTER_SIZE, questions.function());
    }

    Pointer data() {
        return data;
    }

    /** Throws what the callback threw, which cannot pass through C. */
    void throwFailure() {
        if (failure instanceof RuntimeException thrown) {
            throw thrown;
        }
        if (failure instanceof Error thrown) {
            throw thrown;
        }
    }

    /** Libvirt asks no more. */
    @Override
    public void close() {
        questions.close();
    }

    /** Answers an array of {@code virConnectCredential}; 0, or -1 to give up. */
    private int answer(Pointer credentials, int count) {
        try {
            for (int i = 0; i < count; i++) {
                if (!answer(new Fields(credentials, i))) {
                    return -1;
                }
            }
            return 0;
        } catch (RuntimeException | Error e) {
            failure = e;
            return -1;
        }
    }

    private boolean answer(Fields fields) {
        boolean password = fields.type() == PASSPHRASE || fields.type() == NO_ECHO_PROMPT;
        CredentialRequest request = new CredentialRequest(
                password ? CredentialRequest.Kind.PASSWORD : CredentialRequest.Kind.USER_NAME,
                service,
                fields.text(2).orElse(""),
                OptionalInt.empty(),
                fields.text(1).orElse(""),
                user,
                fields.text(3));
        Optional<Secret> secret = callback.answer(request);
        if (secret.isEmpty() && (password || request.defaultAnswer().isEmpty())) {
            return false;
        }
        char[] characters = secret.map(Secret::reveal)
                .orElseGet(() -> request.defaultAnswer().orElse("").toCharArray());
        if (!password) {
            user = Optional.of(new String(characters));
        }
        fields.answer(characters);
        return true;
    }

    /** One {@code virConnectCredential}: type, prompt, challenge, default, answer, its length. */
    private record Fields(Pointer array, int index) {
        private static final int WORDS = 6;

        private long at(int word) {
            return ((long) index * WORDS + word) * Native.POINTER_SIZE;
        }

        int type() {
            return array.getInt(at(0));
        }

        Optional<String> text(int word) {
            return Optional.ofNullable(array.getPointer(at(word))).map(text -> text.getString(0, "UTF-8"));
        }

        /** Without a string in between, which could not be wiped. */
        private static byte[] utf8(char[] characters) {
            ByteBuffer buffer = ByteBuffer.wrap(new byte[characters.length * 3]);
            StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(characters), buffer, true);
            byte[] bytes = Arrays.copyOf(buffer.array(), buffer.position());
            Arrays.fill(buffer.array(), (byte) 0);
            return bytes;
        }

        void answer(char[] characters) {
            byte[] bytes = utf8(characters);
            Pointer memory = new Pointer(Native.malloc(bytes.length + 1L));
            memory.write(0, bytes, 0, bytes.length);
            memory.setByte(bytes.length, (byte) 0);
            array.setPointer(at(4), memory);
            array.setInt(at(5), bytes.length);
            Arrays.fill(bytes, (byte) 0);
            Arrays.fill(characters, '\0');
        }
    }
}
