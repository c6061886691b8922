package web

import (
	"net/netip"
	"net/url"
	"slices"
	"strings"
	"syscall"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/faults"
)

// inner are the addresses that lead into a network, not out of it: of this machine, of private and shared networks, of links (where clouds keep their
// metadata), of tests and documentation, of groups, and those that hold another address in them.
func inner() []netip.Prefix {
	var all []netip.Prefix
	for _, text := range []string{
		"0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16",
		"198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
		"::/96", "::ffff:0:0:0/96", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20", "5f00::/16", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",
	} {
		all = append(all, netip.MustParsePrefix(text))
	}
	return all
}

// checkAddress refuses an address that is none of a public page, before anything is asked of the network.
func checkAddress(address string) (*url.URL, error) {
	u, err := url.Parse(address)
	switch {
	case err != nil:
		return nil, faults.Invalid("it is no address: %w", err)
	case u.Scheme != "http" && u.Scheme != "https":
		return nil, faults.Invalid("only http:// and https:// are read, not %s://", u.Scheme)
	case u.User != nil:
		return nil, faults.Invalid("it holds a name or a password, which would be stored: leave them out")
	case u.Hostname() == "":
		return nil, faults.Invalid("it names no host")
	case strings.ContainsAny(u.Hostname(), " \t\r\n%\\@"):
		return nil, faults.Invalid("its host is no name")
	}
	return u, nil
}

// dials tells whether a connection may be made. It is asked after names are resolved, for each connection, so that no redirect and no change of a name's address
// gets around it.
func (f *Fetch) dials(_, address string, _ syscall.RawConn) error {
	at, err := netip.ParseAddrPort(address)
	if err != nil {
		return graph.Errorf(graph.Denied, "%s is no address of the internet", address)
	}
	host := at.Addr().Unmap().WithZone("")
	holds := func(p netip.Prefix) bool { return p.Contains(host) }
	switch {
	case slices.ContainsFunc(f.Allow, holds):
		return nil
	case slices.ContainsFunc(inner(), holds), at.Addr().Zone() != "", !host.IsValid():
		return graph.Errorf(graph.Denied, "its host is %s, within a network and not on the internet: --allow-net %s lets it be read", host, netip.PrefixFrom(host, host.BitLen()))
	case !slices.Contains([]uint16{80, 443, 8080, 8443}, at.Port()):
		return graph.Errorf(graph.Denied, "its port is %d, which is none of the web's: 80, 443, 8080 and 8443 are read", at.Port())
	}
	return nil
}
