import { readFileSync } from "node:fs";
import { Ajv, type ValidateFunction } from "ajv";
import addFormats from "ajv-formats";

type JsonObject = { readonly [key: string]: unknown };

interface Parameter {
  readonly name: string;
  readonly in: "query" | "path" | "header";
  readonly required?: boolean;
  readonly schema: JsonObject;
}

interface Operation {
  readonly parameters?: readonly (Parameter | { readonly $ref: string })[];
  readonly requestBody?: { readonly content: Readonly<Record<string, unknown>> };
  readonly responses: Readonly<Record<string, JsonObject>>;
}

interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: JsonObject & { readonly parameters: Readonly<Record<string, Parameter>> };
}

/** An operation of GitHub's API that a request asks for, with what the path says. */
interface Match {
  /** `GET /repos/{owner}/{repo}/pulls`. */
  readonly operation: string;
  readonly params: Readonly<Record<string, string>>;
}

export interface ApiDescription {
  match(method: string, pathname: string): Match | undefined;
  /** What is wrong with a request, in words; empty when nothing is. */
  requestProblems(match: Match, query: URLSearchParams, body: unknown): readonly string[];
  responseProblems(match: Match, status: number, body: unknown): readonly string[];
}

const SUBSET = new URL("../../../fixtures/github/openapi-subset.json", import.meta.url);

/** Any call may be answered so, whether or not its description says it. */
const ANYWHERE = [401, 403, 404, 429, 500, 502, 503, 504];

/** GitHub's description of its own API, as a judge of single requests and responses. Every simulated GitHub of a process shares it: it compiles. */
export const DESCRIPTION = loadDescription();

function loadDescription(): ApiDescription {
  const description = JSON.parse(readFileSync(SUBSET, "utf8")) as Description;
  const ajv = new Ajv({ strict: false, allErrors: true, coerceTypes: false });
  addFormats.default(ajv);
  ajv.addFormat("repo.nwo", true);
  ajv.addSchema({ $id: "github", ...(jsonSchema(description) as object) });
  const compiled = new Map<string, ValidateFunction>();
  const validatorOf = (schema: string): ValidateFunction => {
    const validate = compiled.get(schema) ?? ajv.compile(JSON.parse(schema) as object);
    compiled.set(schema, validate);
    return validate;
  };
  const problems = (pointer: string, value: unknown): readonly string[] => {
    const validate = validatorOf(JSON.stringify({ $ref: `github#${pointer}` }));
    if (validate(value)) return [];
    return (validate.errors ?? []).slice(0, 5).map(({ instancePath, message }) => `${instancePath} ${message}`);
  };
  const routes = Object.entries(description.paths).flatMap(([template, methods]) =>
    Object.keys(methods).map((method) => ({ method: method.toUpperCase(), template, pattern: patternOf(template) })),
  );
  const operationOf = ({ operation }: Match) => {
    const [method = "", template = ""] = operation.split(" ");
    const found = description.paths[template]?.[method.toLowerCase()];
    if (found === undefined) throw new Error(`no operation ${operation}`);
    return { found, pointer: `/paths/${escapePointer(template)}/${method.toLowerCase()}` };
  };
  return {
    match(method, pathname) {
      for (const route of routes) {
        const groups = route.method === method ? route.pattern.exec(pathname)?.groups : undefined;
        if (groups === undefined) continue;
        const params = Object.entries(groups).map(([name, value]) => [name, decodeURIComponent(value)]);
        return { operation: `${route.method} ${route.template}`, params: Object.fromEntries(params) };
      }
      return undefined;
    },
    requestProblems(match, query, body) {
      const { found, pointer } = operationOf(match);
      const declared = (found.parameters ?? []).map((parameter) => resolve(parameter, description));
      const wrong = queryProblems(declared, match, query, (schema, value) => {
        const rooted = JSON.stringify(jsonSchema(schema)).replaceAll('"$ref":"#/', '"$ref":"github#/');
        const validate = validatorOf(rooted);
        return validate(value) ? [] : (validate.errors ?? []).map(({ message }) => message ?? "is wrong");
      });
      if (found.requestBody === undefined)
        return body === undefined ? wrong : [...wrong, "has a body that nobody reads"];
      return [...wrong, ...problems(`${pointer}/requestBody/content/application~1json/schema`, body)];
    },
    responseProblems(match, status, body) {
      const { found, pointer } = operationOf(match);
      const declared = found.responses[String(status)];
      if (declared === undefined) return ANYWHERE.includes(status) ? [] : [`answers the undeclared status ${status}`];
      const ref = declared["$ref"];
      const where = typeof ref === "string" ? ref.slice(1) : `${pointer}/responses/${status}`;
      const content = (typeof ref === "string" ? lookUp(description, ref) : declared)["content"] as
        | JsonObject
        | undefined;
      if (content?.["application/json"] === undefined) return [];
      return problems(`${where}/content/application~1json/schema`, body);
    },
  };
}

function queryProblems(
  declared: readonly Parameter[],
  match: Match,
  query: URLSearchParams,
  check: (schema: JsonObject, value: unknown) => readonly string[],
): readonly string[] {
  const known = new Map(declared.filter((parameter) => parameter.in === "query").map((found) => [found.name, found]));
  const unknown = [...query.keys()].filter((name) => !known.has(name)).map((name) => `unknown query parameter ${name}`);
  const missing = [...known.values()].filter(({ name, required }) => required === true && !query.has(name));
  const given = [
    ...[...query].map(([name, text]) => ({ parameter: known.get(name), text })),
    ...declared
      .filter((found) => found.in === "path")
      .map((parameter) => ({ parameter, text: match.params[parameter.name] ?? "" })),
  ];
  const wrong = given.flatMap(({ parameter, text }) => {
    if (parameter === undefined) return [];
    return check(parameter.schema, typed(text, parameter.schema)).map(
      (problem) => `${parameter.name}=${text} ${problem}`,
    );
  });
  return [...unknown, ...missing.map(({ name }) => `lacks the query parameter ${name}`), ...wrong];
}

/** Query and path carry text; the schema says what it stands for. */
function typed(text: string, schema: JsonObject): unknown {
  if (schema["type"] === "integer" || schema["type"] === "number") return text === "" ? text : Number(text);
  if (schema["type"] === "boolean") return text === "true" ? true : text === "false" ? false : text;
  if (schema["oneOf"] !== undefined && /^\d+$/.test(text)) return Number(text);
  return text;
}

function patternOf(template: string): RegExp {
  const pattern = template.replace(
    /\{(\w+)\}/g,
    (_whole, name: string) => `(?<${name}>${name === "path" ? ".+" : "[^/]+"})`,
  );
  return new RegExp(`^${pattern}$`);
}

function resolve(parameter: Parameter | { readonly $ref: string }, description: Description): Parameter {
  return "$ref" in parameter ? (lookUp(description, parameter.$ref) as unknown as Parameter) : parameter;
}

function lookUp(description: Description, ref: string): JsonObject {
  let here: unknown = description;
  for (const key of ref.replace("#/", "").split("/")) here = (here as JsonObject)[key];
  return here as JsonObject;
}

function escapePointer(path: string): string {
  return encodeURIComponent(path.replace(/~/g, "~0").replace(/\//g, "~1"));
}

/** OpenAPI 3.0's `nullable` in JSON Schema's words. */
function jsonSchema(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(jsonSchema);
  if (typeof value !== "object" || value === null) return value;
  const { nullable, ...schema } = Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, jsonSchema(inner)]),
  ) as { nullable?: unknown; [key: string]: unknown };
  if (nullable !== true) return nullable === undefined ? schema : { nullable, ...schema };
  if (["$ref", "allOf", "oneOf", "anyOf"].some((key) => key in schema)) return { anyOf: [schema, { type: "null" }] };
  if (schema["type"] === undefined) return schema;
  const types = [schema["type"], "null"].flat();
  return Array.isArray(schema["enum"])
    ? { ...schema, type: types, enum: [...schema["enum"], null] }
    : { ...schema, type: types };
}
