import { expect, test } from "vitest";
import { addressBlock } from "./throttle";

test.each([
  ["203.0.113.7", "203.0.113"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2"],
  ["2001:db8::6", "2001:db8:0:0"],
  ["::1", "0:0:0:0"],
  ["2001:db8:1:2::", "2001:db8:1:2"],
  ["2001:0db8:0001:0002::5", "2001:db8:1:2"],
  ["::ffff:203.0.113.7", "203.0.113"],
  ["::FFFF:cb00:7107", "203.0.113"],
  [null, "unknown"],
])("%s shares its budget with %s", (ip, block) => expect(addressBlock(ip)).toBe(block));
