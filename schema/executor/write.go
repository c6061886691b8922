package executor

// object writes one object: the i-th parent of a group, or, where nothing beneath needs a level resolver, a parent without a group. It returns false
// where a field that may not be null is, and then what it wrote is no good.
func (r *run) object(s *set, g *group, i int, parent any) bool {
	r.buf = append(r.buf, '{')
	for at, f := range s.fields {
		if at > 0 {
			r.buf = append(r.buf, ',')
		}
		if r.Bytes > 0 && len(r.buf) > r.Bytes {
			r.stopped = ErrBytes
			return false
		}
		r.buf = append(r.buf, f.json...)
		if f.resolver.Write != nil {
			start := len(r.buf)
			if r.buf = f.resolver.Write(r.buf, parent); len(r.buf) > start {
				continue
			}
		}
		r.path = append(r.path, part{key: f.key})
		ok := r.field(f, g, at, i, parent)
		r.path = r.path[:len(r.path)-1]
		if !ok {
			return false
		}
	}
	r.buf = append(r.buf, '}')
	return true
}

// field writes the value of one field of an object.
func (r *run) field(f *field, g *group, at, i int, parent any) bool {
	var c *column
	if g != nil && g.columns != nil {
		c = &g.columns[at]
	}
	if c == nil || c.values == nil && c.err == nil {
		return r.local(f, parent)
	}
	if c.err != nil {
		return r.null(f, f.shape, c.err)
	}
	return r.value(f, f.shape, c.values[i], &places{column: c, parent: i})
}

// local writes the value of a field without a level resolver, and with none beneath it.
func (r *run) local(f *field, parent any) bool {
	if f.resolver.Write != nil {
		return r.value(f, f.shape, nil, nil) // it has written nothing: null
	}
	if f.argsErr != nil {
		return r.null(f, f.shape, f.argsErr)
	}
	return r.value(f, f.shape, f.resolver.Local(parent), nil)
}

// places finds the objects of one parent's value in the groups of its column: they stand there in the order in which they are met here.
type places struct {
	column *column
	parent int
	taken  [4]int32 // how many of each of the column's children
	more   []int32  // beyond these
}

func (p *places) next(f *field, value any) (*group, int) {
	name := f.typeOf(value)
	for at, known := range p.column.children {
		if known.group.set.object.Name() != name {
			continue
		}
		taken := p.counter(at)
		*taken++
		return known.group, int(known.starts[p.parent] + *taken - 1)
	}
	return nil, 0
}

func (p *places) counter(at int) *int32 {
	if at < len(p.taken) {
		return &p.taken[at]
	}
	if p.more == nil {
		p.more = make([]int32, len(p.column.children))
	}
	return &p.more[at]
}

// value writes a value of a shape. It returns false where null stands for it and may not.
func (r *run) value(f *field, s *shape, value any, p *places) bool {
	if err, failed := value.(error); failed {
		return r.null(f, s, err)
	}
	if isNull(value) {
		return r.absent(f, s)
	}
	if s.write != nil {
		return r.leaf(f, s, value)
	}
	if !r.counted() {
		return false
	}
	start := len(r.buf)
	ok := false
	if s.item != nil {
		ok = r.list(f, s, value, p)
	} else {
		ok = r.inner(f, value, p)
	}
	if !ok && !s.required && r.stopped == nil {
		r.buf = append(r.buf[:start], "null"...)
		return true
	}
	return ok
}

func (r *run) leaf(f *field, s *shape, value any) bool {
	start := len(r.buf)
	buf, err := s.write(r.buf, value)
	if err != nil {
		r.buf = buf[:start]
		return r.null(f, s, err)
	}
	r.buf = buf
	return true
}

// list writes the items of a list. It returns false where one may not be null and is.
func (r *run) list(f *field, s *shape, value any, p *places) bool {
	r.buf = append(r.buf, '[')
	at, whole := 0, true
	r.path = append(r.path, part{})
	last := len(r.path) - 1
	isList := each(value, func(item any) bool {
		if at > 0 {
			r.buf = append(r.buf, ',')
		}
		r.path[last].index = at
		at++
		whole = r.value(f, s.item, item, p)
		return whole
	})
	r.path = r.path[:last]
	if !isList {
		r.report(f, wordf(`Expected Iterable, but did not find one for field "%s.%s".`, f.owner, f.definition.Name))
		return false
	}
	r.buf = append(r.buf, ']')
	return whole
}

// inner writes an object that is a field's value or an item of it.
func (r *run) inner(f *field, value any, p *places) bool {
	if p != nil {
		g, i := p.next(f, value)
		if g != nil {
			return r.object(g.set, g, i, value)
		}
	}
	set := f.set(f.typeOf(value))
	if set == nil {
		r.report(f, wordf(`Runtime Object type "%s" is not a possible type for "%s".`, f.typeOf(value), f.shape.named))
		return false
	}
	return r.object(set, nil, 0, value)
}

// absent writes null for a value that is not there, which fails where it must be.
func (r *run) absent(f *field, s *shape) bool {
	if s.required {
		r.report(f, wordf("Cannot return null for non-nullable field %s.%s.", f.owner, f.definition.Name))
		return false
	}
	r.buf = append(r.buf, "null"...)
	return true
}

// null reports an error and writes null for it, or returns false where null may not stand there.
func (r *run) null(f *field, s *shape, err error) bool {
	r.report(f, err)
	if s.required {
		return false
	}
	r.buf = append(r.buf, "null"...)
	return true
}
