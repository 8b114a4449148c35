// Standard input: {"schema", "draft", "documents"}. Standard output: for each document, what ajv in strict mode has against it.
// Any warning of ajv about the schema ends the run.
import Ajv from "ajv";
import Ajv2020 from "ajv/dist/2020.js";
import { readFileSync } from "node:fs";

const { schema, draft, documents } = JSON.parse(readFileSync(0, "utf8"));
const refuse = (...words) => {
  throw new Error(words.join(" "));
};
const logger = { log: refuse, warn: refuse, error: refuse };
const ajv = new (draft === "07" ? Ajv : Ajv2020)({ strict: true, allErrors: true, validateSchema: true, logger });
const validate = ajv.compile(schema);
const verdicts = documents.map((document) =>
  validate(document)
    ? []
    : validate.errors.map(({ instancePath, keyword, params }) => ({ path: instancePath, keyword, params })),
);
process.stdout.write(JSON.stringify(verdicts));
