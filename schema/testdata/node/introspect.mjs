// Builds a client's schema from an endpoint's introspection, with everything that can be asked for, and prints what is wrong with it and its definitions.
import { buildClientSchema, getIntrospectionQuery, printSchema, validateSchema } from 'graphql';

const query = getIntrospectionQuery({ descriptions: true, specifiedByUrl: true, directiveIsRepeatable: true, schemaDescription: true, inputValueDeprecation: true, oneOf: true });
const response = await fetch(process.argv[2], { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query }) });
const { data, errors } = await response.json();
const schema = errors ? undefined : buildClientSchema(data);
process.stdout.write(JSON.stringify({
  errors: errors ?? validateSchema(schema).map((e) => e.message),
  sdl: schema && printSchema(schema),
}));
