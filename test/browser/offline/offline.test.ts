import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { render } from "vitest-browser-svelte";
import Offline from "../../../src/view/offline/Offline.svelte";

/** A browser that refuses, so that nothing is kept of the page of this test. */
const refuse = () =>
	vi.spyOn(navigator.serviceWorker, "register").mockRejectedValue(new DOMException("private", "SecurityError"));

describe("the site is kept", () => {
	let register: ReturnType<typeof refuse>;
	beforeEach(() => {
		register = refuse();
		vi.useFakeTimers();
	});
	afterEach(() => {
		vi.useRealTimers();
		vi.restoreAllMocks();
	});

	it("at once where nothing races", async () => {
		await render(Offline, { inLesson: false, racing: false });
		expect(register).toHaveBeenCalledTimes(1);
	});

	it("when the race has come to its end, and once", async () => {
		const screen = await render(Offline, { inLesson: false, racing: true });
		vi.advanceTimersByTime(20_000);
		expect(register).not.toHaveBeenCalled();
		for (const racing of [false, true, false]) await screen.rerender({ inLesson: false, racing });
		vi.advanceTimersByTime(60_000);
		expect(register).toHaveBeenCalledTimes(1);
	});

	it("after half a minute however long it races", async () => {
		await render(Offline, { inLesson: false, racing: true });
		vi.advanceTimersByTime(29_000);
		expect(register).not.toHaveBeenCalled();
		vi.advanceTimersByTime(2000);
		expect(register).toHaveBeenCalledTimes(1);
	});
});
