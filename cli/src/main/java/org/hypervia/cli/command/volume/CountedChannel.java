// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.command.volume;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channel;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.util.function.LongConsumer;

/** Channels that tell how many bytes went through them. */
final class CountedChannel {
    private CountedChannel() {}

    /** Counts what is written. */
    static WritableByteChannel written(WritableByteChannel target, LongConsumer listener) {
        return new Written(target, listener);
    }

    /** Counts what is read of a pipe. */
    static ReadableByteChannel read(ReadableByteChannel source, LongConsumer listener) {
        return new Read(source, listener);
    }

    /** Counts what is read of a file, which can be read a second time. */
    static SeekableByteChannel read(FileChannel source, LongConsumer listener) {
        return new File(source, listener);
    }

    private abstract static class Counted<C extends Channel> implements Channel {
        final C channel;
        private final LongConsumer listener;
        private long count;

        Counted(C channel, LongConsumer listener) {
            this.channel = channel;
            this.listener = listener;
        }

        int counted(int more) {
            return counted(more, count + Math.max(0, more));
        }

        int counted(int result, long total) {
            count = total;
            listener.accept(total);
            return result;
        }

        @Override
        public boolean isOpen() {
            return channel.isOpen();
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }

    private static final class Written extends Counted<WritableByteChannel> implements WritableByteChannel {
        Written(WritableByteChannel target, LongConsumer listener) {
            super(target, listener);
        }

        @Override
        public int write(ByteBuffer bytes) throws IOException {
            return counted(channel.write(bytes));
        }
    }

    private static final class Read extends Counted<ReadableByteChannel> implements ReadableByteChannel {
        Read(ReadableByteChannel source, LongConsumer listener) {
            super(source, listener);
        }

        @Override
        public int read(ByteBuffer bytes) throws IOException {
            return counted(channel.read(bytes));
        }
    }

    private static final class File extends Counted<FileChannel> implements SeekableByteChannel {
        File(FileChannel source, LongConsumer listener) {
            super(source, listener);
        }

        @Override
        public int read(ByteBuffer bytes) throws IOException {
            return counted(channel.read(bytes));
        }

        @Override
        public int write(ByteBuffer bytes) throws IOException {
            return channel.write(bytes);
        }

        @Override
        public long position() throws IOException {
            return channel.position();
        }

        /** Whoever goes back begins again. */
        @Override
        public SeekableByteChannel position(long position) throws IOException {
            channel.position(position);
            counted(0, position);
            return this;
        }

        @Override
        public long size() throws IOException {
            return channel.size();
        }

        @Override
        public SeekableByteChannel truncate(long size) throws IOException {
            channel.truncate(size);
            return this;
        }
    }
}
