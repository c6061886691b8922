package packs

import (
	"bytes"
	"errors"
	"fmt"
	"hash"
	"io"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/parleygraph/parley/graph"
)

// loader merges packs into a set. where holds the file and line of each id, for errors.
type loader struct {
	set     *Set
	where   map[string]string
	sum     hash.Hash
	pack    string
	dispute *Dispute // of the pack

	own    bool            // the pack comes with parley
	lists  map[string]bool // ids of word lists that parley's own packs hold: those that the grammar asks for
	added  []addedList     // word lists of other packs
	unread bool            // the files go into the sum and are not decoded
}

// file is one kind's file as decoded: only the list that its kind names may be filled.
type file struct {
	Kind       string         `yaml:"kind"`
	Parties    []Party        `yaml:"parties"`
	Roles      []Role         `yaml:"roles"`
	Offices    []Office       `yaml:"offices"`
	Bystanders []Titles       `yaml:"bystanders"`
	Chairs     []Titles       `yaml:"chairs"`
	Heads      []Words        `yaml:"heads"`
	Words      []Words        `yaml:"words"`
	Cues       []Cue          `yaml:"cues"`
	Patterns   []Pattern      `yaml:"patterns"`
	Conditions []ConditionCue `yaml:"conditions"`
	Meetings   []MeetingCue   `yaml:"meetings"`
	Issues     []Issue        `yaml:"issues"`
	Terms      []Term         `yaml:"terms"`
	Notions    []Notion       `yaml:"notions"`
	VerbList   `yaml:",inline"`
}

// An addedList is a word list of a pack that does not come with parley.
type addedList struct{ id, where string }

func (l *loader) folder(folder fs.FS) error {
	manifest, err := l.manifest(folder)
	if err != nil {
		return err
	}
	for _, need := range manifest.Needs {
		if err := l.embedded(need); err != nil {
			return fmt.Errorf("pack %s: %w", manifest.Pack, err)
		}
	}
	if slices.Contains(l.set.names, manifest.Pack) {
		return graph.Errorf(graph.Invalid, "two packs are named %q: rename one in its pack.yaml", manifest.Pack)
	}
	l.set.names = append(l.set.names, manifest.Pack)
	l.pack, l.dispute = manifest.Pack, nil
	if len(manifest.Parties)+len(manifest.Words) > 0 {
		l.dispute = &Dispute{Parties: manifest.Parties, Words: manifest.Words}
	}
	return fs.WalkDir(folder, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || path.Ext(name) != ".yaml" || name == "pack.yaml" {
			return err
		}
		return l.file(folder, name)
	})
}

func (l *loader) manifest(folder fs.FS) (Manifest, error) {
	var m Manifest
	text, err := fs.ReadFile(folder, "pack.yaml")
	if err != nil {
		return m, graph.Errorf(graph.Invalid, "a pack needs a pack.yaml with its name and version: %w", err)
	}
	l.sum.Write(text)
	if err := strict("pack.yaml", text, &m); err != nil {
		return m, err
	}
	if m.Pack == "" || m.Version < 1 {
		return m, graph.Errorf(graph.Invalid, "pack.yaml: pack and version are needed, as in `pack: mine` and `version: 1`")
	}
	return m, nil
}

// strict decodes YAML and refuses keys that the target does not have, with the file and line of each fault.
func strict(name string, text []byte, target any) error {
	decoder := yaml.NewDecoder(bytes.NewReader(text))
	decoder.KnownFields(true)
	err := decoder.Decode(target)
	if errors.Is(err, io.EOF) {
		return graph.Errorf(graph.Invalid, "%s:1: the file is empty", name)
	}
	var typed *yaml.TypeError
	if errors.As(err, &typed) {
		return graph.Errorf(graph.Invalid, "%s:%s", name, yamlLine.ReplaceAllString(typed.Errors[0], "$1: $2"))
	}
	if err != nil {
		return graph.Errorf(graph.Invalid, "%s: %w", name, errors.New(yamlLine.ReplaceAllString(strings.TrimPrefix(err.Error(), "yaml: "), "line $1: $2")))
	}
	return nil
}

// yamlLine is how the library names a line in its messages.
var yamlLine = regexp.MustCompile(`(?s)^line (\d+): (.*)$`)

func (l *loader) file(folder fs.FS, name string) error {
	text, err := fs.ReadFile(folder, name)
	if err != nil {
		return fmt.Errorf("pack %s: %w", l.pack, err)
	}
	l.sum.Write(text)
	if l.unread {
		return nil
	}
	full := path.Join(l.pack, name)
	var f file
	if err := strict(full, text, &f); err != nil {
		return err
	}
	if err := l.note(full, text); err != nil {
		return err
	}
	for i := range f.Terms {
		f.Terms[i].Dispute = l.dispute
	}
	for i := range f.Issues {
		f.Issues[i].Dispute = l.dispute
	}
	if !f.add(l.set) {
		return graph.Errorf(graph.Invalid, "%s:1: kind %q is unknown or its list is empty: a file begins with `kind: parties` and holds a list `parties:`", full, f.Kind)
	}
	return nil
}

// note remembers where each id stands and refuses one that stands twice. Word lists of one id may stand in several files: they add up.
func (l *loader) note(name string, text []byte) error {
	var root yaml.Node
	if err := yaml.Unmarshal(text, &root); err != nil || len(root.Content) == 0 {
		return graph.Errorf(graph.Invalid, "%s:1: the file is empty", name)
	}
	top := root.Content[0].Content
	if len(top) < 2 || top[0].Value != "kind" {
		return graph.Errorf(graph.Invalid, "%s:%d: a file begins with `kind:`, as in `kind: parties`", name, root.Content[0].Line)
	}
	if entry, fault := listFault(root.Content[0]); entry != nil {
		return graph.Errorf(graph.Invalid, "%s:%d: a list holds %s", name, entry.Line, fault)
	}
	kind := top[1].Value
	for i := 3; i < len(top); i += 2 {
		for _, entry := range top[i].Content {
			id := idOf(entry)
			if id == nil {
				continue
			}
			here := fmt.Sprintf("%s:%d", name, id.Line)
			if kind == "words" || kind == "heads" {
				l.noteList(id.Value, here)
				continue
			}
			key := kind + " " + id.Value
			if there, taken := l.where[key]; taken {
				return graph.Errorf(graph.Invalid, "%s: id %q stands at %s already", here, id.Value, there)
			}
			l.where[key] = here
		}
	}
	return nil
}

func (l *loader) noteList(id, where string) {
	if l.own {
		l.lists[id] = true
		return
	}
	l.added = append(l.added, addedList{id, where})
}

// listFault returns the first text of a list in a node that is empty or stands there before, and what is wrong with it; nil where none is.
func listFault(n *yaml.Node) (*yaml.Node, string) {
	seen := map[string]int{}
	for _, entry := range n.Content {
		if n.Kind == yaml.SequenceNode && entry.Kind == yaml.ScalarNode {
			text := strings.TrimSpace(entry.Value)
			if text == "" {
				return entry, "an empty entry: fill it or take it out"
			}
			if line, twice := seen[text]; twice {
				return entry, fmt.Sprintf("%q twice, first in line %d: take one out", text, line)
			}
			seen[text] = entry.Line
		}
		if found, fault := listFault(entry); found != nil {
			return found, fault
		}
	}
	return nil, ""
}

func idOf(entry *yaml.Node) *yaml.Node {
	for i := 0; i+1 < len(entry.Content); i += 2 {
		if entry.Content[i].Value == "id" {
			return entry.Content[i+1]
		}
	}
	return nil
}

// add appends the file's list to the set; false where its kind is unknown or names an empty list.
func (f *file) add(s *Set) bool {
	before := s.size()
	switch f.Kind {
	case "parties":
		s.Parties = append(s.Parties, f.Parties...)
	case "roles":
		s.Roles = append(s.Roles, f.Roles...)
	case "offices":
		s.Offices = append(s.Offices, f.Offices...)
	case "bystanders":
		s.Bystanders = append(s.Bystanders, f.Bystanders...)
	case "chairs":
		s.Chairs = append(s.Chairs, f.Chairs...)
	case "heads":
		s.Heads = append(s.Heads, f.Heads...)
	case "words":
		s.Words = append(s.Words, f.Words...)
	case "cues":
		s.Cues = append(s.Cues, f.Cues...)
	case "patterns":
		s.Patterns = append(s.Patterns, f.Patterns...)
	case "conditions":
		s.Conditions = append(s.Conditions, f.Conditions...)
	case "meetings":
		s.Meetings = append(s.Meetings, f.Meetings...)
	case "issues":
		s.Issues = append(s.Issues, f.Issues...)
	case "terms":
		s.Terms = append(s.Terms, f.Terms...)
	case "notions":
		s.Notions = append(s.Notions, f.Notions...)
	case "verbs":
		s.Verbs.add(f.VerbList)
	}
	return s.size() > before
}

func (v *VerbList) add(other VerbList) {
	v.Verbs = append(v.Verbs, other.Verbs...)
	v.Irregular = append(v.Irregular, other.Irregular...)
	v.Doubling = append(v.Doubling, other.Doubling...)
	v.NounLike = append(v.NounLike, other.NounLike...)
}

func (s *Set) size() int {
	return len(s.Parties) + len(s.Roles) + len(s.Offices) + len(s.Bystanders) + len(s.Chairs) + len(s.Heads) + len(s.Words) + len(s.Cues) + len(s.Patterns) +
		len(s.Conditions) + len(s.Meetings) + len(s.Issues) + len(s.Terms) + len(s.Notions) + len(s.Verbs.Verbs) + len(s.Verbs.Irregular)
}

// UnmarshalYAML reads a member from a bare slug or from a mapping.
func (m *Member) UnmarshalYAML(node *yaml.Node) error {
	if node.Kind == yaml.ScalarNode {
		m.Party = node.Value
		return nil
	}
	type plain Member
	return node.Decode((*plain)(m))
}
