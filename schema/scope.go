package schema

import (
	"context"
	"slices"
)

// A Scope is something that a token lets its holder do.
type Scope string

// The scopes. Everyone who may ask at all may read.
const (
	ScopeRead   Scope = "read"
	ScopeLoad   Scope = "load"   // add documents
	ScopeReview Scope = "review" // judge names, terms and statements
	ScopeAdmin  Scope = "admin"  // all of these, and remove documents
)

// Scopes lists them all.
func Scopes() []Scope { return []Scope{ScopeRead, ScopeLoad, ScopeReview, ScopeAdmin} }

type scopeKey struct{}

// WithScopes returns a context for requests of somebody who may do what the scopes say. Without it a request may read.
func WithScopes(ctx context.Context, scopes ...Scope) context.Context {
	return context.WithValue(ctx, scopeKey{}, scopes)
}

type holderKey struct{}

// WithHolder returns a context for requests of the holder of a token: who judges, where a request names nobody else.
func WithHolder(ctx context.Context, name string) context.Context {
	return context.WithValue(ctx, holderKey{}, name)
}

func holder(ctx context.Context) string {
	name, _ := ctx.Value(holderKey{}).(string)
	return name
}

// granted tells whether a request may do something.
func granted(ctx context.Context, scope Scope) bool {
	scopes, _ := ctx.Value(scopeKey{}).([]Scope)
	return slices.Contains(scopes, scope) || slices.Contains(scopes, ScopeAdmin)
}

// mayWrite tells whether a request may change anything.
func mayWrite(ctx context.Context) bool {
	return granted(ctx, ScopeLoad) || granted(ctx, ScopeReview)
}
