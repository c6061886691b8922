// Builds the page's script and style into built/, the same bytes for the same source. The result is committed, so that Go alone can build the program.
import { build } from "esbuild";

await build({
  entryPoints: { app: "source/app.tsx", style: "source/style.css" },
  outdir: process.argv[2] ?? "built",
  bundle: true,
  minify: true,
  format: "esm",
  target: ["es2022", "chrome111", "firefox111", "safari16.4"],
  jsx: "automatic",
  jsxImportSource: "preact",
  legalComments: "none",
  charset: "utf8",
});
