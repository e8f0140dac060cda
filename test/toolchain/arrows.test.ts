import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bin, node } from "../../scripts/lib/process.mjs";
import { ROOT } from "../../scripts/lib/root.mjs";

/** The arrows of the house: what each room may import besides its own files. */
const MAY_IMPORT: Record<string, readonly string[]> = {
	core: [],
	world: ["core"],
	monitor: ["core"],
	model: ["core"],
	ops: ["core", "world", "monitor", "model"],
	engine: ["core", "world", "monitor", "model", "ops"],
	lesson: ["core", "world", "monitor", "model", "ops", "engine"],
	export: ["core", "world", "monitor", "model", "ops", "engine", "lesson"],
	view: ["core", "world", "monitor", "model", "ops", "engine", "lesson", "export"],
};
const ROOMS = Object.keys(MAY_IMPORT);
const BELOW_VIEW = ROOMS.filter((room) => room !== "view");

interface Planted {
	readonly file: string;
	readonly code: string;
	/** The rule that must refuse it; null when it is right. */
	readonly rule: string | null;
}

let number = 0;
const plant = (folder: string, code: string, rule: string | null, extension = "ts"): Planted => ({
	file: `src/${folder}/planted-${number++}.${extension}`,
	code,
	rule,
});

const imported = (room: string, other: string) => {
	const rule = MAY_IMPORT[room]?.includes(other) || room === other ? null : "style/noRestrictedImports";
	return [
		plant(room, `export { x } from "../${other}/some-file.ts";`, rule),
		plant(`${room}/deeper`, `export type { X } from "../../${other}/some-folder/some-file.ts";`, rule),
		plant(room, `export const later = () => import("../${other}/some-file.ts");`, rule),
	];
};

const ROOMS_AND_ROOMS = ROOMS.flatMap((room) => ROOMS.flatMap((other) => imported(room, other)));

const PACKAGES = ROOMS.flatMap((room) => [
	plant(room, 'export { tensor } from "@tensorflow/tfjs";', room === "model" ? null : "style/noRestrictedImports"),
	plant(room, 'export { mount } from "svelte";', room === "view" ? null : "style/noRestrictedImports"),
	plant(room, 'export { writable } from "svelte/store";', room === "view" ? null : "style/noRestrictedImports"),
	plant(room, 'export { createServer } from "vite";', "correctness/noUndeclaredDependencies"),
	plant(room, 'export { left } from "left-pad";', "correctness/noUndeclaredDependencies"),
]);

const GLOBALS = [
	...ROOMS.map((room) =>
		plant(room, "export const x = document.title;", room === "view" ? null : "style/noRestrictedGlobals"),
	),
	...ROOMS.map((room) =>
		plant(room, "export const x = window.name;", room === "view" ? null : "style/noRestrictedGlobals"),
	),
	...BELOW_VIEW.flatMap((room) => {
		const rule = room === "engine" ? null : "style/noRestrictedGlobals";
		return ["self.name", "indexedDB.open('x')", "navigator.onLine", "new Worker('x')"].map((use) =>
			plant(room, `export const x = ${use};`, rule),
		);
	}),
	...ROOMS.flatMap((room) =>
		["fetch('x')", "new XMLHttpRequest()", "new WebSocket('x')", "new EventSource('x')"].map((use) =>
			plant(room, `export const x = ${use};`, "style/noRestrictedGlobals"),
		),
	),
	// A name of our own is not the page's.
	plant("world", "export const title = (document: { title: string }) => document.title;", null),
];

const HABITS = [
	plant("engine", "const f = async () => 1;\nexport const g = () => {\n\tf();\n};", "nursery/noFloatingPromises"),
	plant("core", "export const x = (value: any) => value;", "suspicious/noExplicitAny"),
	plant("core", "const unused = 1;\nexport const x = 1;", "correctness/noUnusedVariables"),
	plant("core", 'import { readFileSync } from "node:fs";\nexport const x = 1;', "correctness/noUnusedImports"),
	plant(
		"view",
		"<script>\n\tlet { words } = $props();\n</script>\n\n{@html words}\n",
		"nursery/noSvelteAtHtmlTags",
		"svelte",
	),
	plant(
		"view",
		"<script>\n\tlet { rows } = $props();\n</script>\n\n{#each rows as row}<p>{row}</p>{/each}\n",
		"nursery/useSvelteRequireEachKey",
		"svelte",
	),
	plant(
		"view",
		"<script>\n\tlet { rows } = $props();\n</script>\n\n{#each rows as row (row)}<p>{row}</p>{/each}\n",
		null,
		"svelte",
	),
	plant(
		"view",
		'<script>\n\timport { tensor } from "@tensorflow/tfjs";\n</script>\n\n<p>{tensor}</p>\n',
		"style/noRestrictedImports",
		"svelte",
	),
	{
		file: "src/core/one.ts",
		code: 'import { two } from "./two.ts";\nexport const one = () => two;',
		rule: "suspicious/noImportCycles",
	},
	{
		file: "src/core/two.ts",
		code: 'import { one } from "./one.ts";\nexport const two = () => one;',
		rule: "suspicious/noImportCycles",
	},
];

const ALL: readonly Planted[] = [...ROOMS_AND_ROOMS, ...PACKAGES, ...GLOBALS, ...HABITS];

let folder: string;
const refused = new Map<string, Set<string>>();

beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), "driftworks-arrows-"));
	for (const file of ["biome.json", "package.json", ".gitignore"]) copyFileSync(join(ROOT, file), join(folder, file));
	for (const { file, code } of ALL) {
		mkdirSync(dirname(join(folder, file)), { recursive: true });
		writeFileSync(join(folder, file), `${code}\n`);
	}
	const lint = [bin("@biomejs/biome"), "lint", "--reporter=json", "--max-diagnostics=none", "."];
	const { output } = await node(lint, { quiet: true, cwd: folder });
	const json = output.split("\n").find((line) => line.startsWith('{"summary"'));
	const report: { diagnostics: { category: string; location: { path: string } }[] } = JSON.parse(json ?? output);
	for (const { category, location } of report.diagnostics) {
		const file = location.path.replaceAll("\\", "/").replace(/^.*?(?=src\/)/, "");
		refused.set(file, (refused.get(file) ?? new Set()).add(category.replace(/^lint\//, "")));
	}
});
afterAll(() => rmSync(folder, { recursive: true }));

const faults = ({ file }: Planted) => [...(refused.get(file) ?? [])];
const checkAll = (planted: readonly Planted[]) => {
	const wrong = planted.filter((item) => {
		const rules = faults(item);
		return item.rule === null ? rules.length > 0 : !rules.includes(item.rule);
	});
	expect(wrong.map((item) => ({ ...item, found: faults(item) }))).toEqual([]);
};

describe("the arrows between the rooms", () => {
	test.each(ROOMS)("src/%s may import what the house says and nothing else", (room) => {
		const planted = ROOMS_AND_ROOMS.filter(({ file }) => file.startsWith(`src/${room}/`));
		expect(planted).toHaveLength(3 * ROOMS.length);
		checkAll(planted);
	});
	test("only src/model imports TensorFlow.js, only src/view Svelte, and nobody what the page is not shipped with", () =>
		checkAll(PACKAGES));
	test("the page is touched in src/view only, workers and storage in src/engine, and the network nowhere", () =>
		checkAll(GLOBALS));
	test("no any, nothing unused, no forgotten promises, no cycles, no raw HTML, and a key for every {#each}", () =>
		checkAll(HABITS));
});
