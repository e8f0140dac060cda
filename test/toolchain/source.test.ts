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

/** What would make two runs of one plan differ, or put unchecked HTML on the page. */
const UNWANTED = [
	"Math.random",
	"crypto.getRandomValues",
	"{@html}",
	"innerHTML",
	"outerHTML",
	"insertAdjacentHTML",
	"eval",
];

const files = readdirSync(join(ROOT, "src"), { recursive: true, encoding: "utf8" }).filter((file) =>
	/\.(ts|svelte)$/.test(file),
);

describe("all of src", () => {
	test.each([
		["calls no network", NETWORK],
		["draws no unseeded random numbers and writes no raw HTML", UNWANTED],
	])("%s", (_what, forbidden) => {
		const found = files.flatMap((file) => {
			const names = namesIn(file, readFileSync(join(ROOT, "src", file), "utf8"));
			return forbidden.filter((name) => names.has(name)).map((name) => `${file}: ${name}`);
		});
		expect(files.length).toBeGreaterThan(5);
		expect(found).toEqual([]);
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
