package formats

import (
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/parleygraph/parley/loaders/faults"
)

// deepest is how many elements may lie within one another: what lies deeper is left out.
const deepest = 400

// A walker writes the blocks of a tree of HTML as prose.
type walker struct {
	prose   *prose
	chrome  bool // leave out what pages put around their text: menus, headers, footers
	article bool // within an article, whose header holds its title
	run     strings.Builder
	kind    blockKind
	level   int
	breaks  int // line breaks since the last word
}

// walk writes a node and what lies in it.
func (w *walker) walk(n *html.Node, depth int) {
	if depth > deepest || w.prose.over() {
		return
	}
	switch n.Type {
	case html.TextNode:
		w.text(n.Data)
		return
	case html.ElementNode:
		if w.unread(n) {
			return
		}
		if w.inline(n) {
			return
		}
	}
	block := n.Type == html.ElementNode && isBlock(n.DataAtom)
	if block {
		w.flush()
		w.begin(n.DataAtom)
	}
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		w.walk(child, depth+1)
	}
	if block {
		w.flush()
		w.kind, w.level = paragraph, 0
	}
}

// inline takes elements that stand for a character: a break, the end of a cell.
func (w *walker) inline(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Br:
		w.run.WriteByte(' ')
		if w.breaks++; w.breaks == 2 {
			w.flush()
		}
		return true
	case atom.Td, atom.Th:
		if w.run.Len() > 0 {
			w.run.WriteString(" | ")
		}
	}
	return false
}

func (w *walker) text(data string) {
	if strings.TrimSpace(data) != "" {
		w.breaks = 0
	}
	w.run.WriteString(data)
}

// begin sets the kind of the block that an element holds.
func (w *walker) begin(a atom.Atom) {
	switch a {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		w.kind, w.level = heading, int(a.String()[1]-'0')
	case atom.Li:
		w.kind = bullet
	}
}

func (w *walker) flush() {
	w.prose.add(w.kind, w.level, w.run.String())
	if strings.TrimSpace(w.run.String()) != "" && w.kind != heading {
		w.kind = paragraph // a second paragraph of an item is none
	}
	w.run.Reset()
	w.breaks = 0
}

func isBlock(a atom.Atom) bool {
	switch a {
	case atom.P, atom.Div, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Li, atom.Ul, atom.Ol, atom.Dl, atom.Dt, atom.Dd, atom.Table, atom.Tr,
		atom.Blockquote, atom.Section, atom.Article, atom.Main, atom.Header, atom.Footer, atom.Aside, atom.Nav, atom.Pre, atom.Hr, atom.Figure, atom.Figcaption,
		atom.Body, atom.Html, atom.Address, atom.Details, atom.Summary, atom.Fieldset, atom.Form, atom.Center, atom.Caption:
		return true
	}
	return false
}

// unread tells whether an element holds nothing that a reader of the page sees.
func (w *walker) unread(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Script, atom.Style, atom.Head, atom.Noscript, atom.Template, atom.Svg, atom.Iframe, atom.Object, atom.Button, atom.Select, atom.Textarea, atom.Video, atom.Audio:
		return true
	case atom.Nav, atom.Footer, atom.Aside, atom.Form:
		return w.chrome
	case atom.Header:
		return w.chrome && !w.article
	}
	for _, a := range n.Attr {
		if w.chrome && (a.Key == "class" || a.Key == "id") && isFurniture(a.Val) {
			return true
		}
		if a.Key == "hidden" || a.Key == "style" && strings.Contains(strings.ReplaceAll(a.Val, " ", ""), "display:none") {
			return true
		}
	}
	return false
}

// furniture is how sites name what they put around a text.
var furniture = regexp.MustCompile(`(?i)^(?:ad|ads|advert\w*|banner|comments?|menu|nav|navbar|sidebar|related|share|sharing|social|cookies?|newsletter|promo|sponsor\w*|breadcrumbs?|pagination|disqus)(?:[-_].*)?$`)

// isFurniture tells whether an element of these names is put around the text of a page.
func isFurniture(names string) bool {
	return slices.ContainsFunc(strings.Fields(names), furniture.MatchString)
}

// proseOf returns the prose of a tree.
func proseOf(root *html.Node, chrome bool, limit int64) *prose {
	p := &prose{limit: int(limit)}
	w := walker{prose: p, chrome: chrome, article: root.DataAtom == atom.Article}
	w.walk(root, 0)
	w.flush()
	return p
}

// fragment returns the prose of a piece of HTML, as messages and feeds hold it.
func fragment(markup string, limit int64) (string, error) {
	root, err := html.Parse(strings.NewReader(markup))
	if err != nil {
		return "", faults.Invalid("its HTML can't be read: %w", err)
	}
	return proseOf(root, false, limit).text(), nil
}
