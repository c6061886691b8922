package positions

import (
	"bytes"
	"compress/gzip"
	_ "embed" // the weights
	"encoding/binary"
	"io"
	"math"
	"sync"
)

// trained holds the judge's weights, as Write leaves them; judge.txt beside them says how they were made.
//
//go:embed judge.bin
var trained []byte

// OpenJudge returns the judge that comes with parley.
var OpenJudge = sync.OnceValues(func() (*Judge, error) { return ReadJudge(bytes.NewReader(trained)) })

// fineness is by how much a weight is scaled before it is rounded.
const fineness = 256

// Write writes the weights, rounded to 1/256, those that are zero left out.
func (j *Judge) Write(w io.Writer) error {
	z, err := gzip.NewWriterLevel(w, gzip.BestCompression)
	if err != nil {
		return err
	}
	var gap uint64
	for _, v := range j.weights {
		rounded := int64(math.Round(float64(v) * fineness))
		if rounded == 0 {
			gap++
			continue
		}
		if _, err := z.Write(binary.AppendVarint(binary.AppendUvarint(nil, gap), rounded)); err != nil {
			return err
		}
		gap = 0
	}
	return z.Close()
}

// ReadJudge reads weights that Write has written.
func ReadJudge(r io.Reader) (*Judge, error) {
	j := &Judge{weights: make([]float32, buckets*len(classes))}
	z, err := gzip.NewReader(r)
	if err != nil {
		return nil, err
	}
	all, err := io.ReadAll(z)
	if err != nil {
		return nil, err
	}
	for at, rest := uint64(0), all; len(rest) > 0; at++ {
		gap, n := binary.Uvarint(rest)
		value, m := binary.Varint(rest[max(n, 0):])
		if at += gap; n <= 0 || m <= 0 || at >= uint64(len(j.weights)) {
			return nil, io.ErrUnexpectedEOF
		}
		j.weights[at] = float32(value) / fineness
		rest = rest[n+m:]
	}
	return j, nil
}
