import { expect, test } from "vitest";
import { decimals } from "../../src/core/decimals.ts";

test.each([
	[0.633, 3, ".633"],
	[0.05, undefined, ".05"],
	[1, 3, "1.000"],
	[10.5, 1, "10.5"],
	[0, 3, ".000"],
])("%d with %s places is %s", (value, places, text) => {
	expect(decimals(value, places)).toBe(text);
});
