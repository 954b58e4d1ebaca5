// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.definition;

import org.hypervia.api.value.LibvirtName;

/** The processor architecture of a guest. */
public enum Architecture implements LibvirtName {
    /** The architecture libvirt calls {@code alpha}. */
    ALPHA("alpha"),
    /** The architecture libvirt calls {@code armv6l}. */
    ARMV6L("armv6l"),
    /** The architecture libvirt calls {@code armv7l}. */
    ARMV7L("armv7l"),
    /** The architecture libvirt calls {@code armv7b}. */
    ARMV7B("armv7b"),
    /** ARM, 64 bits. */
    AARCH64("aarch64"),
    /** The architecture libvirt calls {@code cris}. */
    CRIS("cris"),
    /** Intel and AMD, 32 bits. */
    I686("i686"),
    /** The architecture libvirt calls {@code ia64}. */
    IA64("ia64"),
    /** The architecture libvirt calls {@code lm32}. */
    LM32("lm32"),
    /** The architecture libvirt calls {@code loongarch64}. */
    LOONGARCH64("loongarch64"),
    /** The architecture libvirt calls {@code m68k}. */
    M68K("m68k"),
    /** The architecture libvirt calls {@code microblaze}. */
    MICROBLAZE("microblaze"),
    /** The architecture libvirt calls {@code microblazeel}. */
    MICROBLAZEEL("microblazeel"),
    /** The architecture libvirt calls {@code mips}. */
    MIPS("mips"),
    /** The architecture libvirt calls {@code mipsel}. */
    MIPSEL("mipsel"),
    /** The architecture libvirt calls {@code mips64}. */
    MIPS64("mips64"),
    /** The architecture libvirt calls {@code mips64el}. */
    MIPS64EL("mips64el"),
    /** The architecture libvirt calls {@code openrisc}. */
    OPENRISC("openrisc"),
    /** The architecture libvirt calls {@code parisc}. */
    PARISC("parisc"),
    /** The architecture libvirt calls {@code parisc64}. */
    PARISC64("parisc64"),
    /** The architecture libvirt calls {@code ppc}. */
    PPC("ppc"),
    /** The architecture libvirt calls {@code ppcle}. */
    PPCLE("ppcle"),
    /** The architecture libvirt calls {@code ppc64}. */
    PPC64("ppc64"),
    /** The architecture libvirt calls {@code ppc64le}. */
    PPC64LE("ppc64le"),
    /** The architecture libvirt calls {@code ppcemb}. */
    PPCEMB("ppcemb"),
    /** The architecture libvirt calls {@code riscv32}. */
    RISCV32("riscv32"),
    /** The architecture libvirt calls {@code riscv64}. */
    RISCV64("riscv64"),
    /** The architecture libvirt calls {@code s390}. */
    S390("s390"),
    /** The architecture libvirt calls {@code s390x}. */
    S390X("s390x"),
    /** The architecture libvirt calls {@code sh4}. */
    SH4("sh4"),
    /** The architecture libvirt calls {@code sh4eb}. */
    SH4EB("sh4eb"),
    /** The architecture libvirt calls {@code sparc}. */
    SPARC("sparc"),
    /** The architecture libvirt calls {@code sparc64}. */
    SPARC64("sparc64"),
    /** The architecture libvirt calls {@code unicore32}. */
    UNICORE32("unicore32"),
    /** Intel and AMD, 64 bits. */
    X86_64("x86_64"),
    /** The architecture libvirt calls {@code xtensa}. */
    XTENSA("xtensa"),
    /** The architecture libvirt calls {@code xtensaeb}. */
    XTENSAEB("xtensaeb");

    private final String libvirtName;

    Architecture(String libvirtName) {
        this.libvirtName = libvirtName;
    }

    @Override
    public String libvirtName() {
        return libvirtName;
    }
}
