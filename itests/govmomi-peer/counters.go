// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"io"
	"net/http"
	"strings"
	"sync"

	"github.com/vmware/govmomi/vim25/types"
)

const countersPath = "/hypervia/counters"

// traffic is a number of round trips and the bytes of their bodies, as the server sees them.
type traffic struct {
	Calls    int64 `json:"calls"`
	Received int64 `json:"received"`
	Sent     int64 `json:"sent"`
}

// counters counts what clients cost. GET answers with the numbers as JSON, DELETE starts again at zero.
type counters struct {
	inner    http.Handler
	sessions func() []types.UserSession
	mutex    sync.Mutex
	total    traffic
	methods  map[string]*traffic // by SOAP method, or HTTP method and first part of the path
}

func newCounters(sessions func() []types.UserSession, inner http.Handler) *counters {
	return &counters{inner: inner, sessions: sessions, methods: make(map[string]*traffic)}
}

func (c *counters) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.URL.Path == countersPath {
		c.control(w, r)
		return
	}
	name := r.Method + " /" + strings.SplitN(strings.TrimPrefix(r.URL.Path, "/"), "/", 2)[0]
	request, err := io.ReadAll(r.Body)
	if err != nil {
		return // the client has gone
	}
	if r.Method == http.MethodPost && strings.HasPrefix(r.URL.Path, "/sdk") {
		name = soapMethod(request)
	}
	c.add(name, traffic{Calls: 1, Received: int64(len(request))})
	r.Body = io.NopCloser(bytes.NewReader(request))
	c.inner.ServeHTTP(&countingWriter{ResponseWriter: w, counters: c, name: name}, r)
}

func (c *counters) add(name string, more traffic) {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	method := c.methods[name]
	if method == nil {
		method = new(traffic)
		c.methods[name] = method
	}
	for _, t := range []*traffic{method, &c.total} {
		t.Calls += more.Calls
		t.Received += more.Received
		t.Sent += more.Sent
	}
}

func (c *counters) control(w http.ResponseWriter, r *http.Request) {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	switch r.Method {
	case http.MethodGet:
		w.Header().Set("Content-Type", "application/json")
		_ = json.NewEncoder(w).Encode(map[string]any{
			"total": c.total, "methods": c.methods, "sessions": len(c.sessions()),
		})
	case http.MethodDelete:
		c.total, c.methods = traffic{}, make(map[string]*traffic)
		w.WriteHeader(http.StatusNoContent)
	default:
		w.WriteHeader(http.StatusMethodNotAllowed)
	}
}

// soapMethod is the name of the first element in the body of an envelope.
func soapMethod(envelope []byte) string {
	decoder := xml.NewDecoder(bytes.NewReader(envelope))
	for inBody := false; ; {
		token, err := decoder.Token()
		if err != nil {
			return "not SOAP"
		}
		if element, ok := token.(xml.StartElement); ok {
			if inBody {
				return element.Name.Local
			}
			inBody = element.Name.Local == "Body"
		}
	}
}

type countingWriter struct {
	http.ResponseWriter
	counters *counters
	name     string
}

// Write counts first, so that a client that has its whole answer finds it counted.
func (w *countingWriter) Write(b []byte) (int, error) {
	w.counters.add(w.name, traffic{Sent: int64(len(b))})
	return w.ResponseWriter.Write(b)
}
