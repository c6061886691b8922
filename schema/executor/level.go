package executor

import (
	"reflect"
	"runtime/debug"
)

// A group is the objects of one type that answer one selection set at one level: the parents of its fields.
type group struct {
	set     *set
	parents []any
	columns []column // one for each field of the set, empty where the writer needs none
}

// A column is one field's values for all parents of a group.
type column struct {
	values   []any
	err      error // fails the field of every parent
	children []*child
}

// A child is the group of those values of a column that are objects of one type. starts says where each parent's begin.
type child struct {
	group  *group
	starts []int32
}

// resolve calls the level resolvers beneath a group, breadth first. The fields of a mutation run one after the other, each with all beneath it.
func (r *run) resolve(top *group) {
	top.columns = make([]column, len(top.set.fields))
	var queue []*group
	for i, f := range top.set.fields {
		queue = r.column(top, i, f, queue)
		if r.plan.serial {
			r.drain(queue)
			queue = nil
		}
	}
	r.drain(queue)
}

func (r *run) drain(queue []*group) {
	for len(queue) > 0 && r.stopped == nil {
		g := queue[0]
		queue = queue[1:]
		g.columns = make([]column, len(g.set.fields))
		for i, f := range g.set.fields {
			queue = r.column(g, i, f, queue)
		}
	}
}

// column fills one column of a group and appends the groups beneath it to the queue.
func (r *run) column(g *group, at int, f *field, queue []*group) []*group {
	c := &g.columns[at]
	deep := !f.shape.leaf && (f.only == nil || !f.only.pure)
	switch {
	case f.resolver.Level != nil:
		c.values, c.err = r.level(f, g.parents)
	case !deep:
		return queue
	default:
		c.values = make([]any, len(g.parents))
		for i, parent := range g.parents {
			c.values[i] = f.resolver.Local(parent)
		}
	}
	if c.err != nil || f.shape.leaf {
		return queue
	}
	for i, value := range c.values {
		for _, known := range c.children {
			known.starts[i] = int32(len(known.group.parents))
		}
		r.gather(f, c, value, f.shape)
	}
	for _, known := range c.children {
		if !known.group.set.pure {
			queue = append(queue, known.group)
		}
	}
	return queue
}

// level calls a level resolver.
func (r *run) level(f *field, parents []any) (values []any, err error) {
	if err := r.ctx.Err(); err != nil {
		return nil, err
	}
	args := f.args
	fault := f.argsErr
	if f.variable {
		args, fault = f.plan.schema.arguments(f.arguments, f.nodes[0], r.Variables)
	}
	if fault != nil {
		return nil, fault
	}
	defer func() {
		if fault := recover(); fault != nil {
			values, err = nil, &Panic{fault, debug.Stack()}
		}
	}()
	return f.resolver.Level(r.ctx, &Call{Args: args, Selected: f.selected, State: r.State}, parents)
}

// gather puts the objects in a value into the groups of their types.
func (r *run) gather(f *field, c *column, value any, s *shape) {
	if isNull(value) || !r.counted() {
		return
	}
	if _, failed := value.(error); failed {
		return
	}
	if s.item != nil {
		each(value, func(item any) bool {
			r.gather(f, c, item, s.item)
			return r.stopped == nil
		})
		return
	}
	if known := c.child(f, f.typeOf(value)); known != nil {
		known.group.parents = append(known.group.parents, value)
	}
}

// typeOf names the object type of a value.
func (f *field) typeOf(value any) string {
	if f.only != nil {
		return f.shape.named
	}
	return f.plan.schema.typeOf(value)
}

// child returns the column's group for an object type, nil where the field's values can't be of that type.
func (c *column) child(f *field, object string) *child {
	for _, known := range c.children {
		if known.group.set.object.Name() == object {
			return known
		}
	}
	set := f.set(object)
	if set == nil {
		return nil
	}
	known := &child{&group{set: set}, make([]int32, len(c.values))}
	c.children = append(c.children, known)
	return known
}

// each hands the items of a list to take until it says no, and tells whether the value is a list.
func each(value any, take func(item any) bool) bool {
	switch list := value.(type) {
	case []any:
		for _, item := range list {
			if !take(item) {
				return true
			}
		}
		return true
	case List:
		for i := range list.Len() {
			if !take(list.At(i)) {
				return true
			}
		}
		return true
	}
	v := reflect.ValueOf(value)
	if v.Kind() != reflect.Slice {
		return false
	}
	for i := range v.Len() {
		if !take(v.Index(i).Interface()) {
			return true
		}
	}
	return true
}

// isNull tells whether a value is null: nil, or a pointer that is.
func isNull(value any) bool {
	if value == nil {
		return true
	}
	switch value.(type) {
	case string, int, bool, []any:
		return false
	}
	v := reflect.ValueOf(value)
	return v.Kind() == reflect.Pointer && v.IsNil()
}
