import { globSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { Validator } from "@seriousme/openapi-schema-validator";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { describe, expect, test } from "vitest";
import { describeApi, parametersOf } from "./described";
import { openApiDocument } from "./openapi";
import { methods } from "./other-methods";
import { problemAnswer, problems } from "./problem";
import { apiRoutes } from "./routes";
import { curlOf, exampleAnswer, keyVariable, tokenVariable } from "./written";

const origin = "https://the.app";
const listed = Object.values(apiRoutes).flatMap((group) => Object.values(group));

const files = globSync("app/api/v1/**/route.ts");

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
    // What a path does not have is no route's.
    expect([...said, "method_not_allowed"].toSorted()).toEqual(Object.keys(problems).toSorted());
  });
});

describe("the list of routes", () => {
  test("has what the files have, path by path and method by method", () => {
    expect(files.length).toBeGreaterThan(5);
    const served = files.map(methodsOf);
    const declared = listed.map(({ method, path }) => `${method} ${path}`);
    expect(new Set(declared).size).toBe(declared.length);
    expect(served.flat().toSorted()).toEqual(declared.toSorted());
  });

  test.each(files.filter((file) => !file.includes("...")))(
    "%s refuses every other method by a problem",
    async (file) => {
      const handlers: Record<string, (request: Request) => Promise<Response>> = await import(
        /* @vite-ignore */ resolve(file)
      );
      const described = listed.filter(({ path }) => path === pathOf(file)).map(({ method }) => method);
      const own: string[] = described.length > 0 ? described : ["GET"];
      expect(Object.keys(handlers).toSorted()).toEqual([...methods, "OPTIONS"].toSorted());
      for (const method of methods.filter((each) => !own.includes(each))) {
        const answer = await handlers[method]?.(new Request(origin, { method }));
        expect(answer?.status, method).toBe(405);
        expect(answer?.headers.get("content-type")).toBe("application/problem+json");
        expect(problemAnswer.parse(await answer?.json())).toMatchObject({ code: "method_not_allowed" });
        const allowed = answer?.headers.get("allow")?.split(", ") ?? [];
        expect(methods.filter((each) => allowed.includes(each)).toSorted()).toEqual(own.toSorted());
      }
    },
  );

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

/** What a file serves: what it refuses is made by `otherMethods`, all at once. */
function methodsOf(file: string): string[] {
  const path = pathOf(file);
  if (others.includes(path)) return [];
  const served = readFileSync(file, "utf8").matchAll(/^export const (\w+)/gm);
  return [...served].map(([, method]) => `${method} ${path}`);
}

function pathOf(file: string): string {
  return file
    .replace("app/api/v1", "")
    .replace("/route.ts", "")
    .replace(/\[+([^[\]]+)\]+/g, "{$1}");
}
