import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { fromReport, phase, type Result, sum, summary } from "./result.ts";

const count = (report: Result) => report;

function report(result: Result): string {
  const file = join(mkdtempSync(join(tmpdir(), "report-")), "report.json");
  writeFileSync(file, JSON.stringify(result));
  return file;
}

test("a runner's numbers are taken as they are when its exit code agrees", () => {
  expect(fromReport(report({ passed: 3, failed: 0 }), 0, count)).toEqual({ passed: 3, failed: 0 });
  expect(fromReport(report({ passed: 3, failed: 2 }), 1, count)).toEqual({ passed: 3, failed: 2 });
});

test("a runner that fails without naming a test counts as one failure", () => {
  expect(fromReport(report({ passed: 3, failed: 0 }), 1, count)).toEqual({ passed: 3, failed: 1 });
  expect(fromReport("/nowhere/report.json", 1, count)).toEqual({ passed: 0, failed: 1 });
});

test("a runner that ends well without a report is not believed", () => {
  expect(fromReport("/nowhere/report.json", 0, count)).toEqual({ passed: 0, failed: 1 });
});

test("a phase that breaks off counts as one failure", async () => {
  const told = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  const broken = () => Promise.reject(new Error("no disk"));
  expect(await phase("broken", broken)).toEqual({ passed: 0, failed: 1 });
  expect(told.mock.calls.join()).toContain("no disk");
  told.mockRestore();
});

test("the last line is the sum of all phases", () => {
  expect(
    summary(
      sum([
        { passed: 2, failed: 0 },
        { passed: 40, failed: 1 },
      ]),
    ),
  ).toBe("42 passed, 1 failed");
});
