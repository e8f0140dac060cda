import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { followAddress, leaveLink, showAddress } from "../../../src/view/cockpit/address.ts";

const place = { hash: "" };
const dataset: Record<string, string> = {};
beforeEach(() => {
	place.hash = "";
	vi.stubGlobal("location", place);
	vi.stubGlobal("document", { documentElement: { dataset } });
	const replaceState = (_: unknown, __: string, address: string) => (place.hash = address);
	vi.stubGlobal("history", { state: null, replaceState });
});
afterEach(() => {
	delete dataset["embed"];
	vi.unstubAllGlobals();
});

/** The page is told of an address. */
function open(hash: string) {
	place.hash = hash;
	return followAddress();
}

describe("an address", () => {
	it.each([
		["#/", { page: "", run: null }],
		["", { page: "", run: null }],
		["#/lesson/seen-and-unseen?seed=5&drifts=a?b", { page: "lesson/seen-and-unseen", run: "seed=5&drifts=a?b" }],
		["#/?", { page: "", run: null }],
	])("%s is a page and perhaps a run", (hash, address) => {
		expect(open(hash)).toEqual(address);
	});
});

describe("a link whose run has gone on", () => {
	it.each([
		["#/sandbox?seed=5", "#/sandbox"],
		["#/?seed=5", "#/sandbox"],
		["#/lesson/seen-and-unseen?seed=5", "#/lesson/seen-and-unseen?seed=5&at=3"],
		["#/race?seed=5", "#/race?seed=5"],
		["#/sandbox", "#/sandbox"],
		["#/lesson/seen-and-unseen", "#/lesson/seen-and-unseen"],
		["", ""],
	])("%s becomes %s, which only names a run where one came with it", (link, left) => {
		open(link);
		leaveLink("seed=5&at=3");
		expect(place.hash).toBe(left);
	});

	it("stays inside another page", () => {
		dataset["embed"] = "";
		open("#/sandbox?seed=5");
		leaveLink("seed=5&at=3");
		expect(place.hash).toBe("#/sandbox?seed=5");
	});

	it("is left also when the page itself put it there", () => {
		open("#/sandbox");
		showAddress("#/sandbox?seed=5&at=3");
		leaveLink("seed=5&at=4");
		expect(place.hash).toBe("#/sandbox");
	});

	it("does not take with it another link that was just opened and that the page is not told of yet", () => {
		open("#/sandbox?seed=11");
		place.hash = "#/sandbox?seed=5";
		leaveLink("seed=11&at=21");
		expect(place.hash).toBe("#/sandbox?seed=5");
		expect(followAddress().run).toBe("seed=5");
	});
});
