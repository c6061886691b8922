"""Opens an export as OpenAleph does, with its own library, and prints how many entities of each schema it finds and what it would refuse or drop."""
import collections
import json
import sys

from followthemoney import model
from followthemoney.exc import InvalidData

entities, counts, faults = {}, collections.Counter(), []
for line in open(sys.argv[1], encoding="utf-8"):
    data = json.loads(line)
    try:
        model.get(data["schema"]).validate(data)
    except InvalidData as fault:
        faults.append(f"{data['schema']}: {fault}")
    entity = model.get_proxy(data, cleaned=False)
    for name, values in data["properties"].items():
        if set(entity.get(name)) != {value.strip() for value in values}:
            faults.append(f"{data['schema']}.{name}: {values} is read as {entity.get(name)}"[:300])
    if entity.id in entities:
        faults.append(f"{entity.id} stands twice")
    entities[entity.id] = entity
    counts[entity.schema.name] += 1
for entity in entities.values():
    for prop, value in entity.itervalues():
        if prop.type.name == "entity" and not (value in entities and entities[value].schema.is_a(prop.range)):
            faults.append(f"{entity.schema.name}.{prop.name}: {value} is no {prop.range.name}")
print(json.dumps({"counts": counts, "faults": faults}))
