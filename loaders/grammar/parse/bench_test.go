package parse_test

import (
	"testing"

	"github.com/parleygraph/parley/loaders/grammar/parse"
)

var wires = []string{
	"The foreign minister said on Tuesday that his government would not accept any deal which leaves the border open.",
	"“We have told our partners that this is unacceptable,” the Kremlin spokesman said, adding that talks would resume in Geneva.",
	"President Biden reaffirmed the United States' commitment to Ukraine's sovereignty and urged the leaders to de-escalate.",
	"The European Union was urged by several African delegates to reduce its emissions by 40 percent before 2030.",
	"Iran has denied that it is trying to build nuclear weapons, but Western diplomats remain sceptical.",
}

func BenchmarkParse(b *testing.B) {
	m, err := parse.Open()
	if err != nil {
		b.Fatal(err)
	}
	tokens, size := 0, 0
	for i := 0; b.Loop(); i++ {
		s := m.Parse(wires[i%len(wires)])
		tokens += s.Len()
		size += len(s.Text)
	}
	b.SetBytes(int64(size / b.N))
	b.ReportMetric(float64(tokens)/b.Elapsed().Seconds(), "tokens/s")
}
