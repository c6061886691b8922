package pdf

import "github.com/ledongthuc/pdf"

// A font gives the text and the width of each code.
type font struct {
	font   pdf.Font
	bytes  int // of a code
	widths map[int]float64
	usual  float64
	known  map[string]shown
}

type shown struct {
	text  string
	width float64
}

func newFont(v pdf.Value) *font {
	f := &font{font: pdf.Font{V: v}, bytes: 1, known: map[string]shown{}}
	if v.Key("Subtype").Name() != "Type0" {
		return f
	}
	f.bytes, f.usual = 2, 1000
	inner := v.Key("DescendantFonts").Index(0)
	if dw := inner.Key("DW"); dw.Kind() == pdf.Integer || dw.Kind() == pdf.Real {
		f.usual = dw.Float64()
	}
	f.widths = compositeWidths(inner.Key("W"))
	return f
}

// compositeWidths reads the widths of a composite font: "first [w w w]" or "first last w".
func compositeWidths(w pdf.Value) map[int]float64 {
	widths := map[int]float64{}
	for i := 0; i+1 < w.Len() && len(widths) < 1<<17; {
		first := int(w.Index(i).Int64())
		if list := w.Index(i + 1); list.Kind() == pdf.Array {
			for j := range list.Len() {
				widths[first+j] = list.Index(j).Float64()
			}
			i += 2
			continue
		}
		for code := first; code <= min(int(w.Index(i+1).Int64()), 1<<16); code++ {
			widths[code] = w.Index(i + 2).Float64()
		}
		i += 3
	}
	return widths
}

// glyph returns what a code shows and how wide, in thousandths of the font's size.
func (f *font) glyph(code string) (string, float64) {
	if known, ok := f.known[code]; ok {
		return known.text, known.width
	}
	got := shown{text: f.font.Encoder().Decode(code)}
	switch {
	case f.bytes == 1:
		got.width = f.font.Width(int(code[0]))
	case len(code) == 2:
		width, ok := f.widths[int(code[0])<<8|int(code[1])]
		if got.width = width; !ok {
			got.width = f.usual
		}
	}
	f.known[code] = got
	return got.text, got.width
}
