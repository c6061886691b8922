package main

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/extract"
	"github.com/spf13/pflag"
	"github.com/spf13/viper"
)

// configName is the configuration file that is read from the working directory where it stands there.
const configName = "parley.yaml"

// settings is what the configuration decides.
type settings struct {
	DB     string
	Store  string
	Packs  []string
	Listen string

	TokenFile string
	By        string // who judges; empty: the user of the machine
	Extractor string
	Model     map[string]string // the settings of the llm extractor, by key
	Serve     map[string]string // what the endpoint grants, by key
	Neo4j     neo4jSettings

	Confidence     *float64 // least of a position, nil where it was not asked
	MostStatements int      // of a document

	Wait time.Duration // for a store that can't be reached
}

// neo4jSettings is what leads to the database of --store neo4j.
type neo4jSettings struct {
	URI       string
	Database  string
	AuthFile  string // empty: without a password
	Plaintext bool   // let a password go to another machine without TLS
}

// A setting is one key of the configuration. Its flag has the same name; see variable for its environment variable.
type setting struct {
	key, value, usage string
}

// variable returns the name of the setting's environment variable: token-file is PARLEY_TOKEN_FILE.
func (s setting) variable() string {
	return "PARLEY_" + strings.ToUpper(strings.ReplaceAll(s.key, "-", "_"))
}

func allSettings() []setting {
	return append([]setting{
		{"db", "./parley.db", "`file` of the embedded store"},
		{"store", "sqlite", "`engine` that keeps the graph"},
		{"packs", "core,ukraine,climate", "vocabulary: `names` of packs or folders, with commas"},
		{"listen", "127.0.0.1:8080", "`address` to serve on: loopback, unless clients need a token; port 0 takes a free one"},
		{"neo4j-uri", "neo4j://127.0.0.1:7687", "`address` of Neo4j: neo4j+s://HOST for TLS"},
		{"neo4j-database", "neo4j", "`name` of the database in Neo4j"},
		{"neo4j-auth-file", "", "`file` with USER/PASSWORD for Neo4j"},
		{"neo4j-plaintext", "false", "`true` lets the password go to another machine without TLS"},
		{"wait", "0s", "how `long` to wait for a store that can't be reached, as 30s"},
		{"extractor", byGrammar, "`reader` of documents: grammar, llm for a language model, or both: a model, asked about what the grammar chooses"},
		{"confidence", "", "least `confidence` of a position, 0 to 1 (default: " + fmt.Sprint(extract.LeastConfidence) + " of those that the judge weighs)"},
		{"most-statements", strconv.Itoa(extract.MostStatements), "`statements` of a document that are kept, the first ones; a line says where the rest begins"},
		{"llm-url", "", "base `URL` of the model's endpoint, as http://127.0.0.1:11434/v1"},
		{"llm-model", "", "`name` of the model"},
		{"llm-key-file", "", "`file` with the endpoint's key, where it needs one"},
		{"llm-api-version", "", "`version` of the API of Azure OpenAI; none for all other endpoints"},
		{"llm-cache", "", "`folder` that keeps a model's answers (default: beside the store's file), or none"},
		{"llm-budget", "0", "`tokens` after which a run asks no more; 0 for no bound"},
		{"llm-requests", "4", "`number` of requests at a time"},
		{"llm-passage", "24000", "`bytes` of text in a request"},
		{"llm-timeout", "2m", "how `long` a request may take"},
		{"llm-insecure", "false", "`true` lets the key go to another machine without TLS"},
		{"by", "", "`who` judges (default: the user of this machine)"},
		{"token-file", "", "`file` with the token that clients must show"},
	}, serveSettings()...)
}

// addFlag adds the flag of one setting.
func addFlag(flags *pflag.FlagSet, key string) {
	for _, s := range allSettings() {
		if s.key == key {
			flags.String(s.key, s.value, s.usage)
		}
	}
}

func addGlobalFlags(flags *pflag.FlagSet, s *session) {
	for _, key := range []string{"db", "store", "neo4j-uri", "neo4j-database", "neo4j-auth-file", "neo4j-plaintext", "wait", "packs"} {
		addFlag(flags, key)
	}
	flags.BoolVar(&s.json, "json", false, "print JSON")
	flags.BoolVar(&s.quiet, "quiet", false, "print data and failures alone: no progress, no notes")
	flags.BoolVar(&s.debug, "debug", false, "where parley itself fails, show where")
	flags.StringVar(&s.configFile, "config", "", "configuration `file` (default "+configName+" where it stands)")
}

// configure fills the settings: flags over PARLEY_* over the configuration file over defaults.
func (s *session) configure(flags *pflag.FlagSet) error {
	v := viper.New()
	s.found = map[string]bool{}
	file, err := s.readConfig()
	if err != nil {
		return err
	}
	for _, one := range allSettings() {
		v.SetDefault(one.key, one.value)
		_, filed := file[one.key]
		s.found[one.key] = filed && !s.configNamed()
		if value, set := s.Env(one.variable()); set && value != "" {
			file[one.key], s.found[one.key] = value, false
		}
		if flag := flags.Lookup(one.key); flag != nil {
			s.found[one.key] = s.found[one.key] && !flag.Changed
			if err := v.BindPFlag(one.key, flag); err != nil {
				return err
			}
		}
	}
	if err := v.MergeConfigMap(file); err != nil {
		return err
	}
	return s.decide(v)
}

// decide takes the settings as the configuration has them.
func (s *session) decide(v *viper.Viper) error {
	s.settings = settings{
		DB: v.GetString("db"), Store: v.GetString("store"), Listen: v.GetString("listen"), Packs: parts(v.GetString("packs")),
		TokenFile: v.GetString("token-file"), By: v.GetString("by"), Extractor: v.GetString("extractor"), Model: map[string]string{}, Serve: map[string]string{},
		Neo4j: neo4jSettings{URI: v.GetString("neo4j-uri"), Database: v.GetString("neo4j-database"), AuthFile: v.GetString("neo4j-auth-file")},
	}
	for _, one := range allSettings() {
		if strings.HasPrefix(one.key, "llm-") {
			s.settings.Model[one.key] = v.GetString(one.key)
		}
	}
	for _, one := range serveSettings() {
		s.settings.Serve[one.key] = v.GetString(one.key)
	}
	var err error
	if s.settings.Neo4j.Plaintext, err = strconv.ParseBool(v.GetString("neo4j-plaintext")); err != nil {
		return graph.Errorf(graph.Invalid, "neo4j-plaintext %q: want true or false", v.GetString("neo4j-plaintext"))
	}
	if s.settings.Wait, err = time.ParseDuration(v.GetString("wait")); err != nil || s.settings.Wait < 0 {
		return graph.Errorf(graph.Invalid, "wait %q: want a time, as 30s or 2m", v.GetString("wait"))
	}
	if s.settings.MostStatements, err = strconv.Atoi(v.GetString("most-statements")); err != nil || s.settings.MostStatements < 1 {
		return graph.Errorf(graph.Invalid, "most-statements %q: want a number above zero", v.GetString("most-statements"))
	}
	s.settings.Confidence, err = parseConfidence(v.GetString("confidence"))
	return err
}

// parseConfidence reads a least confidence, nil for none.
func parseConfidence(text string) (*float64, error) {
	if text == "" {
		return nil, nil
	}
	least, err := strconv.ParseFloat(text, 64)
	if err != nil || !(least >= 0 && least <= 1) {
		return nil, graph.Errorf(graph.Invalid, "confidence %q: want a number between 0 and 1", text)
	}
	return &least, nil
}

// leastConfidence returns the least confidence of a position that the judge weighs.
func (s *settings) leastConfidence() float64 {
	if s.Confidence == nil {
		return extract.LeastConfidence
	}
	return *s.Confidence
}

// parts splits a list with commas.
func parts(list string) []string {
	var found []string
	for part := range strings.SplitSeq(list, ",") {
		if part = strings.TrimSpace(part); part != "" {
			found = append(found, part)
		}
	}
	return found
}

// configNamed tells whether the user names a configuration file, by flag or variable.
func (s *session) configNamed() bool {
	variable, _ := s.Env("PARLEY_CONFIG")
	return s.configFile != "" || variable != ""
}

// configPath returns the configuration file that is named, else the one of the working directory.
func (s *session) configPath() string {
	variable, _ := s.Env("PARLEY_CONFIG")
	return cmp.Or(s.configFile, variable, configName)
}

// readConfig returns what the configuration file says, nothing where none was named and none stands in the working directory.
func (s *session) readConfig() (map[string]any, error) {
	path, named := s.configPath(), s.configNamed()
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) && !named {
		return map[string]any{}, nil
	}
	file := viper.New()
	file.SetConfigFile(path)
	file.SetConfigType("yaml")
	if err := file.ReadInConfig(); err != nil {
		return nil, graph.Errorf(graph.Invalid, "read configuration %s: %w", path, err)
	}
	return known(path, file)
}

// known returns the file's values by key, lists as text with commas, and refuses a key that is no setting.
func known(path string, file *viper.Viper) (map[string]any, error) {
	settings := map[string]setting{}
	var keys []string
	for _, s := range allSettings() {
		settings[s.key] = s
		keys = append(keys, s.key)
	}
	found := map[string]any{}
	for _, key := range slices.Sorted(slices.Values(file.AllKeys())) {
		one, is := settings[key]
		if !is {
			return nil, graph.Errorf(graph.Invalid, "configuration %s: unknown key %q: the keys are %s", path, key, strings.Join(keys, ", "))
		}
		value := file.Get(key)
		_, text := value.(string)
		_, list := value.([]any)
		switch {
		case list:
			found[key] = strings.Join(file.GetStringSlice(key), ",")
		case text || one.takes(value):
			found[key] = fmt.Sprint(value)
		default:
			return nil, graph.Errorf(graph.Invalid, "configuration %s: key %q: want text, got %v", path, key, value)
		}
	}
	return found, nil
}

// takes tells whether the setting can be a number or a truth value, as its default is.
func (s setting) takes(value any) bool {
	var err error
	switch value.(type) {
	case int:
		_, err = strconv.Atoi(s.value)
	case bool:
		_, err = strconv.ParseBool(s.value)
	default:
		return false
	}
	return err == nil
}

// storedConfidence returns the least confidence of statements that are stored, 0 for all.
func (s *settings) storedConfidence() float64 {
	if s.Confidence == nil {
		return 0
	}
	return *s.Confidence
}
