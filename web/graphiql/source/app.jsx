// GraphiQL on the endpoint beside it. Queries and mutations go over HTTP, subscriptions as server-sent events; neither asks another server.
import { GraphiQL } from "graphiql";
import { createGraphiQLFetcher } from "@graphiql/toolkit";
import { getOperationAST } from "graphql";
import { createClient } from "graphql-sse";
import { createRoot } from "react-dom/client";
import "graphiql/graphiql.css";
import "./style.css";

const url = new URL("graphql", new URL(".", window.location.href)).toString();
const overHTTP = createGraphiQLFetcher({ url });

function fetcher(request, options) {
  const operation = options?.documentAST && getOperationAST(options.documentAST, request.operationName);
  if (operation?.operation !== "subscription") return overHTTP(request, options);
  return createClient({ url, headers: options.headers, retryAttempts: 0 }).iterate(request);
}

const question = `# Who rejects what? Ctrl-Space completes.
query Rejections {
  parties(first: 3, filter: {rejects: {some: {}}}) {
    nodes {
      name
      rejects(first: 3) { nodes { label } }
    }
  }
}
`;

createRoot(document.getElementById("graphiql")).render(<GraphiQL fetcher={fetcher} defaultQuery={question} />);
