package executor

// Root returns the response keys of the operation's own fields, and of the first one its name and coerced arguments: what a subscription listens to.
func (p *Plan) Root(variables map[string]any) (keys []string, name string, args map[string]any, err error) {
	for _, f := range p.root.fields {
		keys = append(keys, f.key)
	}
	if len(p.root.fields) == 0 {
		return nil, "", nil, nil
	}
	first := p.root.fields[0]
	args, fault := p.schema.arguments(first.arguments, first.nodes[0], variables)
	if fault != nil {
		return keys, first.definition.Name, nil, fault
	}
	return keys, first.definition.Name, args, nil
}
