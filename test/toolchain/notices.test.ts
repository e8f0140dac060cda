import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { ROOT } from "../../scripts/lib/root.mjs";
import { notices, packageFolder } from "../../scripts/vite/third-party-notices.ts";

const read = (file: string) => readFileSync(join(ROOT, file), "utf8");

describe("THIRD-PARTY-NOTICES", () => {
	test("names every runtime dependency in its version, with its licence", () => {
		const text = read("THIRD-PARTY-NOTICES");
		const { dependencies }: { dependencies: Record<string, string> } = JSON.parse(read("package.json"));
		expect(Object.keys(dependencies).length).toBeGreaterThan(0);
		for (const [name, version] of Object.entries(dependencies)) {
			expect(text, `${name}: renew the notices with npm run notices`).toContain(`\n${name} ${version} (`);
		}
	});

	test("is given under a licence of our own, which package.json names", () => {
		expect(JSON.parse(read("package.json")).license).toBe("Apache-2.0");
		expect(read("LICENSE")).toMatch(/Apache License\s+Version 2\.0, January 2004/);
	});
});

describe("the notices of a bundle", () => {
	const folder = (name: string) => join(ROOT, "node_modules", name);

	test("carry a package's own licence file and notice", () => {
		const text = notices([folder("svelte"), folder("@stdlib/math-base-special-gammainc")]);
		expect(text).toContain(readFileSync(join(folder("svelte"), "LICENSE.md"), "utf8").trim());
		expect(text).toContain(readFileSync(join(folder("@stdlib/math-base-special-gammainc"), "NOTICE"), "utf8").trim());
	});

	test("give the licence in full where a package brings none along", () => {
		const text = notices([folder("@tensorflow/tfjs-core"), folder("seedrandom")]);
		expect(text).toContain("TERMS AND CONDITIONS FOR USE, REPRODUCTION, AND DISTRIBUTION");
		expect(text).toMatch(/seedrandom 3\.\d.* \(MIT\)\n\nMIT License\n\nCopyright \(c\) David Bau/);
	});

	test("name packages of the same text together and once", () => {
		const text = notices([folder("@tensorflow/tfjs-core"), folder("@tensorflow/tfjs"), folder("@tensorflow/tfjs")]);
		expect(text).toMatch(
			/@tensorflow\/tfjs 4\.22\.0 \(Apache-2\.0\)\n@tensorflow\/tfjs-core 4\.22\.0 \(Apache-2\.0\)\n\n/,
		);
	});

	test.each([
		["/p/node_modules/d3-array/src/max.js", "/p/node_modules/d3-array"],
		["/p/node_modules/@noble/hashes/sha2.js?x", "/p/node_modules/@noble/hashes"],
		["/p/node_modules/a/node_modules/@b/c/d/e.js", "/p/node_modules/a/node_modules/@b/c"],
		["\0/p/node_modules/long/index.js?commonjs-es-import", "/p/node_modules/long"],
		["C:\\p\\node_modules\\long\\index.js", "C:/p/node_modules/long"],
		["/p/src/main.ts", null],
		["\0vite/preload-helper.js", null],
	])("find the package of %j", (id, expected) => {
		expect(packageFolder(id)).toBe(expected);
	});
});
