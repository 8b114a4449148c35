// Standard input: the schema. Standard output: the TypeScript types that json-schema-to-typescript makes of it.
import { compile } from "json-schema-to-typescript";
import { readFileSync } from "node:fs";

const schema = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(await compile(schema, "ProgramList", { unreachableDefinitions: true, bannerComment: "" }));
