import { beforeEach, describe, expect, it, vi } from "vitest";
import { Messages } from "../../../src/view/cockpit/messages.svelte.ts";
import { RunsAside } from "../../../src/view/cockpit/runs-aside.ts";

let kept: Map<string, string>;
beforeEach(() => {
	kept = new Map();
	vi.stubGlobal("localStorage", {
		getItem: (key: string) => kept.get(key) ?? null,
		setItem: (key: string, value: string) => void kept.set(key, value),
		removeItem: (key: string) => void kept.delete(key),
	});
	vi.stubGlobal("document", { documentElement: { dataset: {} } });
});

/** A visit, and what was flown in it from the messages. */
function aVisit() {
	const messages = new Messages();
	const flown: string[] = [];
	const aside = new RunsAside(messages, (text) => void flown.push(text));
	const offered = () => messages.all.find(({ id }) => id === "aside");
	return {
		aside,
		flown,
		isOffered: () => offered() !== undefined,
		back: () => offered()?.action?.onpress(),
		decline: () => {
			const message = offered();
			if (message) messages.decline(message);
		},
	};
}

describe("a run that a link takes the place of", () => {
	it("is offered, also on a later visit, and opened again", () => {
		aVisit().aside.replaced("own", "link");
		const later = aVisit();
		expect(later.isOffered()).toBe(false);
		later.aside.offer();
		later.back();
		expect(later.flown).toEqual(["own"]);
		later.aside.replaced("link", "own");
		expect(later.isOffered()).toBe(false);
	});

	it("is not pushed out by one link after the other, and what was done with a link's run is kept as well", () => {
		const { aside, flown, back } = aVisit();
		aside.replaced("own", "first link");
		aside.replaced("first link", "second link");
		back();
		expect(flown).toEqual(["own"]);
		aside.replaced("second link, played on", "own");
		back();
		expect(flown).toEqual(["own", "second link, played on"]);
	});

	it("that was gone back to is the person's own again, and the next link does not have it", () => {
		const { aside, flown, back } = aVisit();
		aside.replaced("own", "link");
		back();
		aside.replaced("link", "own");
		aside.replaced("own", "another link");
		back();
		expect(flown).toEqual(["own", "own"]);
	});

	it("is none where there was none, and where a reload opens the same run", () => {
		const { aside, isOffered } = aVisit();
		aside.replaced(null, "link");
		expect(isOffered()).toBe(false);
		aside.replaced("link", "link");
		expect(isOffered()).toBe(false);
	});

	it("is kept until its message is dismissed; then the one before it is the next", () => {
		const { aside, flown, decline, back, isOffered } = aVisit();
		aside.replaced("own", "link");
		aside.replaced("link, played on", "another link");
		decline();
		expect(isOffered()).toBe(false);
		aside.offer();
		back();
		expect(flown).toEqual(["own"]);
		aVisit();
		expect(kept.get("driftworks.aside")).toBe("own");
	});

	it("inside another page is kept and not offered", () => {
		vi.stubGlobal("document", { documentElement: { dataset: { embed: "" } } });
		const { aside, isOffered } = aVisit();
		aside.replaced("own", "link");
		expect(isOffered()).toBe(false);
		expect(kept.get("driftworks.aside")).toBe("own");
	});
});
