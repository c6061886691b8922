package judge

import (
	"compress/gzip"
	"encoding/binary"
	"io"
	"maps"
	"math"
	"slices"

	"github.com/parleygraph/parley/graph"
)

// grain is the step to which written weights are rounded.
const grain = 1.0 / 64

// Write writes the weights, rounded to a sixty-fourth, in the order of features. What rounds to nothing is left out.
func (j *Judge) Write(w io.Writer) error {
	var data []byte
	data = binary.AppendUvarint(data, uint64(j.classes))
	last := uint32(0)
	for _, f := range slices.Sorted(maps.Keys(j.weights)) {
		row, some := make([]int64, j.classes), false
		for c, v := range j.weights[f] {
			row[c] = int64(math.Round(float64(v) / grain))
			some = some || row[c] != 0
		}
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
	j := &Judge{classes: int(in.uvarint()), weights: map[uint32][]float32{}}
	if j.classes < 1 || j.classes > 100 {
		return nil, graph.Errorf(graph.Invalid, "judge: %d classes", j.classes)
	}
	for f := uint32(0); len(in.data) > 0; {
		f += uint32(in.uvarint())
		row := make([]float32, j.classes)
		for c := range row {
			row[c] = float32(in.varint()) * grain
		}
		j.weights[f] = row
	}
	if in.broken {
		return nil, graph.Errorf(graph.Invalid, "judge: the weights end too soon")
	}
	return j, nil
}

type reader struct {
	data   []byte
	broken bool
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
