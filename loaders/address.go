package loaders

import (
	"bytes"
	"context"
	"io"
	"net/url"
	"path"
	"strings"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/faults"
	"github.com/parleygraph/parley/loaders/formats"
	"github.com/parleygraph/parley/loaders/web"
)

// isAddress tells whether a path is an address, of whatever scheme.
func isAddress(path string) bool {
	scheme, _, found := strings.Cut(path, "://")
	return found && len(scheme) > 1 && !strings.ContainsAny(scheme, `/\. `)
}

// address reads what stands at an address: a document, a feed, or a sitemap with all the pages that it names. Pages are fetched one after another.
func (r *reader) address(ctx context.Context, address string) bool {
	if r.options.Fetch == nil {
		return r.fail(ctx, address, nil, graph.Errorf(graph.Denied, "reading from the network is off here: save the page, or turn it on"))
	}
	return r.fetch(ctx, r.options.Fetch.Session(), address, 0)
}

// deepestSitemap is how many sitemaps may lead to one another.
const deepestSitemap = 3

func (r *reader) fetch(ctx context.Context, session *web.Session, address string, depth int) bool {
	got, err := session.Get(ctx, address, r.options.Limit)
	if ctx.Err() != nil {
		return false
	}
	if err != nil {
		return r.fail(ctx, address, nil, err)
	}
	if formats.IsSitemap(got.Body) {
		return r.sitemap(ctx, session, address, got.Body, depth)
	}
	return r.read(ctx, source{
		path: address, name: nameOf(got.Final), collection: hostOf(address), url: withoutFragment(address), media: got.Media,
		open: func(context.Context) (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(got.Body)), nil },
	})
}

// sitemap reads the pages that a sitemap names on its own host.
func (r *reader) sitemap(ctx context.Context, session *web.Session, address string, body []byte, depth int) bool {
	entries, err := formats.SitemapEntries(ctx, body)
	if err == nil && depth == deepestSitemap {
		err = faults.Invalid("its sitemaps lead to one another more than %d deep", deepestSitemap)
	}
	if err == nil && len(entries) == 0 {
		err = faults.Invalid("the sitemap names no page")
	}
	if err != nil {
		return r.fail(ctx, address, nil, err)
	}
	for _, entry := range entries {
		if entry.LastChange != "" && r.options.Since != "" && entry.LastChange < r.options.Since || hostOf(entry.Address) != hostOf(address) {
			continue
		}
		if !session.More() {
			return r.fail(ctx, address, nil, faults.Invalid("it names more than %d pages: the others are left out; load a part of it, or with --since", r.options.Fetch.MostPages()))
		}
		if !r.fetch(ctx, session, entry.Address, depth+1) {
			return false
		}
	}
	return true
}

// nameOf returns the file name of an address.
func nameOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	name := path.Base(u.Path)
	if formats.ByExtension(name) == nil {
		return ""
	}
	return name
}

func hostOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.ToLower(u.Hostname())
}

func withoutFragment(address string) string {
	address, _, _ = strings.Cut(address, "#")
	return address
}

// canonicalFor returns the address by which a page calls itself, or the one that it was fetched from where the page names another site's, or a whole site.
func canonicalFor(named, fetched string) string {
	u, err := url.Parse(named)
	if err != nil || fetched != "" && !strings.EqualFold(u.Hostname(), hostOf(fetched)) || strings.Trim(u.Path, "/") == "" && u.RawQuery == "" {
		return fetched
	}
	return named
}
