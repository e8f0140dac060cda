import { flushSync } from "svelte";
import { afterEach, expect, it } from "vitest";
import { render } from "vitest-browser-svelte";
import { allParts, beginParts, endParts, turn } from "../../../src/view/cockpit/parts.ts";
import Nest from "./Nest.svelte";

/** The names that are on the page. */
const there = () => [...document.querySelectorAll("[data-part]")].map((part) => part.getAttribute("data-part"));

/** What is on the page after each task in which it changed, until the parts are there. */
async function tasks(): Promise<(readonly (string | null)[])[]> {
	const seen: (readonly (string | null)[])[] = [];
	const watch = new MutationObserver(() => seen.push(there()));
	watch.observe(document.body, { childList: true, subtree: true });
	await allParts();
	watch.disconnect();
	return seen;
}

afterEach(endParts);

it("comes part by part, each in a task of its own, and what is inside one before what follows it", async () => {
	beginParts();
	await render(Nest);
	const looks = [there(), ...(await tasks())].filter((names, i, all) => names.length !== all[i - 1]?.length);
	expect(looks[0]?.length).toBeLessThan(2);
	for (const [i, names] of looks.entries()) if (i > 0) expect(names.length).toBe((looks[i - 1]?.length ?? 0) + 1);
	expect(there()).toEqual(["first", "inside", "deeper", "beside", "last"]);
	// A later part that came earlier would stand behind a name that is not there yet.
	for (const names of looks) expect(names).toEqual(there().slice(0, names.length));
});

it("is there at once where no page is on its way", async () => {
	await render(Nest);
	flushSync();
	expect(there()).toHaveLength(5);
});

it("tells when no part waits any more, to everybody who asks", async () => {
	beginParts();
	const done: string[] = [];
	const part = (name: string) => turn()?.then(() => done.push(name));
	void part("a")?.then(() => part("inside a"));
	void part("b");
	await Promise.all([allParts(), allParts()]);
	expect(done).toEqual(["a", "inside a", "b"]);
	await allParts();
});
