package web

import (
	"context"
	"errors"
	"net/url"
	"time"

	"github.com/temoto/robotstxt"

	"github.com/parleygraph/parley/graph"
)

// The limits of robots.txt: what is longer is cut, what asks for a longer pause is given this one.
const (
	robotsBytes  = 512 << 10
	longestPause = 30 * time.Second
)

// rules are what a host's robots.txt says.
type rules struct {
	group *robotstxt.Group // nil: all may be read
	err   error            // why nothing may be read
}

// permitted tells whether a host lets an address be read. A host that has no robots.txt lets all be; one that can't give it lets nothing.
func (s *Session) permitted(ctx context.Context, u *url.URL) error {
	r := s.rules(ctx, u)
	switch {
	case r.err != nil:
		return r.err
	case r.group != nil && !r.group.Test(u.EscapedPath()):
		return graph.Errorf(graph.Denied, "its site asks robots not to read it (robots.txt)")
	}
	return nil
}

// rules returns what robots.txt of a host says, asked once.
func (s *Session) rules(ctx context.Context, u *url.URL) *rules {
	key := u.Scheme + "://" + u.Host
	if known := s.robots[key]; known != nil {
		return known
	}
	r := &rules{}
	s.robots[key] = r // before asking: robots.txt itself may always be read
	at := &url.URL{Scheme: u.Scheme, Host: u.Host, Path: "/robots.txt"}
	got, err := s.ask(ctx, at, robotsBytes)
	switch {
	case errors.Is(err, graph.NotFound) && got.Final != "", errors.Is(err, graph.Denied) && got.Final != "", errors.Is(err, graph.Invalid) && got.Final != "":
		return r // there is none, or none that can be read
	case err != nil:
		r.err = err
		return r
	}
	if data, err := robotstxt.FromBytes(got.Body); err == nil {
		r.group = data.FindGroup(robot)
	}
	return r
}

// wait keeps the pause between two pages of a host.
func (s *Session) wait(ctx context.Context, u *url.URL) error {
	pause := s.Pause
	if r := s.robots[u.Scheme+"://"+u.Host]; r != nil && r.group != nil {
		pause = max(pause, min(r.group.CrawlDelay, longestPause))
	}
	due := time.Until(s.last[u.Host].Add(pause))
	if _, asked := s.last[u.Host]; asked && due > 0 {
		timer := time.NewTimer(due)
		defer timer.Stop()
		select {
		case <-timer.C:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	s.last[u.Host] = time.Now()
	return nil
}
