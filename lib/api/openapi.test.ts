import { globSync } from "node:fs";
import { resolve } from "node:path";
import { Validator } from "@seriousme/openapi-schema-validator";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { describe, expect, test } from "vitest";
import { describeApi, parametersOf } from "./described";
import { openApiDocument } from "./openapi";
import { problems } from "./problem";
import { apiRoutes } from "./routes";
import { curlOf, exampleAnswer, keyVariable, tokenVariable } from "./written";

const origin = "https://the.app";
const listed = Object.values(apiRoutes).flatMap((group) => Object.values(group));

/** What tells of the routes, and what stands for all that are none. */
const others = ["/openapi.json", "/{...path}"];

describe("the OpenAPI document", () => {
  test("is one, by the schema of OpenAPI 3.1, and all that it refers to is there", async () => {
    const validator = new Validator();
    expect(await validator.validate(copy())).toMatchObject({ valid: true });
    expect(validator.version).toBe("3.1");
    expect(() => validator.resolveRefs()).not.toThrow();
  });

  test("is refused by that validator when it is none", async () => {
    const { paths, ...rest } = copy();
    paths["/me"].get.responses = {};
    paths["/me"].get.parameters = [{ name: "id", in: "nowhere" }];
    expect(await new Validator().validate({ ...rest, paths })).toMatchObject({ valid: false });
  });

  test("names each operation once, and each permission with its sentence", () => {
    const { routes } = describeApi();
    expect(new Set(routes.map(({ id }) => id)).size).toBe(routes.length);
    for (const { id, sentence } of routes) expect(sentence, id).not.toBe("");
  });

  test("has schemas that ajv understands, and examples that hold to them", () => {
    const ajv = addFormats.default(new Ajv2020({ strict: false }));
    const document = copy();
    ajv.addSchema(document, "api");
    for (const [name, { examples = [] }] of Object.entries(describeApi().shapes))
      for (const example of examples) {
        ajv.validate({ $ref: `api#/components/schemas/${name}` }, example);
        expect(ajv.errors, name).toBeNull();
      }
    const bodies = listed.filter(({ method, sent, path }) => {
      return method !== "GET" && Object.keys(sent.shape).length > parametersOf(path).length;
    });
    expect(bodies.length).toBeGreaterThan(3);
    for (const { path, method } of bodies) {
      const { schema, example } =
        document.paths[path][method.toLowerCase()].requestBody.content["application/json"];
      expect(ajv.validate(schema, example), `${method} ${path}: ${ajv.errorsText()}`).toBe(true);
    }
  });

  test("has on its page an example for each answer that holds to the schema, and a request that fills the path", () => {
    const ajv = addFormats.default(new Ajv2020({ strict: false }));
    const { routes, shapes } = describeApi();
    for (const { answer, ...route } of routes) {
      const request = curlOf({ ...route, answer }, origin);
      const [address] = request.split("\n");
      expect(address, route.id).not.toMatch(/[{}]/);
      expect(request, route.id).toContain(
        `Bearer ${/^\/me\b/.test(route.path) ? tokenVariable : keyVariable}"`,
      );
      if (!answer) continue;
      ajv.validate({ ...answer, components: { schemas: shapes } }, exampleAnswer(answer, shapes));
      expect(ajv.errors, route.id).toBeNull();
    }
  });

  test("says for every route what each of its problems is", () => {
    const { routes } = describeApi();
    const said = new Set(routes.flatMap((route) => route.problems));
    expect([...said].toSorted()).toEqual(Object.keys(problems).toSorted());
  });
});

describe("the list of routes", () => {
  test("has what the files have, path by path and method by method", async () => {
    const files = globSync("app/api/v1/**/route.ts");
    expect(files.length).toBeGreaterThan(5);
    const served = await Promise.all(files.map(async (file) => methodsOf(file)));
    const declared = listed.map(({ method, path }) => `${method} ${path}`);
    expect(new Set(declared).size).toBe(declared.length);
    expect(served.flat().toSorted()).toEqual(declared.toSorted());
  });

  test.each(listed.map((route) => [`${route.method} ${route.path}`, route] as const))(
    "%s declares the parameters of its path among what is sent",
    (_name, { path, sent }) => {
      const names = parametersOf(path);
      expect(path.replace(/\{\w+\}/g, "")).not.toMatch(/[{}]/);
      expect(new Set(names).size).toBe(names.length);
      for (const name of names) expect(sent.shape[name]?.safeParse(undefined).success, name).toBe(false);
    },
  );
});

/** As it is served; what it holds is looked into freely. */
// biome-ignore lint/suspicious/noExplicitAny: JSON as it comes
function copy(): any {
  return JSON.parse(JSON.stringify(openApiDocument(origin)));
}

async function methodsOf(file: string): Promise<string[]> {
  const path = file
    .replace("app/api/v1", "")
    .replace("/route.ts", "")
    .replace(/\[([^\]]+)\]/g, "{$1}");
  if (others.includes(path)) return [];
  const methods = Object.keys(await import(/* @vite-ignore */ resolve(file)));
  return methods.map((method) => `${method} ${path}`);
}
