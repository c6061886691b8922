package main_test

import (
	"io"
	"net"
	"sync"
	"testing"
)

// A proxy passes a server's connections on until it is told to cut them: the network between parley and Neo4j.
type proxy struct {
	listener net.Listener
	target   string

	sync.Mutex
	open   map[net.Conn]bool
	left   int  // how many bytes of clients pass before the cut; negative: there is none ahead
	down   bool // new connections are cut at once
	stay   bool // go down at the cut
	passed int  // bytes of clients so far
	cuts   int
	cutNow chan struct{} // closed at the cut
}

// newProxy stands before a server at HOST:PORT until the test ends.
func newProxy(t *testing.T, target string) *proxy {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	p := &proxy{listener: listener, target: target, open: map[net.Conn]bool{}, left: -1}
	t.Cleanup(func() {
		listener.Close()
		p.cut()
	})
	go p.accept()
	return p
}

// address is where clients connect to.
func (p *proxy) address() string { return p.listener.Addr().String() }

// cutAfter cuts all connections once clients have sent n bytes more, and for good, so that nobody gets through any more, or just once.
func (p *proxy) cutAfter(n int, forGood bool) {
	p.Lock()
	defer p.Unlock()
	p.left, p.stay, p.passed, p.cuts, p.cutNow = n, forGood, 0, 0, make(chan struct{})
}

// await waits for the cut.
func (p *proxy) await(t *testing.T) {
	t.Helper()
	p.Lock()
	cut := p.cutNow
	p.Unlock()
	select {
	case <-cut:
	case <-t.Context().Done():
		t.Fatal("nobody sent so much")
	}
}

// heal lets connections through again and cuts none any more.
func (p *proxy) heal() {
	p.Lock()
	defer p.Unlock()
	p.left, p.down = -1, false
}

// sent returns how many bytes clients have sent since cutAfter, and how often connections were cut.
func (p *proxy) sent() (bytes, cuts int) {
	p.Lock()
	defer p.Unlock()
	return p.passed, p.cuts
}

func (p *proxy) accept() {
	for {
		client, err := p.listener.Accept()
		if err != nil {
			return // the test has ended
		}
		go p.pass(client)
	}
}

// pass carries one connection's bytes both ways until one side ends or it is cut.
func (p *proxy) pass(client net.Conn) {
	defer client.Close()
	server, err := net.Dial("tcp", p.target)
	if err != nil {
		return
	}
	defer server.Close()
	if !p.join(client, server) {
		return
	}
	go func() {
		io.Copy(client, server)
		client.Close()
	}()
	io.Copy(server, io.TeeReader(client, p))
}

func (p *proxy) join(both ...net.Conn) bool {
	p.Lock()
	defer p.Unlock()
	for _, connection := range both {
		p.open[connection] = true
	}
	return !p.down
}

// Write counts what clients send, and cuts where the time has come, before the server sees it.
func (p *proxy) Write(sent []byte) (int, error) {
	p.Lock()
	p.passed += len(sent)
	reached := p.left >= 0 && p.passed > p.left
	if reached {
		p.left, p.down = -1, p.stay
		p.cuts++
		close(p.cutNow)
	}
	p.Unlock()
	if reached {
		p.cut()
		return 0, net.ErrClosed
	}
	return len(sent), nil
}

// cut ends every connection, without a word to either side.
func (p *proxy) cut() {
	p.Lock()
	defer p.Unlock()
	for connection := range p.open {
		if tcp, ok := connection.(*net.TCPConn); ok {
			tcp.SetLinger(0)
		}
		connection.Close()
	}
	clear(p.open)
}
