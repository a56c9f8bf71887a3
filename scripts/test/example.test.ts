import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { brand } from "@/lib/brand";

const read = (name: string) => readFileSync(`examples/resource-server/${name}`, "utf8");

test("the service of the example stands in one short file, and knows nothing of the app but where it is", () => {
  const server = read("server.mjs");
  expect(server.trimEnd().split("\n").length).toBeLessThan(100);
  const imported = [...server.matchAll(/\bfrom "([^"]+)"|\bimport\(|\brequire\(/g)].map(([, name]) => name);
  expect(imported).toEqual(["node:http", "jose"]);
  for (const text of [server, read("package.json"), read("README.md")])
    for (const name of [brand.name, `urn:${brand.urn}:`, `${brand.keyPrefix}_`])
      expect(text).not.toContain(name);
});

test("the service of the example runs with the jose that the app has", () => {
  const [example, app] = [read("package.json"), readFileSync("package.json", "utf8")].map((text) =>
    JSON.parse(text),
  );
  expect(Object.keys(example.dependencies)).toEqual(["jose"]);
  expect(example.dependencies.jose).toBe(app.dependencies.jose);
});
