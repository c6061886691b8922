package llm

// PromptVersion lets the tests hold the prompt against its version.
const PromptVersion = promptVersion
