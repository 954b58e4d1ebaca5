// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bufio"
	"bytes"
	"crypto/sha1"
	"encoding/hex"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"
)

// facts are what a machine's VMX and its place in the inventory both say.
type facts struct {
	name         string
	biosUuid     string
	instanceUuid string
	memoryMB     int64
	vcpus        int32
}

// generatedFacts differ from machine to machine and are the same in each run.
func generatedFacts(name string, index int) facts {
	return facts{
		name:         name,
		biosUuid:     namedUuid([]byte{0x56, 0x4d}, name), // as VMware's products make them: "VM" in front
		instanceUuid: namedUuid([]byte{0x52}, name),
		memoryMB:     1024 * int64(1+index%4),
		vcpus:        int32(1 + index%4),
	}
}

func namedUuid(front []byte, name string) string {
	sum := sha1.Sum([]byte(name))
	b := append(append([]byte{}, front...), sum[:16-len(front)]...)
	return fmt.Sprintf("%x-%x-%x-%x-%x", b[0:4], b[4:6], b[6:8], b[8:10], b[10:16])
}

var vmxLine = regexp.MustCompile(`^\s*([^\s=#]+)\s*=\s*"?([^"]*)"?\s*$`)

// readFacts takes from a VMX what it says, and the rest from otherwise.
func readFacts(vmx []byte, otherwise facts) facts {
	entries := make(map[string]string)
	for lines := bufio.NewScanner(bytes.NewReader(vmx)); lines.Scan(); {
		if match := vmxLine.FindStringSubmatch(lines.Text()); match != nil {
			entries[strings.ToLower(match[1])] = match[2]
		}
	}
	known := otherwise
	if name := unescape(entries["displayname"]); name != "" && utf8.ValidString(name) {
		known.name = strings.NewReplacer("%", "%25", "/", "%2f", `\`, "%5c").Replace(name) // as VI writes names
	}
	known.biosUuid = readUuid(entries["uuid.bios"], known.biosUuid)
	known.instanceUuid = readUuid(entries["vc.uuid"], known.instanceUuid)
	if memory, err := strconv.ParseInt(entries["memsize"], 10, 32); err == nil && memory > 0 {
		known.memoryMB = memory
	}
	if vcpus, err := strconv.ParseInt(entries["numvcpus"], 10, 32); err == nil && vcpus > 0 {
		known.vcpus = int32(vcpus)
	}
	return known
}

var escapedByte = regexp.MustCompile(`\|[0-9A-Fa-f]{2}`)

// unescape turns |22 and the like back into the byte they stand for.
func unescape(value string) string {
	return escapedByte.ReplaceAllStringFunc(value, func(escaped string) string {
		code, _ := hex.DecodeString(escaped[1:])
		return string(code)
	})
}

// readUuid reads VMware's "56 4d ... -... 0b" form.
func readUuid(value, otherwise string) string {
	digits := strings.NewReplacer(" ", "", "-", "").Replace(value)
	b, err := hex.DecodeString(digits)
	if err != nil || len(b) != 16 {
		return otherwise
	}
	return fmt.Sprintf("%x-%x-%x-%x-%x", b[0:4], b[4:6], b[6:8], b[8:10], b[10:16])
}

// spacedUuid writes it.
func spacedUuid(uuid string) string {
	digits := strings.ReplaceAll(uuid, "-", "")
	pairs := make([]string, 0, 16)
	for i := 0; i < len(digits); i += 2 {
		pairs = append(pairs, digits[i:i+2])
	}
	return strings.Join(pairs[:8], " ") + "-" + strings.Join(pairs[8:], " ")
}

// generateVmx writes what a host writes for a plain machine with a disk, an empty CD-ROM drive and a network card.
func generateVmx(file string, f facts) []byte {
	mac := strings.ReplaceAll(f.biosUuid, "-", "")[26:]
	return []byte(fmt.Sprintf(`.encoding = "UTF-8"
config.version = "8"
virtualHW.version = "13"
nvram = "%[1]s.nvram"
pciBridge0.present = "TRUE"
svga.present = "TRUE"
svga.vramSize = "8388608"
pciBridge4.present = "TRUE"
pciBridge4.virtualDev = "pcieRootPort"
pciBridge4.functions = "8"
vmci0.present = "TRUE"
hpet0.present = "TRUE"
floppy0.present = "FALSE"
numvcpus = "%[2]d"
memSize = "%[3]d"
sched.cpu.units = "mhz"
sched.cpu.affinity = "all"
powerType.powerOff = "default"
powerType.suspend = "default"
powerType.reset = "default"
scsi0.virtualDev = "pvscsi"
scsi0.present = "TRUE"
scsi0:0.deviceType = "scsi-hardDisk"
scsi0:0.fileName = "%[1]s.vmdk"
scsi0:0.present = "TRUE"
sata0.present = "TRUE"
sata0:0.startConnected = "FALSE"
sata0:0.deviceType = "atapi-cdrom"
sata0:0.fileName = "auto detect"
sata0:0.autodetect = "TRUE"
sata0:0.present = "TRUE"
ethernet0.virtualDev = "vmxnet3"
ethernet0.networkName = "VM Network"
ethernet0.addressType = "generated"
ethernet0.generatedAddress = "00:0c:29:%[4]s:%[5]s:%[6]s"
ethernet0.present = "TRUE"
displayName = "%[7]s"
guestOS = "other-64"
toolScripts.afterPowerOn = "TRUE"
uuid.bios = "%[8]s"
uuid.location = "%[8]s"
vc.uuid = "%[9]s"
tools.syncTime = "FALSE"
cleanShutdown = "TRUE"
`, file, f.vcpus, f.memoryMB, mac[0:2], mac[2:4], mac[4:6], f.name, spacedUuid(f.biosUuid), spacedUuid(f.instanceUuid)))
}
