package judge

import (
	"compress/gzip"
	"encoding/binary"
	"io"
	"math"

	"github.com/parleygraph/parley/graph"
)

// grain is the step to which written weights are rounded.
const grain = 1.0 / 64

// Write writes the weights, rounded to a sixty-fourth, in the order of features. What rounds to nothing is left out.
func (j *Judge) Write(w io.Writer) error {
	data := binary.AppendUvarint(nil, uint64(j.classes))
	last := uint32(0)
	for f := range j.known.all {
		row, some := rounded(j.row(f))
		if !some {
			continue
		}
		data = binary.AppendUvarint(data, uint64(f-last))
		last = f
		for _, v := range row {
			data = binary.AppendVarint(data, v)
		}
	}
	z, err := gzip.NewWriterLevel(w, gzip.BestCompression)
	if err != nil {
		return err
	}
	if _, err := z.Write(data); err != nil {
		return err
	}
	return z.Close()
}

// rounded returns a row in grains, and whether any is left.
func rounded(row []float32) (grains []int64, some bool) {
	grains = make([]int64, len(row))
	for c, v := range row {
		grains[c] = int64(math.Round(float64(v) / grain))
		some = some || grains[c] != 0
	}
	return grains, some
}

// Read reads what Write wrote. The error is graph.Invalid where it is anything else.
func Read(r io.Reader) (*Judge, error) {
	z, err := gzip.NewReader(r)
	if err != nil {
		return nil, graph.Errorf(graph.Invalid, "judge: %w", err)
	}
	data, err := io.ReadAll(z)
	if err != nil {
		return nil, graph.Errorf(graph.Invalid, "judge: %w", err)
	}
	in := &reader{data: data}
	j := &Judge{classes: int(in.uvarint())}
	if j.classes < 1 || j.classes > 100 {
		return nil, graph.Errorf(graph.Invalid, "judge: %d classes", j.classes)
	}
	j.known = newIndex(func(yield func(uint32) bool) {
		for more := true; more && len(in.data) > 0; {
			more = yield(in.row(j))
		}
	})
	if in.broken || j.known.size*j.classes != len(j.weights) {
		return nil, graph.Errorf(graph.Invalid, "judge: the weights end too soon or are not in their order")
	}
	return j, nil
}

type reader struct {
	data   []byte
	last   uint32 // feature
	broken bool
}

// row adds the weights of one feature to a judge and returns the feature.
func (r *reader) row(j *Judge) uint32 {
	f := uint64(r.last) + r.uvarint()
	if f >= Buckets {
		r.broken, r.data, f = true, nil, 0
	}
	r.last = uint32(f)
	for range j.classes {
		j.weights = append(j.weights, float32(r.varint())*grain)
	}
	return r.last
}

func (r *reader) uvarint() uint64 {
	v, n := binary.Uvarint(r.data)
	r.skip(n)
	return v
}

func (r *reader) varint() int64 {
	v, n := binary.Varint(r.data)
	r.skip(n)
	return v
}

func (r *reader) skip(n int) {
	if n <= 0 {
		r.broken, n = true, len(r.data)
	}
	r.data = r.data[n:]
}
