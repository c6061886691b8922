package pdf

import (
	"math"

	"github.com/ledongthuc/pdf"
)

// The library's own reading of a page knows no widths of composite fonts, which Chromium writes, and adds a glyph at the end of each line. So the operators of text
// are interpreted here: section 9.4 of ISO 32000.

// A glyph is what one code of a text shows, in points of the page.
type glyph struct {
	text              string
	x, y, width, size float64
}

// A matrix is [a b 0; c d 0; e f 1], as PDF writes it.
type matrix struct{ a, b, c, d, e, f float64 }

func identity() matrix { return matrix{a: 1, d: 1} }

// then returns the matrix that applies m and then n.
func (m matrix) then(n matrix) matrix {
	return matrix{
		m.a*n.a + m.b*n.c, m.a*n.b + m.b*n.d,
		m.c*n.a + m.d*n.c, m.c*n.b + m.d*n.d,
		m.e*n.a + m.f*n.c + n.e, m.e*n.b + m.f*n.d + n.f,
	}
}

// textState is the state of graphics as far as text goes by it.
type textState struct {
	page, text, line       matrix
	font                   *font
	size, scale            float64
	char, word, lead, rise float64
}

// The limits of one page, and how deep forms may lie in one another.
const (
	mostGlyphs    = 400_000
	mostOperators = 4_000_000
	mostSaved     = 20_000 // states within one another
	deepestForm   = 8
)

// A textReader interprets the content of a page.
type textReader struct {
	textState
	saved     []textState
	glyphs    []glyph
	fonts     map[string]*font
	resources pdf.Value
	operators int
	depth     int
}

// glyphsOf returns what a page shows, in the order in which it draws.
func glyphsOf(page leaf) []glyph {
	r := &textReader{textState: textState{page: identity(), scale: 1}, resources: page.resources}
	r.content(page.page.Key("Contents"))
	return r.glyphs
}

// content interprets a stream with the resources in force.
func (r *textReader) content(stream pdf.Value) {
	if kind := stream.Kind(); kind != pdf.Stream && kind != pdf.Array {
		return
	}
	fonts := r.fonts
	r.fonts = map[string]*font{}
	pdf.Interpret(stream, func(stack *pdf.Stack, operator string) {
		if r.operators++; r.operators > mostOperators || len(r.glyphs) > mostGlyphs {
			panic("its page draws without end")
		}
		args := make([]pdf.Value, stack.Len())
		for i := len(args) - 1; i >= 0; i-- {
			args[i] = stack.Pop()
		}
		r.operate(operator, args)
	})
	r.fonts = fonts
}

func (r *textReader) operate(operator string, args []pdf.Value) {
	number := func(i int) float64 {
		if i >= len(args) {
			return 0
		}
		return args[i].Float64()
	}
	switch operator {
	case "q":
		if len(r.saved) < mostSaved {
			r.saved = append(r.saved, r.textState)
		}
	case "Q":
		if n := len(r.saved) - 1; n >= 0 {
			r.textState, r.saved = r.saved[n], r.saved[:n]
		}
	case "cm":
		r.page = matrix{number(0), number(1), number(2), number(3), number(4), number(5)}.then(r.page)
	case "Do":
		r.form(args)
	case "Tc":
		r.char = number(0)
	case "Tw":
		r.word = number(0)
	case "Tz":
		r.scale = number(0) / 100
	case "TL":
		r.lead = number(0)
	case "Ts":
		r.rise = number(0)
	case "Tf":
		r.use(args)
	default:
		r.place(operator, args, number)
	}
}

// place takes the operators that move and show text.
func (r *textReader) place(operator string, args []pdf.Value, number func(int) float64) {
	switch operator {
	case "BT":
		r.text, r.line = identity(), identity()
	case "Tm":
		r.line = matrix{number(0), number(1), number(2), number(3), number(4), number(5)}
		r.text = r.line
	case "Td":
		r.next(number(0), number(1))
	case "TD":
		r.lead = -number(1)
		r.next(number(0), number(1))
	case "T*":
		r.next(0, -r.lead)
	case "Tj":
		r.showAll(args)
	case "TJ":
		r.adjusted(args)
	case "'":
		r.next(0, -r.lead)
		r.showAll(args)
	case "\"":
		r.word, r.char = number(0), number(1)
		r.next(0, -r.lead)
		r.showAll(args[min(2, len(args)):])
	}
}

// next moves to the start of another line.
func (r *textReader) next(x, y float64) {
	r.line = matrix{1, 0, 0, 1, x, y}.then(r.line)
	r.text = r.line
}

func (r *textReader) showAll(args []pdf.Value) {
	for _, arg := range args {
		r.show(arg.RawString())
	}
}

// adjusted shows the texts of a list, moved by the numbers between them.
func (r *textReader) adjusted(args []pdf.Value) {
	if len(args) == 0 {
		return
	}
	for i := range args[0].Len() {
		switch v := args[0].Index(i); v.Kind() {
		case pdf.String:
			r.show(v.RawString())
		default:
			r.text = matrix{1, 0, 0, 1, -v.Float64() / 1000 * r.size * r.scale, 0}.then(r.text)
		}
	}
}

// show draws the codes of a text.
func (r *textReader) show(codes string) {
	if r.font == nil {
		return
	}
	for len(codes) > 0 {
		n := min(r.font.bytes, len(codes))
		text, width := r.font.glyph(codes[:n])
		at := matrix{r.size * r.scale, 0, 0, r.size, 0, r.rise}.then(r.text).then(r.page)
		step := width/1000*r.size + r.char
		if n == 1 && codes[0] == ' ' {
			step += r.word
		}
		size := math.Hypot(at.c, at.d)
		if text != "" && math.Abs(at.b) <= 0.2*math.Abs(at.a) { // what stands upright or on its head is no running text
			r.glyphs = append(r.glyphs, glyph{text, at.e, at.f, width / 1000 * at.a, size})
		}
		r.text = matrix{1, 0, 0, 1, step * r.scale, 0}.then(r.text)
		codes = codes[n:]
	}
}

// use makes a font of the resources the one that text is shown in.
func (r *textReader) use(args []pdf.Value) {
	if len(args) < 2 {
		return
	}
	r.size = args[1].Float64()
	name := args[0].Name()
	if r.fonts[name] == nil {
		r.fonts[name] = newFont(r.resources.Key("Font").Key(name))
	}
	r.font = r.fonts[name]
}

// form draws a form as if its content stood here.
func (r *textReader) form(args []pdf.Value) {
	if len(args) == 0 || r.depth == deepestForm {
		return
	}
	form := r.resources.Key("XObject").Key(args[0].Name())
	if form.Key("Subtype").Name() != "Form" {
		return
	}
	state, saved, resources := r.textState, r.saved, r.resources
	if m := form.Key("Matrix"); m.Len() == 6 {
		r.page = matrix{m.Index(0).Float64(), m.Index(1).Float64(), m.Index(2).Float64(), m.Index(3).Float64(), m.Index(4).Float64(), m.Index(5).Float64()}.then(r.page)
	}
	if own := form.Key("Resources"); own.Kind() == pdf.Dict {
		r.resources = own
	}
	r.depth++
	r.content(form)
	r.depth--
	r.textState, r.saved, r.resources = state, saved, resources
}
