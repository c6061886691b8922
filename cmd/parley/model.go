package main

import (
	"strconv"
	"time"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/llm"
)

// modelOptions reads the settings of the model. Its key comes from a variable or a file, never from a flag or the configuration file.
func (s *session) modelOptions() (llm.Options, error) {
	set := s.settings.Model
	options := llm.Options{URL: set["llm-url"], Model: set["llm-model"], Azure: set["llm-api-version"], Cache: s.modelCache(), Chosen: s.settings.Extractor == byBoth}
	var err [5]error
	options.Requests, err[0] = strconv.Atoi(set["llm-requests"])
	options.Passage, err[1] = strconv.Atoi(set["llm-passage"])
	options.Timeout, err[2] = time.ParseDuration(set["llm-timeout"])
	options.Insecure, err[3] = strconv.ParseBool(set["llm-insecure"])
	options.Budget, err[4] = strconv.Atoi(set["llm-budget"])
	wants := []string{"a number above zero", "a number of bytes", "a time, as 30s or 2m", "true or false", "a number of tokens"}
	for i, key := range []string{"llm-requests", "llm-passage", "llm-timeout", "llm-insecure", "llm-budget"} {
		if err[i] != nil || set[key] == "0" && key != "llm-budget" {
			return options, graph.Errorf(graph.Invalid, "%s %q: want %s", key, set[key], wants[i])
		}
	}
	return options, s.modelKey(&options)
}

// noCache says that no answers are kept.
const noCache = "none"

// modelCache returns the folder that keeps answers: the one of the settings, else one beside the file of the embedded store; empty for none.
func (s *session) modelCache() string {
	switch folder := s.settings.Model["llm-cache"]; folder {
	case noCache:
		return ""
	case "":
		return s.settings.DB + "-llm"
	default:
		return folder
	}
}

// modelKey reads the key of the model's endpoint.
func (s *session) modelKey(options *llm.Options) error {
	file := s.settings.Model["llm-key-file"]
	key, _ := s.Env("PARLEY_LLM_KEY")
	if file != "" {
		var err error
		if key, err = readSecret("llm-key-file", file); err != nil {
			return err
		}
	}
	options.Key = key
	if key == "" {
		return nil
	}
	return s.guard("llm-url", "llm-key-file", file)
}
