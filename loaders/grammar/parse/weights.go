package parse

import (
	"bufio"
	"bytes"
	"cmp"
	"compress/flate"
	_ "embed" // the weights
	"encoding/binary"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"sync"
)

//go:embed weights/english.bin
var embedded []byte

var open = sync.OnceValues(func() (*Model, error) { return Read(bytes.NewReader(embedded)) })

// Open returns the model of English that comes with the package. The weights
// are read once, which takes about a tenth of a second.
func Open() (*Model, error) { return open() }

// Read reads a model that Write wrote.
func Read(r io.Reader) (*Model, error) {
	in := bufio.NewReader(flate.NewReader(r))
	var weights [classifiers]*linear
	for i := range weights {
		l, err := readLinear(in)
		if err != nil {
			return nil, fmt.Errorf("read weights: classifier %d: %w", i, err)
		}
		weights[i] = l
	}
	lemmas, err := readLemmas(in)
	if err != nil {
		return nil, fmt.Errorf("read weights: lemmas: %w", err)
	}
	m := &Model{lemmas: lemmas}
	m.set(weights)
	return m, nil
}

// Write writes the model, compressed.
func (m *Model) Write(w io.Writer) error {
	z, err := flate.NewWriter(w, flate.BestCompression)
	if err != nil {
		return err
	}
	for _, l := range m.weights {
		if _, err := z.Write(l.bytes()); err != nil {
			return err
		}
	}
	if _, err := io.WriteString(z, m.lemmas.text()); err != nil {
		return err
	}
	return z.Close()
}

// bytes returns the classifier as four lists, for like compresses well with
// like: the steps between the sorted keys, how many weights each has, their
// classes, and the weights.
func (l *linear) bytes() []byte {
	used := slices.DeleteFunc(slices.Clone(l.slots), func(s slot) bool { return s.key == 0 })
	slices.SortFunc(used, func(a, b slot) int { return cmp.Compare(a.key, b.key) })
	out := binary.AppendUvarint(nil, uint64(len(used)))
	out = binary.AppendUvarint(out, uint64(len(l.weights)))
	var counts, classes, weights []byte
	last := uint32(0)
	for _, s := range used {
		out = binary.AppendUvarint(out, uint64(s.key-last))
		last = s.key
		counts = append(counts, byte(s.at&63))
		for _, w := range l.row(s.at) {
			classes, weights = append(classes, byte(w>>8)), append(weights, byte(w))
		}
	}
	return slices.Concat(out, counts, classes, weights)
}

func readLinear(in *bufio.Reader) (*linear, error) {
	n, err := binary.ReadUvarint(in)
	if err != nil {
		return nil, err
	}
	total, err := binary.ReadUvarint(in)
	if err != nil {
		return nil, err
	}
	if n >= 1<<keyBits || total >= 1<<26 {
		return nil, fmt.Errorf("%d features with %d weights are too many", n, total)
	}
	keys, err := readKeys(in, int(n))
	if err != nil {
		return nil, err
	}
	counts, rest := make([]byte, n), make([]byte, 2*total)
	if _, err := io.ReadFull(in, counts); err != nil {
		return nil, err
	}
	if _, err := io.ReadFull(in, rest); err != nil {
		return nil, err
	}
	return build(keys, counts, rest[:total], rest[total:])
}

func readKeys(in *bufio.Reader, n int) ([]uint32, error) {
	keys, last := make([]uint32, n), uint64(0)
	for i := range keys {
		step, err := binary.ReadUvarint(in)
		if err != nil {
			return nil, err
		}
		last += step
		keys[i] = uint32(last)
	}
	return keys, nil
}

func build(keys []uint32, counts, classes, weights []byte) (*linear, error) {
	l := newLinear(len(keys))
	l.weights = make([]uint16, 0, len(weights))
	for i, key := range keys {
		n := int(counts[i])
		if key == 0 || n > 63 || n > len(classes) {
			return nil, fmt.Errorf("feature %d of %d is broken", i, len(keys))
		}
		row := make([]uint16, n)
		for k := range row {
			row[k] = uint16(classes[k])<<8 | uint16(weights[k])
		}
		classes, weights = classes[n:], weights[n:]
		l.insert(key, row)
	}
	return l, nil
}

// text returns the edits as lines of columns: tag, ending, cut and tail.
func (l lemmas) text() string {
	var b strings.Builder
	keys := slices.SortedFunc(maps.Keys(l), func(a, b ending) int {
		return cmp.Or(cmp.Compare(a.tag, b.tag), cmp.Compare(a.text, b.text))
	})
	for _, k := range keys {
		fmt.Fprintf(&b, "%d\t%s\t%d\t%s\n", k.tag, k.text, l[k].cut, l[k].tail)
	}
	return b.String()
}

func readLemmas(in *bufio.Reader) (lemmas, error) {
	l := lemmas{}
	lines := bufio.NewScanner(in)
	for lines.Scan() {
		var tag, cut int
		c := strings.Split(lines.Text(), "\t")
		if len(c) != 4 {
			return nil, fmt.Errorf("%d columns in %q, want 4", len(c), lines.Text())
		}
		if _, err := fmt.Sscan(c[0]+" "+c[2], &tag, &cut); err != nil {
			return nil, fmt.Errorf("%q: %w", lines.Text(), err)
		}
		l[ending{Tag(tag), c[1]}] = edit{cut, c[3]}
	}
	return l, lines.Err()
}
