// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bytes"
	"io"
	"net/http"
	"strings"
	"time"

	"github.com/vmware/govmomi/simulator"
	"github.com/vmware/govmomi/vim25/soap"
	"github.com/vmware/govmomi/vim25/types"
)

// delay holds each request back for the time a distant server would need.
func delay(latency time.Duration, inner http.Handler) http.Handler {
	if latency == 0 {
		return inner
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		timer := time.NewTimer(latency)
		defer timer.Stop()
		select {
		case <-timer.C:
			inner.ServeHTTP(w, r)
		case <-r.Context().Done():
		}
	})
}

// requireSession guards the datastores' files as real servers do; the simulator gives them to anybody.
func requireSession(sessions func() []types.UserSession, inner http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasPrefix(r.URL.Path, "/folder") && !hasSession(r, sessions()) {
			w.Header().Set("WWW-Authenticate", `Basic realm="VMware HTTP server"`)
			http.Error(w, "log in first", http.StatusUnauthorized)
			return
		}
		inner.ServeHTTP(w, r)
	})
}

func hasSession(r *http.Request, sessions []types.UserSession) bool {
	cookie, err := r.Cookie(soap.SessionCookieName)
	if err != nil {
		return false
	}
	value := strings.Trim(cookie.Value, `"`)
	for _, session := range sessions {
		if session.Key == value {
			return true
		}
	}
	return false
}

// openSessions reads the server's sessions. Only a session's view of the manager lists them, so one is made up.
func openSessions(registry *simulator.Registry) []types.UserSession {
	viewer := &simulator.Session{Registry: simulator.NewRegistry(), Map: registry}
	manager := viewer.Get(registry.SessionManager().Reference()).(*simulator.SessionManager)
	return manager.SessionList
}

// typedArrays rewrites SOAP answers; see addItemTypes.
func typedArrays(inner http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !strings.HasPrefix(r.URL.Path, "/sdk") {
			inner.ServeHTTP(w, r)
			return
		}
		held := &heldAnswer{ResponseWriter: w, status: http.StatusOK}
		inner.ServeHTTP(held, r)
		answer, err := addItemTypes(held.body.Bytes())
		if err != nil {
			http.Error(w, "the simulator's answer is no XML: "+err.Error(), http.StatusBadGateway)
			return
		}
		w.Header().Del("Content-Length")
		w.WriteHeader(held.status)
		_, _ = io.Copy(w, bytes.NewReader(answer))
	})
}

// heldAnswer keeps an answer back until it is complete.
type heldAnswer struct {
	http.ResponseWriter
	status int
	body   bytes.Buffer
}

func (h *heldAnswer) WriteHeader(status int) { h.status = status }

func (h *heldAnswer) Write(b []byte) (int, error) { return h.body.Write(b) }
