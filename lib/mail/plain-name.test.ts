import { expect, test } from "vitest";
import { plainName } from "./plain-name";

test.each(["Alice Ahlgren", "Jean-Luc O'Neil", "Dr. No", "李小龙", "Acme & Sons, Inc."])(
  "%j stands as it is",
  (name) => {
    expect(plainName(name, "Someone")).toBe(name);
  },
);

test.each([
  "Visit https://evil.example/win now",
  "evil.example",
  "www.evil",
  "Pay at EVIL.COM",
  "me@evil.example",
  "x".repeat(61),
])("%j does not", (name) => expect(plainName(name, "Someone")).toBe("Someone"));
