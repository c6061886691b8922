package judge

import (
	"bytes"
	"encoding/binary"
	"io"

	"github.com/parleygraph/parley/graph"
)

// A writtenNode is a node as it stands in a file.
type writtenNode struct {
	Feature, Left int32
	Cut, Value    float64
}

func (n *node) written() writtenNode {
	if n.feature < 0 {
		return writtenNode{Feature: n.feature, Value: n.cut}
	}
	return writtenNode{Feature: n.feature, Left: n.left, Cut: n.cut}
}

func (w *writtenNode) node() node {
	if w.Feature < 0 {
		return node{feature: w.Feature, cut: w.Value}
	}
	return node{feature: w.Feature, left: w.Left, cut: w.Cut}
}

// Write writes the forest: its bias, the number of its trees, and of each tree the number of its nodes and the nodes.
func (f *Forest) Write(w io.Writer) error {
	var out bytes.Buffer
	put := func(v any) { _ = binary.Write(&out, binary.LittleEndian, v) } // a buffer refuses nothing
	put(f.bias)
	put(uint32(len(f.trees)))
	for _, t := range f.trees {
		put(uint32(len(t)))
		for _, n := range t {
			put(n.written())
		}
	}
	_, err := w.Write(out.Bytes())
	return err
}

// mostNodes is how many nodes a tree, and how many trees a forest may have in a file.
const mostNodes = 1 << 16

// ReadForest reads what Write wrote. The error is graph.Invalid where it is anything else, or asks for more than the given number of features.
func ReadForest(r io.Reader, features int) (*Forest, error) {
	f := &Forest{}
	var trees uint32
	in := &forestReader{r: r, features: features}
	in.get(&f.bias)
	in.get(&trees)
	for range min(trees, mostNodes) {
		f.trees = append(f.trees, in.tree())
		if in.err != nil {
			break
		}
	}
	if in.err != nil {
		return nil, graph.Errorf(graph.Invalid, "forest: %w", in.err)
	}
	return f, nil
}

type forestReader struct {
	r        io.Reader
	features int
	err      error
}

func (in *forestReader) get(v any) {
	if in.err == nil {
		in.err = binary.Read(in.r, binary.LittleEndian, v)
	}
}

func (in *forestReader) tree() tree {
	var size uint32
	in.get(&size)
	if in.err == nil && (size == 0 || size > mostNodes) {
		in.err = graph.Errorf(graph.Invalid, "a tree of %d nodes", size)
	}
	if in.err != nil {
		return nil
	}
	t := make(tree, size)
	for i := range t {
		var w writtenNode
		in.get(&w)
		t[i] = w.node()
		if in.err == nil && !t[i].sound(i, len(t), in.features) {
			in.err = graph.Errorf(graph.Invalid, "node %d leads nowhere", i)
		}
	}
	return t
}

// sound tells whether a node, the i-th of some, is a leaf or leads on to two others by a feature that there is.
func (n *node) sound(i, size, features int) bool {
	return n.feature < 0 || int(n.feature) < features && int(n.left) > i && int(n.left)+1 < size
}
