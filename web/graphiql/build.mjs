// Builds GraphiQL's script and style into built/, the same bytes for the same packages. The result is committed, so that Go alone can build the program.
import { build } from "esbuild";

await build({
  entryPoints: { app: "source/app.jsx" },
  outdir: process.argv[2] ?? "built",
  bundle: true,
  minify: true,
  format: "esm",
  target: ["es2022", "chrome111", "firefox111", "safari16.4"],
  jsx: "automatic",
  tsconfigRaw: {}, // the explorer page's, in the folder above, is of another library
  loader: { ".woff2": "dataurl" },
  define: { "process.env.NODE_ENV": '"production"' },
  legalComments: "eof",
  charset: "utf8",
});
