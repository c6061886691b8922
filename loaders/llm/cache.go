package llm

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/parleygraph/parley/graph"
)

// A cache is a folder that keeps answers by the hash of all that was asked, a file each, so that nothing is asked twice. An empty path keeps none. Several
// processes may use one at a time.
type cache string

// keyOf returns the key of a question to a model.
func keyOf(model string, t talk) string {
	return graph.Digest(model + "\x00" + t.system + "\x00" + t.user)
}

func (c cache) file(key string) string {
	return filepath.Join(string(c), key[:2], key+".json")
}

// get returns the answer kept under a key. What can't be read as one is none, and asked again.
func (c cache) get(key string) (said, bool) {
	if c == "" {
		return said{}, false
	}
	text, err := os.ReadFile(c.file(key))
	if err != nil {
		return said{}, false
	}
	var s said
	if json.Unmarshal(text, &s) != nil || s.Content == "" {
		return said{}, false
	}
	return s, true
}

// put keeps an answer, for its owner's eyes only; it is there as a whole or not at all.
func (c cache) put(key string, s said) error {
	if c == "" {
		return nil
	}
	folder := filepath.Dir(c.file(key))
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return err
	}
	text, err := json.Marshal(s)
	if err != nil {
		return err
	}
	file, err := os.CreateTemp(folder, "answer-*")
	if err != nil {
		return err
	}
	_, err = file.Write(append(text, '\n'))
	if err = errors.Join(err, file.Close()); err == nil {
		err = os.Rename(file.Name(), c.file(key))
	}
	if err != nil {
		return errors.Join(err, discard(file.Name()))
	}
	return nil
}

// discard removes a file that may be gone.
func discard(name string) error {
	if err := os.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}
