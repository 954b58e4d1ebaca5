// SPDX-License-Identifier: Apache-2.0

// Command govmomi-peer runs govmomi's simulator as a foreign peer for Hypervia's tests: one ESX host or
// one vCenter with machines whose VMX files are real, on loopback, until standard input closes.
//
// The first line of standard output is the libvirt URI of the server; nothing else is written there.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
	"time"
)

// options are what the command line says.
type options struct {
	esx, vpx    bool
	machines    int
	vmxFiles    list
	power       string
	listen      string
	tls         bool
	user        string
	password    string
	typedArrays bool
	mountPaths  list
	latency     time.Duration
}

// list is a flag that may be given more than once.
type list []string

func (l *list) String() string { return fmt.Sprint([]string(*l)) }

func (l *list) Set(value string) error {
	*l = append(*l, value)
	return nil
}

func parse(args []string, errors io.Writer) (*options, error) {
	o := new(options)
	flags := flag.NewFlagSet("govmomi-peer", flag.ContinueOnError)
	flags.SetOutput(errors)
	flags.BoolVar(&o.esx, "esx", false, "be one ESX host (the default)")
	flags.BoolVar(&o.vpx, "vpx", false, "be a vCenter; its machines are on the host DC0/DC0_H0")
	flags.IntVar(&o.machines, "vms", 2, "number of machines; never fewer than -vmx files")
	flags.Var(&o.vmxFiles, "vmx", "VMX `file` of a machine, which takes name, uuid, memory and vCPUs from it; repeatable; "+
		"machines without one get a generated VMX")
	flags.StringVar(&o.power, "power", "on", "power `states` of the machines, in turn: on, off or suspended, separated by commas")
	flags.StringVar(&o.listen, "listen", "127.0.0.1:0", "`address` to listen on; port 0 takes a free one")
	flags.BoolVar(&o.tls, "tls", true, "speak HTTPS with a certificate nobody trusts; -tls=false speaks plain HTTP")
	flags.StringVar(&o.user, "user", "root", "the one `name` that may log in")
	flags.StringVar(&o.password, "password", "secret", "its `password`")
	flags.BoolVar(&o.typedArrays, "typed-arrays", false, "give items of ArrayOf... values their xsi:type, as real servers do and libvirt requires")
	flags.Var(&o.mountPaths, "mount-path", "mount `path` of a datastore on its hosts, as real servers have and libvirt requires; "+
		"repeatable, a datastore for each (LocalDS_0, LocalDS_1, ...)")
	flags.DurationVar(&o.latency, "latency", 0, "wait this `long` before each answer")
	if err := flags.Parse(args); err != nil {
		return nil, err
	}
	return o, o.check(flags.NArg())
}

func (o *options) check(operands int) error {
	switch {
	case operands > 0:
		return errors.New("no operands are taken, only options")
	case o.esx && o.vpx:
		return errors.New("-esx and -vpx exclude each other")
	case o.machines < 0:
		return errors.New("-vms must not be negative")
	case o.user == "" || o.password == "":
		return errors.New("-user and -password must not be empty")
	case o.latency < 0:
		return errors.New("-latency must not be negative")
	}
	o.machines = max(o.machines, len(o.vmxFiles))
	return nil
}

func main() {
	o, err := parse(os.Args[1:], os.Stderr)
	if errors.Is(err, flag.ErrHelp) {
		return
	}
	if err == nil {
		err = run(o, os.Stdin, os.Stdout)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "govmomi-peer:", err)
		os.Exit(1)
	}
}

// run serves until the process is asked to end or its parent closes standard input or dies.
func run(o *options, in io.Reader, out io.Writer) error {
	end := make(chan os.Signal, 1)
	signal.Notify(end, syscall.SIGTERM, syscall.SIGINT)
	p, err := start(o)
	if err != nil {
		return err
	}
	defer p.close()
	if _, err := fmt.Fprintln(out, p.uri); err != nil {
		return err
	}
	closed := make(chan struct{})
	go func() {
		_, _ = io.Copy(io.Discard, in)
		close(closed)
	}()
	select {
	case <-end:
	case <-closed:
	}
	return nil
}
