package loaders_test

import (
	"bytes"
	"compress/gzip"
	"crypto/tls"
	"crypto/x509"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/parleygraph/parley/loaders"
)

// refusedAddresses are addresses that nothing may be asked of, each with a part of why. None needs a network: they are names of addresses, or no addresses at all.
func refusedAddresses() [][2]string {
	const inside = "within a network"
	return [][2]string{
		{"http://127.0.0.1/", inside}, {"http://127.0.0.1:8080/a", inside}, {"http://127.9.8.7/", inside}, {"https://localhost/", inside}, {"http://LOCALHOST:8080/", inside},
		{"http://[::1]/", inside}, {"http://[::]/", inside}, {"http://0.0.0.0/", inside}, {"http://0.1.2.3/", inside},
		{"http://10.0.0.1/", inside}, {"http://10.255.255.255/", inside}, {"http://172.16.0.1/", inside}, {"http://172.31.255.254/", inside}, {"http://192.168.0.1/", inside}, {"http://192.168.178.1:443/", inside},
		{"http://169.254.169.254/latest/meta-data/", inside}, {"http://169.254.170.2/v2/credentials", inside}, {"http://[fd00:ec2::254]/latest/meta-data/", inside}, {"http://100.100.100.200/latest/meta-data/", inside},
		{"http://100.64.0.1/", inside}, {"http://192.0.0.192/opc/v2/instance/", inside}, {"http://192.0.2.7/", inside}, {"http://198.18.0.1/", inside}, {"http://198.51.100.3/", inside}, {"http://203.0.113.9/", inside},
		{"http://224.0.0.1/", inside}, {"http://239.255.255.250:443/", inside}, {"http://240.0.0.1/", inside}, {"http://255.255.255.255/", inside},
		{"http://[fe80::1]/", inside}, {"http://[fc00::1]/", inside}, {"http://[fdff::1]/", inside}, {"http://[fec0::1]/", inside}, {"http://[ff02::1]/", inside}, {"http://[2001:db8::1]/", inside}, {"http://[100::1]/", inside},
		{"http://[::ffff:127.0.0.1]/", inside}, {"http://[::ffff:10.0.0.1]/", inside}, {"http://[::ffff:a9fe:a9fe]/", inside}, {"http://[64:ff9b::7f00:1]/", inside}, {"http://[64:ff9b::a9fe:a9fe]/", inside},
		{"http://[2002:7f00:1::]/", inside}, {"http://[2001:0:7f00:1::]/", inside}, {"http://[::127.0.0.1]/", inside}, {"http://[3fff::1]/", inside}, {"http://[5f00::1]/", inside},
		{"http://[fe80::1%25eth0]/", "its host is no name"}, {"http://127.0.0.1%2f@example.org/", "holds a name"},
		{"http://8.8.8.8:25/", "port is 25"}, {"http://8.8.8.8:6379/", "port is 6379"}, {"https://[2606:4700::1111]:22/", "port is 22"},
		{"ftp://example.org/a", "only http"}, {"file:///etc/passwd", "only http"}, {"gopher://example.org/", "only http"}, {"dict://127.0.0.1:11211/stat", "only http"}, {"jar://x!/y", "only http"}, {"data://text/plain,x", "only http"},
		{"http://user:secret@example.org/", "holds a name"}, {"http://user@127.0.0.1/", "holds a name"}, {"http:///path", "names no host"}, {"http://", "names no host"}, {"https://?x", "names no host"},
		{"http://exa mple.org/", "no address"}, {"http://example.org:port/", "no address"}, {"http://[::1/", "no address"}, {"http://%zz/", "no address"}, {"http://example.org/\x7f", "no address"}, {"http://a\\b/", "no address"},
	}
}

func TestRefusedAddresses(t *testing.T) {
	all := refusedAddresses()
	if len(all) < 60 {
		t.Fatalf("%d cases: want 60", len(all))
	}
	for _, c := range all {
		ids, errs := read(t, loaders.Options{Fetch: &loaders.Fetch{Timeout: 5 * time.Second}}, c[0])
		if len(ids) > 0 || len(errs) != 1 || !strings.Contains(errs[0], c[1]) || strings.Contains(errs[0], "\n") {
			t.Errorf("%s: want one line with %q, got %q and %v", c[0], c[1], errs, ids)
		}
	}
}

func TestNetworkIsOffUnlessTurnedOn(t *testing.T) {
	_, errs := read(t, loaders.Options{}, "http://127.0.0.1/")
	if len(errs) != 1 || !strings.Contains(errs[0], "reading from the network is off") {
		t.Errorf("got %v", errs)
	}
}

// site serves pages by path on this machine, and counts what is asked for.
func site(t *testing.T, pages map[string]func(w http.ResponseWriter, r *http.Request)) (*httptest.Server, map[string]int) {
	asked := map[string]int{}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked[r.URL.Path]++
		if page := pages[r.URL.Path]; page != nil {
			page(w, r)
			return
		}
		http.NotFound(w, r)
	}))
	t.Cleanup(server.Close)
	return server, asked
}

func typed(media, body string) func(http.ResponseWriter, *http.Request) {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", media)
		_, _ = w.Write([]byte(body))
	}
}

func moved(to string) func(http.ResponseWriter, *http.Request) {
	return func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, to, http.StatusFound) }
}

// here lets the tests read their own sites.
func here() *loaders.Fetch {
	return &loaders.Fetch{Allow: []netip.Prefix{netip.MustParsePrefix("127.0.0.1/32")}, Timeout: 5 * time.Second}
}

func TestAddresses(t *testing.T) {
	page := "<html><head><title>The dam</title></head><body>" + article + "</body></html>"
	large := strings.Repeat("words ", 1<<18)
	var bomb bytes.Buffer
	packed := gzip.NewWriter(&bomb)
	_, _ = packed.Write(make([]byte, 8<<20))
	_ = packed.Close()
	pages := map[string]func(http.ResponseWriter, *http.Request){
		"/dam":        typed("text/html; charset=utf-8", page),
		"/old":        moved("/dam"),
		"/loop":       moved("/loop"),
		"/inward":     moved("http://169.254.169.254/latest/meta-data/"),
		"/to-file":    moved("file:///etc/passwd"),
		"/secret":     typed("text/html", page),
		"/robots.txt": typed("text/plain", "User-agent: *\nDisallow: /secret\n\nUser-agent: other\nDisallow: /\n"),
		"/to-secret":  moved("/secret"),
		"/picture":    typed("image/png", "x"),
		"/large":      typed("text/plain", large),
		"/endless": func(w http.ResponseWriter, r *http.Request) {
			for r.Context().Err() == nil {
				if _, err := w.Write([]byte(strings.Repeat("words ", 1000))); err != nil {
					return
				}
			}
		},
		"/bomb.txt.gz": typed("application/gzip", bomb.String()),
		"/empty":       typed("text/html", ""),
		"/gone":        func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusGone) },
		"/login":       func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusUnauthorized) },
		"/broken":      func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusInternalServerError) },
		"/cut": func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Length", "5000")
			_, _ = w.Write([]byte(page))
		},
		"/feed.xml": typed("application/rss+xml", rss("The toll", article)),
		"/latin":    typed("text/html; charset=iso-8859-2", "<html><head><title>Wa\xb3\xeasa</title></head><body>"+article+"</body></html>"),
	}
	server, asked := site(t, pages)
	tests := map[string]struct {
		path string
		want string // the id, or a part of the error
	}{
		"page":                     {"/dam#top", server.URL + "/dam"},
		"redirect":                 {"/old", server.URL + "/old"},
		"feed":                     {"/feed.xml", "https://gazette.example/story-1"},
		"encoding of the server":   {"/latin", server.URL + "/latin"},
		"not there":                {"/none", "the server answers 404 Not Found"},
		"gone":                     {"/gone", "410 Gone"},
		"behind a login":           {"/login", "401 Unauthorized"},
		"broken":                   {"/broken", "500 Internal Server Error"},
		"redirect without end":     {"/loop", "more than 8 redirects"},
		"redirect to metadata":     {"/inward", "169.254.169.254, within a network"},
		"redirect to a file":       {"/to-file", "only http:// and https:// are read, not file://"},
		"robots.txt":               {"/secret", "asks robots not to read it"},
		"redirect past robots.txt": {"/to-secret", "asks robots not to read it"},
		"picture":                  {"/picture", "it is image/png, which is not read"},
		"larger than the limit":    {"/large", "larger than the limit of 1 MiB"},
		"without end":              {"/endless", "larger than the limit of 1 MiB"},
		"packed bomb":              {"/bomb.txt.gz", "larger than the limit of 1 MiB"},
		"empty":                    {"/empty", "it is empty"},
		"cut off":                  {"/cut", "can't be reached"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			ids, errs := read(t, loaders.Options{Fetch: here(), Limit: 1 << 20}, server.URL+test.path)
			if len(ids) == 1 && ids[0] == test.want {
				return
			}
			if len(ids) > 0 || len(errs) != 1 || !strings.Contains(errs[0], test.want) || strings.Contains(errs[0], "\n") {
				t.Errorf("want %q, got ids %v and errors %q", test.want, ids, errs)
			}
		})
	}
	if asked["/secret"] > 0 {
		t.Error("what robots.txt forbids was asked for")
	}
}

func TestDowngradeIsRefused(t *testing.T) {
	plain, _ := site(t, map[string]func(http.ResponseWriter, *http.Request){"/": typed("text/html", article)})
	safe := httptest.NewTLSServer(http.HandlerFunc(moved(plain.URL + "/")))
	defer safe.Close()
	pool := x509.NewCertPool()
	pool.AddCert(safe.Certificate())
	fetch := here()
	if _, errs := read(t, loaders.Options{Fetch: fetch}, safe.URL+"/a"); len(errs) != 1 || !strings.Contains(errs[0], "certificate") {
		t.Errorf("want an unknown certificate refused, got %v", errs)
	}
	fetch.Roots = &tls.Config{RootCAs: pool}
	if _, errs := read(t, loaders.Options{Fetch: fetch}, safe.URL+"/a"); len(errs) != 1 || !strings.Contains(errs[0], "from https to http") {
		t.Errorf("want the way from https to http refused, got %v", errs)
	}
}

func TestRobotsThatCannotBeRead(t *testing.T) {
	server, asked := site(t, map[string]func(http.ResponseWriter, *http.Request){
		"/robots.txt": func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusBadGateway) }, "/": typed("text/html", article),
	})
	if _, errs := read(t, loaders.Options{Fetch: here()}, server.URL+"/"); len(errs) != 1 || asked["/"] > 0 {
		t.Errorf("want nothing read of a host whose robots.txt fails, got %v, asked %v", errs, asked)
	}
}

func TestHonestAgent(t *testing.T) {
	var agents []string
	server, _ := site(t, map[string]func(http.ResponseWriter, *http.Request){"/": func(w http.ResponseWriter, r *http.Request) {
		agents = append(agents, r.UserAgent())
		typed("text/html", article)(w, r)
	}})
	read(t, loaders.Options{Fetch: here()}, server.URL+"/")
	if len(agents) != 1 || !strings.HasPrefix(agents[0], "parley/") {
		t.Errorf("user agents: %q", agents)
	}
}

func TestSitemap(t *testing.T) {
	pages := map[string]func(http.ResponseWriter, *http.Request){}
	server, _ := site(t, pages)
	for _, name := range []string{"a", "b", "c"} {
		pages["/"+name] = typed("text/html", "<title>"+name+"</title>"+article)
	}
	pages["/sitemap.xml"] = typed("application/xml", fmt.Sprintf(`<?xml version="1.0"?><sitemapindex xmlns="x"><sitemap><loc>%s/part.xml</loc></sitemap></sitemapindex>`, server.URL))
	pages["/part.xml"] = typed("application/xml", fmt.Sprintf(`<urlset><url><loc>%[1]s/a</loc><lastmod>2024-01-01</lastmod></url><url><loc>%[1]s/b</loc><lastmod>2025-01-01</lastmod></url>
<url><loc>%[1]s/c</loc></url><url><loc>http://elsewhere.example/d</loc></url></urlset>`, server.URL))
	pages["/round.xml"] = typed("application/xml", fmt.Sprintf(`<sitemapindex><sitemap><loc>%s/round.xml</loc></sitemap></sitemapindex>`, server.URL))
	ids, errs := read(t, loaders.Options{Fetch: here()}, server.URL+"/sitemap.xml")
	if diff := cmp.Diff([]string{server.URL + "/a", server.URL + "/b", server.URL + "/c"}, ids); diff != "" || errs != nil {
		t.Errorf("errors %v, ids (-want +got):\n%s", errs, diff)
	}
	if ids, _ := read(t, loaders.Options{Fetch: here(), Since: "2024-06-01"}, server.URL+"/sitemap.xml"); len(ids) != 2 {
		t.Errorf("since June: want b and c, got %v", ids)
	}
	few := here()
	few.Pages = 2
	if ids, errs := read(t, loaders.Options{Fetch: few}, server.URL+"/part.xml"); len(ids) != 2 || len(errs) != 1 || !strings.Contains(errs[0], "more than 2 pages") {
		t.Errorf("got %v and %v", ids, errs)
	}
	if _, errs := read(t, loaders.Options{Fetch: here()}, server.URL+"/round.xml"); len(errs) != 1 || !strings.Contains(errs[0], "lead to one another") {
		t.Errorf("got %v", errs)
	}
}
