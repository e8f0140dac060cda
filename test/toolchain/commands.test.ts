import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { hashOf, withoutModes } from "../../scripts/lib/build.mjs";
import { launchOptions, OWN, systemBrowsers } from "../../scripts/lib/chromium.mjs";
import { checkNode, installed } from "../../scripts/lib/deps.mjs";
import { opener } from "../../scripts/lib/open.mjs";
import { ROOT } from "../../scripts/lib/root.mjs";
import { table } from "../../scripts/lib/table.mjs";
import { count, countLine } from "../../scripts/lib/tally.mjs";

let folder: string;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "driftworks-commands-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(path: string, text: string) {
	mkdirSync(join(folder, path, ".."), { recursive: true });
	writeFileSync(join(folder, path), text);
}

describe("what must be installed", () => {
	const lock = {
		"": {},
		"node_modules/a": { version: "1.0.0" },
		"node_modules/other-system": { version: "1.0.0", optional: true },
	};
	const record = (packages: object) => write("node_modules/.package-lock.json", JSON.stringify({ packages }));
	beforeEach(() => write("package-lock.json", JSON.stringify({ packages: lock })));

	test("is there when npm's record agrees with the lock, other systems' packages aside", () => {
		record({ "node_modules/a": { version: "1.0.0" } });
		expect(installed(folder)).toBe(true);
		expect(installed(ROOT)).toBe(true);
	});
	test("is not there before the first installation, nor at another version, nor when a package is missing", () => {
		expect(installed(folder)).toBe(false);
		record({ "node_modules/a": { version: "1.0.1" } });
		expect(installed(folder)).toBe(false);
		record({ "node_modules/b": { version: "1.0.0" } });
		expect(installed(folder)).toBe(false);
	});
	test.each(["20.19.0", "20.30.1", "22.12.0", "24.0.0"])("accepts Node %s", (version) => checkNode(version));
	test.each(["18.20.0", "20.18.9", "21.7.0", "22.11.0"])("refuses Node %s", (version) => {
		expect(() => checkNode(version)).toThrow(`Node ${version} is too old`);
	});
});

describe("whether to build again", () => {
	test("depends on names and contents of the sources, and on nothing else", () => {
		const hash = () => hashOf(folder, ["src", "index.html", "absent"]);
		write("src/a.ts", "1");
		write("src/deep/b.ts", "2");
		const before = hash();
		write("elsewhere.ts", "3");
		expect(hash()).toBe(before);
		write("src/deep/b.ts", "3");
		const changed = hash();
		expect(changed).not.toBe(before);
		rmSync(join(folder, "src/a.ts"));
		write("src/c.ts", "1");
		expect(new Set([before, changed, hash()]).size).toBe(3);
	});
	test("a build started from the tests is no test build", () => {
		expect(withoutModes({ NODE_ENV: "test", VITEST: "true", VITEST_POOL_ID: "1", PROD: "", PATH: "p" })).toEqual({
			PATH: "p",
		});
	});
});

describe("opening the address", () => {
	test.each([
		["linux", { DISPLAY: ":0" }, "xdg-open"],
		["linux", { WAYLAND_DISPLAY: "w" }, "xdg-open"],
		["darwin", {}, "open"],
		["win32", {}, "rundll32"],
		["linux", {}, undefined],
		["darwin", { NO_OPEN: "1" }, undefined],
		["win32", { CI: "true" }, undefined],
	] as const)("on %s with %o is left to %s", (platform, env, command) => {
		expect(opener(platform, env)?.command).toBe(command);
	});
});

describe("browsers", () => {
	test("are found on PATH in order of preference", () => {
		for (const name of ["one/chromium", "two/google-chrome", "two/chromium"]) write(name, "");
		const PATH = [join(folder, "one"), join(folder, "two")].join(process.platform === "win32" ? ";" : ":");
		expect(systemBrowsers({ PATH, HOME: folder })).toEqual([
			join(folder, "two", "google-chrome"),
			join(folder, "one", "chromium"),
			join(folder, "two", "chromium"),
		]);
	});
	test("are started by their path, Playwright's own without one", () => {
		expect(launchOptions("/x/chrome").executablePath).toBe("/x/chrome");
		expect(launchOptions(OWN)).not.toHaveProperty("executablePath");
	});
});

describe("the last line of npm test", () => {
	const file = (status: string, ...tests: string[]) => ({
		status,
		assertionResults: tests.map((test) => ({ status: test })),
	});

	test("counts the tests of all files", () => {
		const report = { testResults: [file("passed", "passed", "skipped"), file("failed", "passed", "failed", "todo")] };
		expect(countLine(count(report, 1))).toBe("2 passed, 1 failed, 2 skipped");
		expect(countLine(count({ testResults: [file("passed", "passed")] }, 0))).toBe("1 passed, 0 failed");
	});
	test("never reads as a success when the run was none", () => {
		expect(count({ testResults: [file("failed")] }, 1).failed).toBe(1);
		expect(count({ testResults: [file("passed", "passed")] }, 1).failed).toBe(1);
		expect(count(null, 1).failed).toBe(1);
		expect(count(null, 0).failed).toBe(1);
	});
});

test("a measurement is printed name by name", () => {
	expect(table("bench", { a: 1, deep: { ratio: 0.123456789, list: [1, 2], rows: [{ x: null }] } })).toBe(
		"bench\n  a              1\n  deep.ratio     0.12346\n  deep.list      1  2\n  deep.rows.0.x  null\n\n",
	);
});
