package parse

// learner is a linear classifier in training, an averaged perceptron with a
// margin (Collins 2002; Crammer and Singer 2003).
type learner struct {
	classes int
	index   rows
	weights []int32 // classes for each feature
	sums    []int64 // of each change times when it was made
	updates []int32
	time    int64
}

// margin is how far the right class must lead: as often as not a decision that
// is right by less than this is wrong on a text that was not learnt from.
const margin = 12

func newLearner(classes int) *learner {
	return &learner{classes: classes, index: newRows()}
}

func (l *learner) score(features []uint32, sum *scores) {
	*sum = scores{}
	for _, key := range features {
		row, ok := l.index.find(key)
		if !ok {
			continue
		}
		for c, w := range l.weights[int(row)*l.classes : int(row+1)*l.classes] {
			sum[c] += w
		}
	}
}

// learn moves weight from the wrong class to the right one when the right one
// does not lead by the margin.
func (l *learner) learn(features []uint32, sum *scores, right, wrong int) {
	l.time++
	if right < 0 || wrong < 0 || right == wrong || sum[right]-sum[wrong] >= margin {
		return
	}
	for _, key := range features {
		row, ok := l.index.find(key)
		if !ok {
			row = l.add(key)
		}
		l.updates[row]++
		l.change(int(row)*l.classes+right, 1)
		l.change(int(row)*l.classes+wrong, -1)
	}
}

func (l *learner) change(at int, by int32) {
	l.weights[at] += by
	l.sums[at] += int64(by) * l.time
}

func (l *learner) add(key uint32) int32 {
	row := l.index.add(key)
	l.weights = append(l.weights, make([]int32, l.classes)...)
	l.sums = append(l.sums, make([]int64, l.classes)...)
	l.updates = append(l.updates, 0)
	return row
}

// average returns the mean over time of a weight.
func (l *learner) average(at int) float64 {
	return float64(l.weights[at]) - float64(l.sums[at])/float64(l.time+1)
}

// rows is a hash table from a feature to its row.
type rows struct {
	slots []slot // at holds the row
	n     int
}

func newRows() rows { return rows{slots: make([]slot, 1<<16)} }

func (r *rows) find(key uint32) (row int32, ok bool) {
	mask := uint32(len(r.slots) - 1)
	for i := key & mask; ; i = (i + 1) & mask {
		switch s := r.slots[i]; s.key {
		case key:
			return int32(s.at), true
		case 0:
			return 0, false
		}
	}
}

func (r *rows) add(key uint32) int32 {
	if r.n*2 >= len(r.slots) {
		old := r.slots
		r.slots = make([]slot, 2*len(old))
		for _, s := range old {
			if s.key != 0 {
				r.put(s)
			}
		}
	}
	r.put(slot{key, uint32(r.n)})
	r.n++
	return int32(r.n - 1)
}

func (r *rows) put(s slot) {
	mask := uint32(len(r.slots) - 1)
	i := s.key & mask
	for r.slots[i].key != 0 {
		i = (i + 1) & mask
	}
	r.slots[i] = s
}
