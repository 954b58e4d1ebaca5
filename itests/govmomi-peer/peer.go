// SPDX-License-Identifier: Apache-2.0

package main

import (
	"context"
	"crypto/tls"
	"fmt"
	"net"
	"net/http"
	"net/url"

	"github.com/vmware/govmomi/simulator"
	"github.com/vmware/govmomi/vim25/types"
)

// peer is a running server.
type peer struct {
	uri    string
	model  *simulator.Model
	server *simulator.Server
}

// start creates the inventory and serves it. Nothing is listening when it returns an error.
func start(o *options) (*peer, error) {
	// The simulator panics at an address it cannot listen on.
	listener, err := net.Listen("tcp", o.listen)
	if err != nil {
		return nil, err
	}
	_ = listener.Close()
	model := simulator.ESX()
	if o.vpx {
		model = simulator.VPX()
	}
	model.Machine = 0 // ours are created below, with VMX files that agree with them
	model.Datastore = max(1, len(o.mountPaths))
	if err := model.Create(); err != nil {
		return nil, err
	}
	for i, path := range o.mountPaths {
		mount(model, fmt.Sprintf("LocalDS_%d", i), path)
	}
	machines, err := describe(o)
	if err == nil {
		err = create(context.Background(), model, machines)
	}
	if err != nil {
		model.Remove()
		return nil, err
	}
	return serve(o, model), nil
}

// mount sets where the hosts have the datastore in their file system, which the simulator leaves out.
func mount(model *simulator.Model, datastore, path string) {
	for _, entity := range model.Map().All("Datastore") {
		if ds := entity.(*simulator.Datastore); ds.Name == datastore {
			for i := range ds.Host {
				ds.Host[i].MountInfo.Path = path
			}
		}
	}
}

func serve(o *options, model *simulator.Model) *peer {
	service := model.Service
	service.Listen = &url.URL{Host: o.listen, User: url.UserPassword(o.user, o.password)}
	if o.tls {
		service.TLS = new(tls.Config)
	}
	server := service.NewServer()
	// Nobody knows the port yet, so no request can come before these layers are in place.
	server.Config.Handler = layers(o, model.Map(), server.Config.Handler)
	return &peer{uri: uri(o, server.URL.Host), model: model, server: server}
}

// layers puts around the simulator what it does not do itself; the counters see what goes over the wire.
func layers(o *options, registry *simulator.Registry, inner http.Handler) http.Handler {
	if o.typedArrays {
		inner = typedArrays(inner)
	}
	sessions := func() []types.UserSession { return openSessions(registry) }
	inner = requireSession(sessions, inner)
	return newCounters(sessions, delay(o.latency, inner))
}

// uri is what virsh and hypervia take after -c.
func uri(o *options, host string) string {
	u := url.URL{Scheme: "esx", User: url.User(o.user), Host: host, Path: "/", RawQuery: "no_verify=1"}
	if o.vpx {
		u.Scheme, u.Path = "vpx", "/DC0/DC0_H0"
	}
	if !o.tls {
		u.RawQuery = "transport=http"
	}
	return u.String()
}

// close ends the server without waiting for long polls, and removes the datastores' folders.
func (p *peer) close() {
	_ = p.server.Config.Close()
	p.model.Remove()
}
