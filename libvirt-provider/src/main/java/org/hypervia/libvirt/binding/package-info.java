// SPDX-License-Identifier: Apache-2.0
/**
 * The only package that sees libvirt-java and JNA: functions as libvirt has them, with the
 * interfaces of {@code libvirt.remote} and plain Java values on the outside.
 *
 * <p>libvirt-java's mapping ({@code org.libvirt.jna.Libvirt}) is used for the functions that it binds soundly; our own
 * mapping beside it has those that it lacks (states, flags, typed parameters, lists of snapshots, host names) or gets
 * wrong (credentials, several scheduler parameters, text encodings). Its classes above the mapping are not used: they
 * close with finalizers and read errors late.
 *
 * <p>Each native handle has one owner that frees it in the thread that used it; {@link NativeLibvirt#handles()} counts
 * those that are open. Nothing of JNA's or libvirt's keeps a class of ours, so that a bundle can be updated: structures are read
 * by offset, handlers are native functions, and JNA is used below its library proxies and callbacks, whose static maps
 * ({@code Native.typeOptions}, {@code CallbackReference.callbackMap}, {@code Structure.layoutInfo}) would keep the classes they have
 * seen. What cannot be helped: before JDK 24 the thread {@code com.sun.jna.internal.Cleaner$CleanerThread} keeps the class loader of
 * whoever used JNA first, in {@code Thread.inheritedAccessControlContext}; that is one loader, however often a bundle is updated, and
 * it goes when JNA does. While there is a connection through a daemon a thread serves libvirt's
 * event loop, which keeps such connections alive and notices their end; it ends with the last of them. On JDK 24 and newer
 * the JVM wants {@code --enable-native-access=ALL-UNNAMED}, or warns.
 */
@NullMarked
package org.hypervia.libvirt.binding;

import org.jspecify.annotations.NullMarked;
