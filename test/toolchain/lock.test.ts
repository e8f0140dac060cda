import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { ROOT } from "../../scripts/lib/root.mjs";

interface Entry {
	readonly version?: string;
	readonly resolved?: string;
	readonly integrity?: string;
	readonly optionalDependencies?: Record<string, string>;
	readonly dependencies?: Record<string, string>;
}
interface Lock {
	readonly lockfileVersion: number;
	readonly packages: Record<string, Entry>;
}

const read = <T>(file: string): T => JSON.parse(readFileSync(join(ROOT, file), "utf8"));

/** What `npm ci` would miss in a lock: packages that an entry needs, of any system, and that are nowhere it would look. */
function missing({ packages }: Lock): string[] {
	return Object.entries(packages).flatMap(([path, entry]) =>
		Object.keys({ ...entry.dependencies, ...entry.optionalDependencies })
			.filter((name) => !lookUp(path, name).some((candidate) => candidate in packages))
			.map((name) => `${path || "package.json"} needs ${name}`),
	);
}

/** Where Node looks for a package from `path`: its own node_modules, then those of every folder above. */
function lookUp(path: string, name: string): string[] {
	const folders = path.split("/node_modules/");
	const above = folders.map((_, i) => `${folders.slice(0, i + 1).join("/node_modules/")}/node_modules/${name}`);
	return [`node_modules/${name}`, ...(path === "" ? [] : above)];
}

describe("the lock file", () => {
	const lock = read<Lock>("package-lock.json");

	test("holds the packages of every system, so that npm ci works on all of them", () => {
		expect(missing(lock)).toEqual([]);
		// The check sees something: a platform's package taken out is missed.
		const platform = Object.keys(lock.packages).find((path) => path.includes("@biomejs/cli-win32-x64"));
		const { [platform ?? ""]: _gone, ...packages } = lock.packages;
		expect(missing({ ...lock, packages })).toEqual(["node_modules/@biomejs/biome needs @biomejs/cli-win32-x64"]);
	});

	test("names no registry, and the content of every package by its hash", () => {
		for (const [path, entry] of Object.entries(lock.packages)) {
			expect(entry.resolved, path).toBeUndefined();
			if (path !== "" && entry.version) expect(entry.integrity, path).toMatch(/^sha\d+-/);
		}
		expect(readFileSync(join(ROOT, ".npmrc"), "utf8")).toContain("omit-lockfile-registry-resolved=true");
	});

	test("is that of package.json, where every version is exact", () => {
		const manifest = read<Record<"dependencies" | "devDependencies", Record<string, string>>>("package.json");
		const root = lock.packages[""] as unknown as typeof manifest;
		for (const kind of ["dependencies", "devDependencies"] as const) {
			expect(root[kind]).toEqual(manifest[kind]);
			for (const [name, version] of Object.entries(manifest[kind])) {
				expect(version, name).toMatch(/^\d+\.\d+\.\d+$/);
				expect(lock.packages[`node_modules/${name}`]?.version, name).toBe(version);
			}
		}
	});
});
