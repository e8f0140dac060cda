import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { ROOT } from "../../scripts/lib/root.mjs";
import { namesIn } from "./source.ts";

/** Ways to speak to another machine, by whatever object one gets at them. */
const NETWORK = [
	"fetch",
	"XMLHttpRequest",
	"WebSocket",
	"WebSocketStream",
	"EventSource",
	"WebTransport",
	"RTCPeerConnection",
	"sendBeacon",
	"importScripts",
];

/** What would put unchecked HTML or code on the page, or draw numbers that no seed gives. */
const UNCHECKED = ["{@html}", "innerHTML", "outerHTML", "insertAdjacentHTML", "eval", "Math.random"];

/** What would make two runs of one plan differ. The page may throw such dice for a new seed, and keeps it in the plan. */
const UNSEEDED = ["getRandomValues", "randomUUID"];

const files = readdirSync(join(ROOT, "src"), { recursive: true, encoding: "utf8" }).filter((file) =>
	/\.(ts|svelte)$/.test(file),
);

const found = (forbidden: readonly string[], among: readonly string[]) => {
	expect(among.length).toBeGreaterThan(5);
	return among.flatMap((file) => {
		const names = namesIn(file, readFileSync(join(ROOT, "src", file), "utf8"));
		return forbidden.filter((name) => names.has(name)).map((name) => `${file}: ${name}`);
	});
};

describe("src", () => {
	test("calls no network", () => expect(found(NETWORK, files)).toEqual([]));
	test("writes no raw HTML, runs no text as code, and knows no Math.random", () =>
		expect(found(UNCHECKED, files)).toEqual([]));
	test("draws every number below the page from a seed", () => {
		const below = files.filter((file) => !/^(view[/\\]|main\.ts$)/.test(file));
		expect(found(UNSEEDED, below)).toEqual([]);
	});
});

describe("the search for names", () => {
	test.each([
		["a.ts", "globalThis.fetch('x')", "fetch"],
		["a.ts", "self['fetch']('x')", "fetch"],
		["a.ts", "const f = fetch; f('x')", "fetch"],
		["a.ts", "const { fetch: f } = globalThis;", "fetch"],
		["a.ts", "navigator.sendBeacon('x')", "sendBeacon"],
		["a.ts", "const x: number = Math.random() as number", "Math.random"],
		["a.ts", "globalThis.crypto.getRandomValues(x)", "getRandomValues"],
		["a.svelte", "<script lang='ts'>const x: number = Math['random']();</script>", "Math.random"],
		["a.svelte", "<button onclick={() => globalThis.fetch('x')}>x</button>", "fetch"],
		["a.svelte", "<p>{window['fetch']('x')}</p>", "fetch"],
		["a.svelte", "<p>{@html 'x'}</p>", "{@html}"],
		["a.svelte", "<div bind:innerHTML={x}></div><script>let x = $state(''); node.innerHTML = x;</script>", "innerHTML"],
	])("in %s finds %j", (file, source, name) => {
		expect([...namesIn(file, source)]).toContain(name);
	});

	test.each([
		["a.ts", "// fetch\nconst x = 'fetch'; /* Math.random */"],
		["a.svelte", "<!-- fetch --><p>fetch Math.random</p>"],
	])("leaves comments and texts of %s alone", (file, source) => {
		expect([...namesIn(file, source)].filter((name) => /fetch|random/.test(name))).toEqual([]);
	});
});
