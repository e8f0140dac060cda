import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { serviceWorkerFor } from "../../scripts/vite/service-worker.ts";

let folder: string;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "driftworks-"));
	write("index.html", "page");
	write("assets/index-1.js", "script");
	write("robots.txt", "all");
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(file: string, text: string): void {
	mkdirSync(dirname(join(folder, file)), { recursive: true });
	writeFileSync(join(folder, file), text);
}

const constant = (name: string) => {
	const text = serviceWorkerFor(folder);
	return JSON.parse(new RegExp(`^const ${name} = (.*);$`, "m").exec(text)?.[1] ?? "null");
};

describe("the service worker of a built folder", () => {
	test("keeps every file by its relative address, the page as the folder itself, and not itself", () => {
		write("sw.js", "an older one");
		expect(constant("FILES")).toEqual(["assets/index-1.js", "./", "robots.txt"]);
	});

	test("is the same text for the same folder", () => {
		expect(serviceWorkerFor(folder)).toBe(serviceWorkerFor(folder));
	});

	test.each([
		["content", () => write("index.html", "another page")],
		["name", () => write("assets/index-2.js", "script")],
	])("has another version when the %s of a file changes", (_, change) => {
		const before = constant("VERSION");
		change();
		expect(constant("VERSION")).not.toBe(before);
	});
});
