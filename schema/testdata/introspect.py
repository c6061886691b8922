"""Fetches the schema of an endpoint with gql and runs a query that is checked against it."""
import sys

from gql import Client, gql
from gql.transport.requests import RequestsHTTPTransport

client = Client(transport=RequestsHTTPTransport(url=sys.argv[1]), fetch_schema_from_transport=True)
with client as session:
    print(session.execute(gql("{ parties { nodes { name } } }"))["parties"]["nodes"][0]["name"])
